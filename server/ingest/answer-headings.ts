import { type Attribution, isMarked, setting, textAt } from './attribution.ts';
import type { Block } from './block.ts';
import type { Part } from './division.ts';

/** The answers between attributions that stand above them, and what stands before the first. */
export interface Answers {
  readonly head: readonly Block[];
  readonly parts: readonly Part[];
}

/** A heading right above every attribution, each set alike, is that of the answer below it. */
export function answersBelow(blocks: readonly Block[], found: readonly Attribution[]): Answers {
  const lead = areTitled(blocks, found) ? 1 : 0;
  return {
    head: blocks.slice(0, (found[0]?.from ?? 0) - lead),
    parts: found.map((attribution, index) => {
      const next = found[index + 1];
      const end = next === undefined ? blocks.length : next.from - lead;
      const title = blocks.slice(attribution.from - lead, attribution.from);
      return { attribution, answer: [...title, ...blocks.slice(attribution.to, end)] };
    }),
  };
}

/** Leaves out the byline of the whole page, which has no heading above it where all the others have one. */
export function withoutEditor(
  blocks: readonly Block[],
  found: readonly Attribution[],
): readonly Attribution[] {
  const [first, ...others] = found;
  const isByline = first?.style.startsWith('byline') ?? false;
  return isByline && !areTitled(blocks, found) && areTitled(blocks, others) ? others : found;
}

function areTitled(blocks: readonly Block[], found: readonly Attribution[]): boolean {
  const styles = new Set(
    found.map(({ from, opening }, index) => {
      const above = textAt(blocks, from - 1);
      const isFree = from - 1 >= (found[index - 1]?.to ?? 0);
      return above !== null && isFree && opening === null && isMarked(above) ? setting(above) : null;
    }),
  );
  return found.length > 1 && styles.size === 1 && !styles.has(null);
}
