// What a coding rests on, in sentences. The same words stand under a row and at the end of the sum.
import { shownOf } from '../domain/shown.ts';
import type { Coding, Response } from '../domain/types.ts';
import type { Basis, Classification, Evidence, SchemeSummary } from '../stance/types.ts';
import { voteWords } from './votes.ts';
import { weight } from './words.ts';

const BASIS: Readonly<Record<Basis, string>> = {
  verdict: 'Outright statements of the course outrank the count of all cues.',
  score: 'The sums decide.',
  'no cue': 'No cue of enough weight was found, so no course could be read.',
  tie: 'The cues balance: the lead is too small to name one course.',
  stated: 'Words of the answer are read as a statement that no course is recommended.',
};

/** What a classification rests on, as a sentence. It says what was read, and claims nothing about the author. */
export function basisWords({ basis, stance, evidence }: Classification): string {
  const words = evidence
    .filter((each) => each.decides && each.stance === stance)
    .toSorted((a, b) => b.weight - a.weight)[0];
  if (basis !== 'stated' || !words) return BASIS[basis];
  return `The words “${words.quote}” are read as a statement that no course is recommended.`;
}

/** Whose tag a response shows and why it is so (see `shownOf`), each in a sentence; `made` has no full stop. */
export function reasonOf(
  response: Response,
  scheme: SchemeSummary,
): { readonly made: string; readonly finding: string } {
  const { coding, declared } = response;
  const { kind } = shownOf(response);
  if (kind === coding.kind) return { made: makerWords(coding), finding: findingWords(coding, scheme) };
  const vote = voteWords(declared);
  if (vote === null) {
    return { made: 'No answer', finding: 'On the list of this panel, with neither words nor a vote.' };
  }
  return {
    made: 'The contributor’s own vote',
    finding: `${vote}. There are no words that a machine could read, so the vote stands for itself.`,
  };
}

/** Whose tag it is: "Machine tag by lead@0.1.0", "Editor’s tag by ...". */
export function makerWords({ kind, coder }: Coding): string {
  if (kind === 'lexicon') return `Machine tag by ${coder}`;
  return kind === 'editor' ? `Editor’s tag by ${coder}` : 'The contributor’s own vote';
}

/** Why it came out so: the reason given, or what the lexicon's count rests on. */
export function findingWords({ reason, classification }: Coding, scheme: SchemeSummary): string {
  if (!classification) return reason === null ? 'No reason was given.' : `“${reason}”`;
  return [basisWords(classification), ...sumWords(classification, scheme)].join(' ');
}

/** "1.5 × 2 = 3": the base weight, every factor that changes it, and what they come to. */
export function productWords({ baseWeight, factors, weight: product }: Evidence): string {
  const changing = factors.map(({ value }) => value).filter((value) => value !== 1);
  const terms = [baseWeight, ...changing].map(weight);
  return terms.length === 1 ? weight(product) : `${terms.join(' × ')} = ${weight(product)}`;
}

/** The sums that decided, highest first: "Shape 6, Resist 2."; nothing where nothing counted. */
function sumWords(found: Classification, scheme: SchemeSummary): readonly string[] {
  const sums = scheme.stances
    .map(({ code, word }) => ({ word, sum: decidingScore(found, code) }))
    .filter(({ sum }) => sum !== 0)
    .sort((a, b) => b.sum - a.sum)
    .map(({ word, sum }) => `${word} ${weight(sum)}`);
  return sums.length === 0 ? [] : [`${sums.join(', ')}.`];
}

/** The weight that decided for a stance: that of all evidence, or of the outright statements alone. */
export function decidingScore({ evidence, scores }: Classification, stance: string): number {
  if (evidence.every(({ decides }) => decides)) return scores[stance] ?? 0;
  return evidence
    .filter((each) => each.decides && each.stance === stance)
    .reduce((sum, each) => sum + each.weight, 0);
}
