// Where the automaton keeps what: the fields of a node in `info`, of a gap in `pool`.

/** `Automaton.info` holds this many numbers for each node. */
export const NODE_SIZE = 6;
/** Bits of the lists (see `listBit`) without which nothing can be accepted from there on. */
export const NEEDS = 0;
/** Bits: what the node holds beside steps. */
export const EXTRAS = 1;
/** Where in `pool` its steps are: their number, then the steps themselves by symbol, then a 0. */
export const STEPS = 2;
/** The most tokens that any of its steps may skip. */
export const REACH = 3;
/** Where in `pool` its gaps are: their number, then the gaps themselves. */
export const GAP_LIST = 4;
/** Where in `pool` the number of patterns stands that end there, before their numbers. */
export const ACCEPT_LIST = 5;

/** Bits of EXTRAS. */
export const ACCEPTS = 1;
/** Gaps that are no steps, since they lead to more than steps. */
export const GAPS = 2;
export const END = 4;

/** A step in `pool`: the symbol that is read, the least and most tokens skipped before it, where it leads. */
export const STEP_SIZE = 4;
export const STEP_MIN = 1;
export const STEP_MAX = 2;
export const STEP_TO = 3;

/** A gap in `pool`: the least and most tokens, and where it leads. */
export const GAP_SIZE = 3;
export const GAP_MIN = 0;
export const GAP_MAX = 1;
export const GAP_TO = 2;
