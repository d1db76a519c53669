// Where the automaton keeps what: the fields of a node in `info`, of a gap in `pool`.

/** `Automaton.info` holds this many numbers for each node. */
export const NODE_SIZE = 8;
/** Sketches of the symbols that lead on (sketch.ts). */
export const SKETCH = 0;
export const SECOND_SKETCH = 1;
/** Bits of the lists (see `listBit`) without which nothing can be accepted from there on. */
export const NEEDS = 2;
/** Bits: what the node holds beside edges. */
export const EXTRAS = 3;
/** Where in `pool` its edges are: their number, then pairs of symbol and node, by symbol. */
export const EDGES = 4;
/** For a node with gaps: a sketch of what leads on from it and from where its gaps lead, or all bits. */
export const REACH = 5;
/** Where in `pool` its gaps are: their number, then the gaps themselves. */
export const GAP_LIST = 6;
/** Where in `pool` the number of patterns stands that end there, before their numbers. */
export const ACCEPT_LIST = 7;

/** Bits of EXTRAS. */
export const ACCEPTS = 1;
export const GAPS = 2;
export const END = 4;
/** One of its gaps is wider than NEAR. */
export const WIDE = 8;
/** Words that most gaps do not exceed. */
export const NEAR = 4;

/** A gap in `pool`: the least and most words, where it leads, and that node's sketches, needs and EXTRAS. */
export const GAP_SIZE = 7;
export const GAP_MIN = 0;
export const GAP_MAX = 1;
export const GAP_TO = 2;
export const GAP_SKETCH = 3;
export const GAP_SECOND_SKETCH = 4;
export const GAP_NEEDS = 5;
export const GAP_EXTRAS = 6;
