// The classifier: answers a second beside natural's Bayes and a VADER-style scorer; what compiling costs; long and
// hostile texts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { type CompiledScheme, classify, compile, parseActors } from '../../server/stance/index.ts';
import { ROOT } from '../../server/wiring.ts';
import { type Answer, drawAnswers } from './answers.ts';
import { best, type Contestant, count, type Figure, median, race, type Section } from './figures.ts';
import { lexiconOf } from './lexicon.ts';
import { score, valences } from './vader.ts';

const PATTERNS = 1000;
const ANSWERS = 600;
const TRAINED_ON = 60;
const MEGABYTE = 1_000_000;
const TARGETS = { rate: 10_000, times: 5, compile: 100, megabyte: 2000, doubling: 2.2 };

export const stance: Section = { name: 'stance', run };

function run(): readonly Figure[] {
  const actors = parseActors(readFileSync(join(ROOT, 'data', 'actors.yaml'), 'utf8'), 'data/actors.yaml');
  const scheme = lexiconOf(PATTERNS);
  const start = performance.now();
  const compiled = compile(scheme, actors);
  const first = performance.now() - start;
  const again = best(10, () => compile(scheme, actors));
  const answers = drawAnswers(ANSWERS);
  return [
    {
      what: `compile ${PATTERNS} patterns, cold and warm`,
      value: `${first.toFixed(0)} and ${again.toFixed(0)} ms`,
      target: `at most ${TARGETS.compile} ms`,
      met: first <= TARGETS.compile,
    },
    ...rates(compiled, answers),
    megabyte(compiled, answers),
    doubling(compiled),
  ];
}

function rates(compiled: CompiledScheme, answers: readonly Answer[]): Figure[] {
  const texts = answers.map(({ paragraphs }) => paragraphs.join(' '));
  const bayes = trained(compiled, answers);
  const lexicon = valences();
  const contestants: readonly Contestant[] = [
    { name: 'stance', read: (i) => classify(compiled, answers[i] ?? { question: null, paragraphs: [] }) },
    { name: 'natural Bayes', read: (i) => bayes.classify(stemmer.tokenizeAndStem(texts[i] ?? '')) },
    { name: 'VADER-style', read: (i) => score(texts[i] ?? '', lexicon) },
  ];
  const found = race(contestants, answers.length);
  const own = found.get('stance') ?? 0;
  const others = [...found].filter(([name]) => name !== 'stance');
  return [
    {
      what: '180-word answers a second, one thread',
      value: count(own),
      target: `at least ${count(TARGETS.rate)}`,
      met: own >= TARGETS.rate,
    },
    ...others.map(([name, rate]) => ({
      what: `  beside ${name}: ${count(rate)}`,
      value: `${(own / rate).toFixed(1)} times`,
      target: `at least ${TARGETS.times} times`,
      met: own / rate >= TARGETS.times,
    })),
  ];
}

/** natural's classifier as it comes, trained on a few answers; more would make it slower still. */
function trained(compiled: CompiledScheme, answers: readonly Answer[]): BayesClassifier {
  const bayes = new BayesClassifier();
  for (const answer of answers.slice(0, TRAINED_ON)) {
    bayes.addDocument(
      stemmer.tokenizeAndStem(answer.paragraphs.join(' ')),
      classify(compiled, answer).stance,
    );
  }
  bayes.train();
  return bayes;
}

function megabyte(compiled: CompiledScheme, answers: readonly Answer[]): Figure {
  const long = answers.map(({ paragraphs }) => paragraphs.join(' ')).join(' ');
  const text = long.repeat(Math.ceil(MEGABYTE / long.length)).slice(0, MEGABYTE);
  const question = answers[0]?.question ?? null;
  const took = best(3, () => classify(compiled, { question, paragraphs: [text] }));
  return {
    what: 'one paragraph of 1,000,000 characters',
    value: `${took.toFixed(0)} ms`,
    target: `at most ${count(TARGETS.megabyte)} ms`,
    met: took <= TARGETS.megabyte,
  };
}

/** Texts that are slow to read for programs that look back or ahead too far. */
const HOSTILE: Readonly<Record<string, string>> = {
  'one endless word': 'a',
  'one word again and again': 'follow ',
  negators: 'not never no refuse to ',
  'hits without a stop': 'Britain should not follow the plan of Washington and ',
  'sources without end': 'critics say that Washington argues that ',
  'clauses without end': 'although whether if while ',
  'sentences that sum up': 'In short, Britain should back Washington. ',
  'quoted hits': '“We should now follow the whole plan of Washington” and ',
  brackets: '(',
  stops: '. ',
  'closing marks': '…"’) ',
  apostrophes: "n't's",
  'opening quotation marks': '“‘',
  'list items': '\n- ',
  acronyms: 'U.S.',
  'combining marks': 'a\u0301\u0301',
  'lone surrogates': '\ud800',
};
/** Units of the shorter text: enough that both fill more memory than is swept in one go. */
const HALF = 200_000;
/** Milliseconds that reading the shorter text takes at least; a ratio of less is noise. */
const LEAST = 10;
const LONGEST_HALF = 1_600_000;
const PAIRS = 7;

function doubling(compiled: CompiledScheme): Figure {
  const question = "Should Britain follow Washington's lead?";
  const read = (paragraph: string) =>
    best(1, () => classify(compiled, { question, paragraphs: [paragraph] }));
  let worst = { name: '', ratio: 0 };
  for (const [name, part] of Object.entries(HOSTILE)) {
    const ratio = doublingOf(part, read);
    if (ratio > worst.ratio) worst = { name, ratio };
  }
  return {
    what: `twice the hostile text, the worst of ${Object.keys(HOSTILE).length} (${worst.name})`,
    value: `${worst.ratio.toFixed(2)} times`,
    target: `at most ${TARGETS.doubling} times`,
    met: worst.ratio <= TARGETS.doubling,
  };
}

/** How many times as long it takes to read twice as much: the median of several pairs, each read in turn. */
function doublingOf(part: string, read: (text: string) => number): number {
  let length = HALF;
  const text = (units: number) => part.repeat(Math.ceil(units / part.length)).slice(0, units);
  read(text(2 * length)); // Makes room, so that no measured reading has to.
  while (length < LONGEST_HALF && read(text(length)) < LEAST) length *= 2;
  const [half, whole] = [text(length), text(2 * length)];
  const ratios: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const short = read(half);
    ratios.push(read(whole) / short);
  }
  return median(ratios);
}
