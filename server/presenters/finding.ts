// What a coding rests on, in sentences. The same words stand under a row and at the end of the sum.
import type { Coding } from '../domain/types.ts';
import type { Basis, Classification, Evidence, SchemeSummary } from '../stance/types.ts';
import { weight } from './words.ts';

const BASIS: Readonly<Record<Basis, string>> = {
  verdict: 'An outright statement of the course outranks the count of all cues.',
  score: 'The sums decide.',
  'no cue': 'No cue of enough weight was found, so no course could be read.',
  tie: 'The cues balance: the lead is too small to name one course.',
  stated: 'The author says that no course is recommended.',
};

/** "Basis" of a classification as a sentence. */
export function basisWords(basis: Basis): string {
  return BASIS[basis];
}

/** Whose tag it is: "Machine tag by lead@0.1.0", "Editor’s tag by ...". */
export function makerWords({ kind, coder }: Coding): string {
  if (kind === 'lexicon') return `Machine tag by ${coder}`;
  return kind === 'editor' ? `Editor’s tag by ${coder}` : 'The contributor’s own declaration';
}

/** Why it came out so: the reason given, or what the lexicon's count rests on. */
export function findingWords({ reason, classification }: Coding, scheme: SchemeSummary): string {
  if (!classification) return reason === null ? 'No reason was given.' : `“${reason}”`;
  return [basisWords(classification.basis), ...sumWords(classification, scheme)].join(' ');
}

/** "1.5 × 2 = 3": the base weight, every factor, and what they come to. */
export function productWords({ baseWeight, factors, weight: product }: Evidence): string {
  const terms = [baseWeight, ...factors.map(({ value }) => value)].map(weight);
  return terms.length === 1 ? weight(product) : `${terms.join(' × ')} = ${weight(product)}`;
}

/** "Shape 6, Resist 2.", highest first; nothing where nothing counted. */
function sumWords({ scores }: Classification, scheme: SchemeSummary): readonly string[] {
  const sums = scheme.stances
    .map(({ code, word }) => ({ word, sum: scores[code] ?? 0 }))
    .filter(({ sum }) => sum !== 0)
    .sort((a, b) => b.sum - a.sum)
    .map(({ word, sum }) => `${word} ${weight(sum)}`);
  return sums.length === 0 ? [] : [`${sums.join(', ')}.`];
}
