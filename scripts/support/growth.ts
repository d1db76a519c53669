// How much of a lexicon does the work: figures for growing parts of it, and how many answers support a pattern.
import type { Figures } from '../../server/domain/method.ts';
import type { LabelledAnswer } from '../../server/stance/evaluation/answers.ts';
import {
  type Actors,
  type CompiledScheme,
  classify,
  compile,
  type Scheme,
} from '../../server/stance/index.ts';

/** Shares of all patterns at which the curve has a point. */
const STEPS = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1];

type Entry = Scheme['entries'][number];

/**
 * Macro-F1 for the commonest entries alone, for more of them, and so on to all. Qualifiers and decoys give
 * no evidence themselves; they stand at the front throughout.
 * @param read the answers that decide which entries are common
 */
export function curveOf(
  scheme: Scheme,
  actors: Actors,
  read: readonly LabelledAnswer[],
  sets: readonly { readonly id: string; readonly answers: readonly LabelledAnswer[] }[],
  macroF1: (compiled: CompiledScheme, answers: readonly LabelledAnswer[]) => number | null,
): Figures['curve'] {
  const ordered = byFrequency(scheme, actors, read);
  const total = patternsIn(ordered);
  return STEPS.map((step) => {
    let size = 1;
    while (patternsIn(ordered.slice(0, size)) < step * total) size += 1;
    const entries = ordered.slice(0, size);
    const compiled = compile({ ...scheme, entries }, actors);
    return {
      entries: size,
      patterns: patternsIn(entries),
      macroF1: sets.map(({ id, answers }) => ({ set: id, value: macroF1(compiled, answers) })),
    };
  });
}

function byFrequency(scheme: Scheme, actors: Actors, answers: readonly LabelledAnswer[]): Entry[] {
  const fired = countFirings(compile(scheme, actors), answers);
  const rank = (entry: Entry): number =>
    entry.kind === 'qualifier' || entry.kind === 'decoy'
      ? Number.POSITIVE_INFINITY
      : (fired.get(entry.id) ?? 0);
  return scheme.entries.toSorted(
    (a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)) || (a.id < b.id ? -1 : 1),
  );
}

/** In how many answers the evidence names each entry. */
function countFirings(compiled: CompiledScheme, answers: readonly LabelledAnswer[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { question, paragraphs } of answers) {
    const { evidence } = classify(compiled, { question, paragraphs });
    for (const id of new Set(evidence.map(({ entry }) => entry))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** Each pattern as an entry of its own, to see which of them give evidence. */
export function supportOf(
  scheme: Scheme,
  actors: Actors,
  answers: readonly LabelledAnswer[],
): Figures['support'] {
  const split = scheme.entries.flatMap((entry) =>
    entry.patterns.map((pattern, index) => ({ ...entry, id: `${entry.id} ${index}`, patterns: [pattern] })),
  );
  const fired = countFirings(compile({ ...scheme, entries: split }, actors), answers);
  const counts = split
    .filter(({ kind }) => kind !== 'qualifier' && kind !== 'decoy')
    .map(({ id }) => fired.get(id) ?? 0);
  return {
    answers: answers.length,
    patterns: counts.length,
    none: counts.filter((count) => count === 0).length,
    one: counts.filter((count) => count === 1).length,
    more: counts.filter((count) => count > 1).length,
  };
}

function patternsIn(entries: readonly Entry[]): number {
  return entries.reduce((sum, { patterns }) => sum + patterns.length, 0);
}
