// How a tag is made, in sentences, with the numbers that the scheme gives. Pages and docs/method.md share them.
import { BAND_WORDS } from '../domain/sureness.ts';
import type { Basis, Codebook, CodebookMechanism } from '../stance/types.ts';
import { type PatternPart, patternParts } from './pattern.ts';
import { allOf, anyOf, count, share, weight } from './words.ts';

export interface Step {
  readonly name: string;
  readonly text: string;
  readonly wordings: readonly {
    readonly caption: string;
    readonly patterns: readonly { readonly parts: readonly PatternPart[] }[];
  }[];
}

interface MechanismWords {
  readonly name: string;
  readonly text: (
    of: (setting: string) => string,
    codebook: Codebook,
    mechanism: CodebookMechanism,
  ) => string;
}

/** In every text `of('factor')` is the scheme's number for that setting. */
const MECHANISMS: Readonly<Record<string, MechanismWords>> = {
  question: {
    name: 'Questions',
    text: (of) => `What a sentence asks it does not recommend: a hit in a question counts × ${of('factor')}.`,
  },
  quotation: {
    name: 'Quotations',
    text: (of) =>
      `Words inside a quotation of ${of('words')} words or more are somebody else’s: × ${of('factor')}.`,
  },
  attribution: {
    name: 'Views of others',
    text: (of) =>
      `What comes after a source and a verb of saying, or under an opening such as “according to”, is that source’s view: × ${of('factor')}, until the sentence turns. “I” and “we” are no other source. Where the author calls the source right, the hit keeps its weight; where the author calls it wrong, it counts the other way, as if negated.`,
  },
  concession: {
    name: 'Concessions',
    text: (of) => `What a clause or a sentence grants before its author goes on counts × ${of('factor')}.`,
  },
  hypothesis: {
    name: 'Suppositions',
    text: (of) => `What a clause only supposes counts × ${of('factor')}.`,
  },
  negation: {
    name: 'Negation',
    text: (of) =>
      `A negator turns a hit round where it stands at most ${of('scope')} words before it in the same clause; two cancel out. Each entry says which stance it has when negated, or that it then counts for nothing (× ${of('factor')} otherwise). Some judgements turn what stands before them, and some wordings only look like negators.`,
  },
  qualifier: {
    name: 'Qualifiers',
    text: (of, { stances }, { wordings }) => {
      const turned = stances.filter(({ tone }) => wordings.tones?.includes(tone)).map(({ word }) => word);
      return `A qualifier (“up to a point”, “only if”) turns what the same sentence says for ${allOf(turned)} into the qualifier’s own stance: × ${of('factor')}.`;
    },
  },
  deontic: {
    name: 'Who should',
    text: (of) =>
      `A hit at most ${of('reach')} words after a verb of obligation counts × ${of('audience')} where the audience of the question is the subject, and × ${of('other')} where somebody else is; × ${of('passive')} where something of the lead or the topic should be treated so.`,
  },
  report: {
    name: 'Reports and forecasts',
    text: (of) =>
      `What was done or will be done, where nobody is told to do it and the author does not judge it, counts × ${of('factor')}.`,
  },
  position: {
    name: 'Place in the answer',
    text: (of) =>
      `Among the sentences that give evidence the first counts × ${of('first')} and the last × ${of('last')}; one that sums up counts × ${of('summing')}. Before a turn such as “that said” a hit counts × ${of('before')}, after it × ${of('after')}; in one sentence, before a “but”, × ${of('contrast_before')}.`,
  },
};

const CAPTIONS: Readonly<Record<string, string>> = {
  sources: 'Sources',
  verbs: 'Verbs',
  openers: 'Openings',
  self: 'No other source',
  until: 'What ends it',
  endorsed: 'Called right',
  rejected: 'Called wrong',
  clause: 'Opens a clause',
  sentence: 'Opens a sentence',
  negators: 'Negators',
  pseudo: 'No negators',
  after: 'Negates what stands before it',
  scope_end: 'What ends it',
  turns: 'Turns',
  contrast: 'Contrasts',
  unless: 'Not where it says',
  summing_up: 'Sums up',
};

/** Every step from the text to the tag, in the order in which they are taken. */
export function stepsOf(codebook: Codebook): readonly Step[] {
  return [
    ...readingSteps(codebook),
    ...codebook.mechanisms.map((mechanism) => mechanismStep(mechanism, codebook)),
    ...combineSteps(codebook),
    ...decisionSteps(codebook),
  ];
}

function readingSteps({ entries }: Codebook): Step[] {
  const patterns = entries.reduce((sum, entry) => sum + entry.patterns.length, 0);
  return [
    plain(
      'Sentences and words',
      'An answer is cut into sentences and words. Capitals do not matter, except where a pattern asks for them: “US” is not “us”.',
    ),
    plain(
      'Who is who',
      'Where the question names an audience and a lead, their other names come from a list of countries, unions, alliances, institutions and leaders, so that one lexicon reads “Ottawa” and “Washington” under one question, “Berlin” and “Paris” under the next. Anybody else in the list is another actor.',
    ),
    plain(
      'Patterns',
      `${count(patterns, 'pattern')} in ${count(entries.length, 'entry', 'entries')} are looked for in every sentence. Where hits overlap, the longest wins, a word in a gap counting half, and the others are set aside. A hit starts with the base weight of its entry, 1 to 3; each of the following multiplies it by a factor.`,
    ),
  ];
}

