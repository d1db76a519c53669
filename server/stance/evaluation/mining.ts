// Candidates for a lexicon: the n-grams of labelled deciding sentences that set their stance apart.
// A person reads them and writes general patterns; nothing here feeds the classifier.
import { type LabelledAnswer, plainText, questionKey } from './answers.ts';
import { logOdds, total } from './log-odds.ts';

/** The longest run of words that is counted. */
const LONGEST = 4;

export interface Candidate {
  readonly stance: string;
  readonly ngram: string;
  /** How many standard errors its log-odds lie above what the prior expects. */
  readonly z: number;
  /** Answers of the stance whose deciding sentences have it, the questions they answer, and other answers. */
  readonly answers: number;
  readonly questions: number;
  readonly elsewhere: number;
}

export interface MiningOptions {
  /** How many candidates to keep per stance. */
  readonly top: number;
  /** Candidates with fewer distinct answers of their stance are left out: they tell of one writer. */
  readonly minAnswers: number;
}

interface Sighting {
  readonly answer: LabelledAnswer;
  /** How often each n-gram occurs in the answer's deciding sentences. */
  readonly counts: Map<string, number>;
}

/**
 * Per stance, the n-grams (1 to 4 words) of the deciding sentences by falling z-score. Words by which an
 * answer names its audience or its lead stand as `@audience` and `@lead`. Orders of n-gram are compared
 * among themselves; the prior is their frequency in the whole answers, and weighs as much as the stance's
 * own sentences do on average.
 * @returns candidates in the order of `codes`, the best first
 */
export function mine(
  codes: readonly string[],
  answers: readonly LabelledAnswer[],
  { top, minAnswers }: MiningOptions,
): Candidate[] {
  const labelled = answers.filter(({ deciding }) => deciding.length > 0);
  const candidates = Array.from({ length: LONGEST }, (_, index) => index + 1).flatMap((order) => {
    const sightings = labelled.map((answer) => ({
      answer,
      counts: countNgrams([answer.deciding], [answer], order),
    }));
    const background = countNgrams(
      answers.map(({ paragraphs }) => paragraphs),
      answers,
      order,
    );
    const mass = sightings.reduce((sum, { counts }) => sum + total(counts), 0) / codes.length;
    return codes.flatMap((stance) => candidatesOf(stance, sightings, background, mass));
  });
  return codes.flatMap((code) =>
    candidates
      .filter(({ stance, answers: n }) => stance === code && n >= minAnswers)
      .sort((a, b) => b.z - a.z || (a.ngram < b.ngram ? -1 : 1))
      .slice(0, top),
  );
}

function candidatesOf(
  stance: string,
  sightings: readonly Sighting[],
  background: Map<string, number>,
  mass: number,
): Candidate[] {
  const inside = sightings.filter(({ answer }) => answer.stance === stance);
  const outside = sightings.filter(({ answer }) => answer.stance !== stance);
  const scores = logOdds(merge(inside), merge(outside), background, mass);
  const homes = new Map<string, LabelledAnswer[]>([...scores.keys()].map((ngram) => [ngram, []]));
  for (const { answer, counts } of inside) {
    for (const ngram of counts.keys()) homes.get(ngram)?.push(answer);
  }
  return [...scores]
    .filter(([, z]) => z > 0)
    .map(([ngram, z]) => ({
      stance,
      ngram,
      z,
      answers: homes.get(ngram)?.length ?? 0,
      questions: new Set(homes.get(ngram)?.map(({ question }) => questionKey(question))).size,
      elsewhere: outside.filter(({ counts }) => counts.has(ngram)).length,
    }));
}

function merge(sightings: readonly Sighting[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const { counts } of sightings) {
    for (const [ngram, count] of counts) sum.set(ngram, (sum.get(ngram) ?? 0) + count);
  }
  return sum;
}

/** @param texts one list of texts per answer */
function countNgrams(
  texts: readonly (readonly string[])[],
  answers: readonly LabelledAnswer[],
  order: number,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [index, answer] of answers.entries()) {
    for (const words of (texts[index] ?? []).flatMap((text) => clauses(text, answer))) {
      for (let start = 0; start + order <= words.length; start += 1) {
        const ngram = words.slice(start, start + order).join(' ');
        counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** The lower-case words between marks of punctuation, with the answer's own names for the actors masked. */
export function clauses(
  text: string,
  { audience, lead }: Pick<LabelledAnswer, 'audience' | 'lead'>,
): string[][] {
  const masked = maskActors(plainText(text), audience, lead);
  return masked
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}\s'@-]+|\s-+\s/u)
    .map((clause) => clause.match(/@?[\p{L}\p{N}][\p{L}\p{M}\p{N}'-]*/gu) ?? [])
    .filter((words) => words.length > 0);
}

/** In one pass, the longest name first, with a possessive ’s; a name on both lists stands for the lead. */
function maskActors(text: string, audience: readonly string[], lead: readonly string[]): string {
  const signs = new Map([
    ...audience.map((name) => [plainText(name), ' @audience '] as const),
    ...lead.map((name) => [plainText(name), ' @lead '] as const),
  ]);
  signs.delete('');
  if (signs.size === 0) return text;
  const names = [...signs.keys()].sort((a, b) => b.length - a.length).map(RegExp.escape);
  const anyName = new RegExp(`(?<![\\p{L}\\p{N}])(${names.join('|')})(?:'s)?(?![\\p{L}\\p{N}])`, 'gu');
  return text.replace(anyName, (match, name: string) => signs.get(name) ?? match);
}
