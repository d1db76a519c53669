// What holds for every text, tried on generated ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Classification,
  classify,
  compile,
  type Evidence,
  type Scheme,
  splitSentences,
} from '../../../server/stance/index.ts';
import { compiledCourse, course, neighbours, question, read } from './support.ts';

const RUNS = { numRuns: 200 };

const WORDS = (
  "Norway Oslo's we ministers Sweden Lindqvist Finland Chile the should must ought to not never shouldn't no " +
  'adopt copy accept follow plan quota tracks bargain negotiate with use leverage go it alone reject refuse ' +
  'up to a point only if on condition that remains to be seen but rather because although while whether if ' +
  'hunters say says rightly wrongly are right according to would be a mistake and wolves snow 1905 (NATO)'
).split(' ');
const MARKS = [
  ' ',
  ' ',
  ' ',
  ' ',
  ', ',
  '; ',
  ' – ',
  ' (',
  ') ',
  '. ',
  '? ',
  ': ',
  ' “',
  '” ',
  ' ‘',
  '’ ',
  '. That said, ',
];

const wordy = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...MARKS)), { maxLength: 80 })
  .map((pairs) => pairs.flat().join(''));
/** Any UTF-16 units at all: halves of pairs, controls, marks that combine with nothing. */
const units = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.constantFrom(0x200d, 0x301, 0xd83d, 0xde00, 0xad, 0x202e),
    ),
    {
      maxLength: 60,
    },
  )
  .map((codes) => String.fromCharCode(...codes));
const paragraphs = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: wordy },
    { weight: 1, arbitrary: fc.tuple(wordy, units, wordy).map((parts) => parts.join('')) },
  ),
  { minLength: 1, maxLength: 3 },
);

/** Sentences that say something by themselves, whatever stands around them. */
const sentence = fc.constantFrom(
  'Oslo should adopt the Swedish quota.',
  'We must not copy Sweden!',
  'Bargain with the neighbour.',
  'Norway should accept the plan up to a point.',
  'Ministers ought to use their leverage, but accept the quota.',
  'Hunters say that Norway should adopt the plan.',
  'Should Norway copy Sweden?',
  'It remains to be seen.',
  'Wolves live in woods.',
);
const neutral = fc
  .array(
    fc.constantFrom(
      'wolves',
      'snow',
      'rivers',
      'in',
      'winter',
      'are',
      'cold',
      'Roads',
      'Lima',
      '1905',
      'café',
    ),
    {
      minLength: 1,
      maxLength: 9,
    },
  )
  .map((words) => `The ${words.join(' ')}.`);

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;

function assertSound(found: Classification, texts: readonly string[]): void {
  const all: readonly Evidence[] = [...found.evidence, ...found.suppressed];
  for (const span of [...all, ...(found.deciding === null ? [] : [found.deciding])]) {
    assert.equal(texts[span.paragraph]?.slice(span.start, span.end), span.quote);
    assert.ok(span.end > span.start);
  }
  for (const { weight, baseWeight, factors } of all) {
    assert.ok(
      near(
        weight,
        factors.reduce((product, factor) => product * factor.value, baseWeight),
      ),
    );
  }
  for (const [stance, score] of Object.entries(found.scores)) {
    const weights = found.evidence.filter((item) => item.stance === stance).map(({ weight }) => weight);
    assert.ok(
      near(
        score,
        weights.reduce((sum, weight) => sum + weight, 0),
      ),
    );
  }
  const places = found.evidence.map(({ paragraph, start }) => [paragraph, start] as const);
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1]),
  );
}

test('every span slices back to its quote, factors multiply to weights, weights add up to scores', () => {
  fc.assert(
    fc.property(paragraphs, (texts) => assertSound(read(...texts), texts)),
    RUNS,
  );
});

test('the same text gives the same finding, and plain data', () => {
  fc.assert(
    fc.property(paragraphs, (texts) => {
      const found = read(...texts);
      assert.deepEqual(read(...texts), found);
      assert.deepEqual(JSON.parse(JSON.stringify(found)), found);
    }),
    RUNS,
  );
});