function mechanismStep(mechanism: CodebookMechanism, codebook: Codebook): Step {
  const { name, numbers, wordings } = mechanism;
  const words = MECHANISMS[name];
  if (!words) throw new Error(`There are no words for the mechanism “${name}”; add them to MECHANISMS.`);
  return {
    name: words.name,
    text: words.text((setting) => weight(numbers[setting] ?? 1), codebook, mechanism),
    wordings: Object.entries(wordings).flatMap(([key, patterns]) => {
      const caption = CAPTIONS[key];
      return caption === undefined || patterns.length === 0
        ? []
        : [{ caption, patterns: patterns.map((pattern) => ({ parts: patternParts(pattern) })) }];
    }),
  };
}

function combineSteps({ combine, stances }: Codebook): Step[] {
  if (combine.length === 0) return [];
  const word = (code: string): string => stances.find((each) => each.code === code)?.word ?? code;
  const term = (each: string): string =>
    each.startsWith('not ') ? `not ${word(each.slice(4))}` : word(each);
  const rules = combine.map(
    ({ sentence, gives, note }) =>
      `${allOf(sentence.map(term))} make ${word(gives)}${note === '' ? '' : ` (${note})`}`,
  );
  return [
    plain(
      'One sentence, one meaning',
      `Where the hits of one sentence meet, the first of these rules decides: ${rules.join('; ')}.`,
    ),
  ];
}

const PLACES: Readonly<Record<string, string>> = {
  first: 'the first',
  last: 'the last',
  summing_up: 'a summing-up one',
};

function decisionSteps(codebook: Codebook): Step[] {
  const { minimum, threshold, verdict } = codebook;
  const where = anyOf(verdict.where.map((place) => PLACES[place] ?? place));
  return [
    plain(
      'The sum',
      `The weights are added up for each stance. Less than ${weight(minimum)} in all is no cue, and the answer is unclear.`,
    ),
    plain(
      'The verdict',
      `Where an entry of the kind “verdict” stands in ${where} of the sentences that give evidence, and has kept at least ${share(verdict.minShare)} of its base weight, only such sentences are added up.`,
    ),
    plain(
      'The margin',
      `The stance with the largest sum is the tag. Its margin is its lead over the second as a share of all weight, from 0 to 1. Below ${share(threshold)} the answer is unclear, for its cues balance; it is unclear too where words read as recommending no course weigh most.`,
    ),
    plain('How sure', howSure(codebook)),
    plain('The sentence to quote', decidingWords(codebook)),
  ];
}

/** When a tag of this scheme is called clear, on balance or tentative. */
export function howSure({ confidence }: Pick<Codebook, 'confidence'>): string {
  const low = BAND_WORDS.low;
  const rules = confidence.map(({ band, basis, margin, weight: least }) => {
    const from = anyOf(basis.map((each) => BASIS_WORDS[each]));
    return `“${BAND_WORDS[band]}” with a margin of ${share(margin)} and a weight of ${weight(least)} or more behind the tag, from ${from}`;
  });
  return rules.length === 0
    ? `Every tag is called “${low}”.`
    : `A tag is called ${rules.join('; else ')}; else “${low}”.`;
}

const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  verdict: 'outright statements',
  score: 'the sums',
  'no cue': 'no cue',
  tie: 'a tie',
  stated: 'words read as recommending no course',
};

const BONUSES: Readonly<Record<string, string>> = {
  verdict: 'an outright statement',
  deontic: 'advice to the audience',
  first: 'the first place',
  last: 'the last place',
  summing_up: 'summing up',
};

function decidingWords({ deciding }: Codebook): string {
  const bonuses = Object.entries(deciding)
    .filter(([, bonus]) => bonus > 0)
    .map(([name, bonus]) => `${weight(bonus)} for ${BONUSES[name] ?? name}`);
  const added = bonuses.length === 0 ? '' : `, with a bonus of ${allOf(bonuses)}`;
  return `Tables quote the sentence that speaks most heavily for the tag${added}. It decides nothing; it is the place to look first.`;
}

function plain(name: string, text: string): Step {
  return { name, text, wordings: [] };
}

/** What the kinds of entries are for. */
export const KIND_WORDS = {
  verdict: { many: 'verdicts', about: 'An outright statement of the stance, which can outrank the sum.' },
  frame: { many: 'frames', about: 'A way of putting things that implies the stance.' },
  cue: { many: 'cues', about: 'Words for doing what the stance is about.' },
  qualifier: { many: 'qualifiers', about: 'Words that change what the rest of the sentence means.' },
  decoy: {
    many: 'decoys',
    about: 'Wordings that count for nothing and keep other entries from reading them.',
  },
} as const;
