// Where the automaton keeps what. A node is a place in `pool`, from which everything about it lies in a row: four
// numbers, its steps by symbol and a 0, the patterns that end there, the gaps that are no steps.

/** Bits of the lists (see `Bits`) without which nothing can be accepted from there on. */
export const NEEDS = 0;
/** Bits of the kinds of symbols without which nothing can be accepted from there on. */
export const NEEDS_KINDS = 1;
/** Bits of the kinds of symbols that its steps ask for. */
export const KINDS = 2;
/** Bits: what the node holds beside steps; then the most tokens that any step skips; then the number of steps. */
export const SHAPE = 3;
/** The first step; the others follow it. */
export const STEPS = 4;

/** Bits of SHAPE. */
export const ACCEPTS = 1;
/** Gaps that are no steps, since they lead to more than steps. */
export const GAPS = 2;
/** A step for the end of the sentence. */
export const END = 4;
export const REACH_SHIFT = 3;
export const REACH_MASK = 15;
export const COUNT_SHIFT = 7;

/** A step: the symbol that is read, and a way. */
export const STEP_SIZE = 2;
export const STEP_WAY = 1;

/** A way: the least and most tokens skipped, four bits each, and from there on the node that it leads to. */
export const WAY_MIN_SHIFT = 4;
export const WAY_MASK = 15;
export const WAY_TO_SHIFT = 8;

/** Where the number of patterns that end at a node stands, before their numbers; only with ACCEPTS. */
export function acceptsAt(node: number, shape: number): number {
  return node + STEPS + (shape >>> COUNT_SHIFT) * STEP_SIZE + 1;
}