test('the order of entries, patterns and list members makes no difference', () => {
  const shuffled = (order: (length: number) => number[]): Scheme => {
    const shuffle = <Item>(items: readonly Item[]): Item[] =>
      order(items.length).flatMap((index) => {
        const item = items[index];
        return item === undefined ? [] : [item];
      });
    return {
      ...course,
      entries: shuffle(course.entries).map((entry) => ({ ...entry, patterns: shuffle(entry.patterns) })),
      lists: Object.fromEntries(
        shuffle(Object.entries(course.lists)).map(([name, items]) => [name, shuffle(items)]),
      ),
    };
  };
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 7, maxLength: 7 }), paragraphs, (keys, texts) => {
      const order = (length: number) =>
        Array.from({ length }, (_, i) => i).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
      const other = compile(shuffled(order), neighbours);
      assert.deepEqual(classify(other, { question, paragraphs: texts }), read(...texts));
    }),
    { numRuns: 100 },
  );
});

test('without a sentence the scores are lower by exactly the weights that it showed', () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 7 }), fc.nat(), (sentences, pick) => {
      const gone = pick % sentences.length;
      const start = sentences.slice(0, gone).join(' ').length + (gone > 0 ? 1 : 0);
      const end = start + (sentences[gone] ?? '').length;
      const whole = read(sentences.join(' '));
      const rest = read(sentences.filter((_, index) => index !== gone).join(' '));
      for (const [stance, score] of Object.entries(whole.scores)) {
        const shown = whole.evidence
          .filter((item) => item.stance === stance && item.start >= start && item.end <= end)
          .reduce((sum, { weight }) => sum + weight, 0);
        assert.ok(near(rest.scores[stance] ?? 0, score - shown));
      }
    }),
    RUNS,
  );
});

test('a sentence that says nothing changes no finding, wherever it is added', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(sentence, fc.constant('In short, go it alone.')), { minLength: 1, maxLength: 6 }),
      neutral,
      fc.nat(),
      (sentences, added, pick) => {
        const at = pick % (sentences.length + 1);
        const more = [...sentences.slice(0, at), added, ...sentences.slice(at)];
        const { stance, basis, margin, scores, deciding } = read(sentences.join(' '));
        const found = read(more.join(' '));
        assert.deepEqual(
          [found.stance, found.basis, found.margin, found.scores, found.deciding?.quote],
          [stance, basis, margin, scores, deciding?.quote],
        );
      },
    ),
    RUNS,
  );
});

test('sentences cover every unit that is not white space, once and in order', () => {
  fc.assert(
    fc.property(fc.oneof(wordy, units), (text) => {
      const ranges = splitSentences(text);
      const bare = (part: string) => part.replace(/\s/gu, '');
      assert.equal(bare(ranges.map(({ start, end }) => text.slice(start, end)).join('')), bare(text));
      assert.ok(
        ranges.every(({ start, end }, index) => start < end && start >= (ranges[index - 1]?.end ?? 0)),
      );
    }),
    RUNS,
  );
});

const LONG = 100_000;
const repeated = (part: string): string => part.repeat(Math.ceil(LONG / part.length));
const HOSTILE: Readonly<Record<string, string>> = {
  'one letter': repeated('a'),
  'one word': repeated('copy '),
  'negators without end': repeated('not never no refuse to '),
  'hits without end': repeated('Norway should not copy the plan of Sweden and '),
  'sources without end': repeated('hunters say that critics argue that '),
  'openers without end': repeated('although whether if according to '),
  'sentences that sum up': repeated('In short, go it alone. '),
  'quoted hits': repeated('“We should now copy the whole plan here” and '),
  brackets: repeated('('),
  stops: repeated('. '),
  ellipses: repeated('…"’) '),
  apostrophes: repeated("n't's"),
  quotations: repeated('“‘'),
  newlines: repeated('\n- '),
  acronyms: repeated('U.S.'),
  'combining marks': repeated('a\u0301\u0301'),
  'lone surrogates': repeated('\ud800'),
  'new words': Array.from({ length: LONG / 8 }, (_, i) => `w${i.toString(36)}`).join(' '),
};

test('no text is slow: a hundred thousand units of anything are read in seconds', () => {
  for (const [name, text] of Object.entries(HOSTILE)) {
    const start = performance.now();
    assertSound(classify(compiledCourse, { question, paragraphs: [text] }), [text]);
    const seconds = (performance.now() - start) / 1000;
    // What is quadratic takes minutes here; what is linear, a fraction of a second.
    assert.ok(seconds < 10, `${name}: ${seconds.toFixed(1)} s`);
  }
});
