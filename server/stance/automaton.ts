// The trie in the form that texts are run through: everything that is read together lies together, in two
// arrays of numbers, and each node holds what the joints hold that it leads to.
import { secondSketchBit, sketchBit } from './sketch.ts';
import { type Gap, LIST_ROOT, ROOT, type Trie } from './trie.ts';
import type { Lookup, Vocabulary } from './vocabulary.ts';

/** `Automaton.info` holds this many numbers for each node. */
export const NODE_SIZE = 8;
/** Sketches of the symbols that lead on (sketch.ts). */
export const SKETCH = 0;
export const SECOND_SKETCH = 1;
/** Bits of the lists (see `listBit`) without which nothing can be accepted from there on. */
export const NEEDS = 2;
/** Bits: what the node holds beside edges. */
export const EXTRAS = 3;
/** Where in `pool` its edges begin (pairs of symbol and node, by symbol), and how many there are. */
export const EDGES = 4;
export const EDGE_COUNT = 5;
/** Where in `pool` its gaps are: their number, the most words of any, then the gaps themselves. */
export const GAP_LIST = 6;
/** Where in `pool` the number of patterns stands that end there, before their numbers. */
export const ACCEPT_LIST = 7;

/** Bits of EXTRAS. */
export const ACCEPTS = 1;
export const GAPS = 2;
export const END = 4;

export const GAP_HEADER = 2;
/** A gap in `pool`: the least and most words, where it leads, and that node's sketches, needs and EXTRAS. */
export const GAP_SIZE = 7;
export const GAP_MIN = 0;
export const GAP_MAX = 1;
export const GAP_TO = 2;
export const GAP_SKETCH = 3;
export const GAP_SECOND_SKETCH = 4;
export const GAP_NEEDS = 5;
export const GAP_EXTRAS = 6;

/** Edges up to this many are searched one by one. */
const FEW_EDGES = 8;
/** List bits beyond the thirtieth are 0: such a list is never known to be needed, which is safe. */
const MOST_LIST_BITS = 30;
const NONE: readonly never[] = [];

export class Automaton implements Lookup {
  readonly vocabulary: Vocabulary;
  readonly endSymbol: number;
  readonly info: Int32Array;
  readonly pool: Int32Array;
  private readonly fixedLists: ReadonlyMap<number, readonly number[]>;
  private readonly listBits: ReadonlyMap<number, number>;

  constructor(trie: Trie) {
    const frozen = new Freezer(trie).freeze();
    this.vocabulary = trie.vocabulary;
    this.endSymbol = trie.endSymbol;
    this.fixedLists = trie.fixedLists;
    this.info = frozen.info;
    this.pool = frozen.pool;
    this.listBits = frozen.listBits;
  }

  /** Number of nodes. */
  get size(): number {
    return this.info.length / NODE_SIZE;
  }

  /** The place in `pool` of the first edge of `node` for `symbol`, or -1. More may follow it. */
  firstEdge(node: number, symbol: number): number {
    const { info, pool } = this;
    const start = info[node * NODE_SIZE + EDGES] ?? 0;
    const count = info[node * NODE_SIZE + EDGE_COUNT] ?? 0;
    const end = start + 2 * count;
    let at = start;
    if (count > FEW_EDGES) {
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((pool[start + 2 * middle] ?? 0) < symbol) low = middle + 1;
        else high = middle;
      }
      at = start + 2 * low;
    } else while (at < end && (pool[at] ?? 0) < symbol) at += 2;
    return at < end && pool[at] === symbol ? at : -1;
  }

  /** The nodes that `symbol` leads to. */
  targets(node: number, symbol: number): readonly number[] {
    let at = this.firstEdge(node, symbol);
    if (at < 0) return NONE;
    const end = this.edgesEnd(node);
    const found: number[] = [];
    for (; at < end && this.pool[at] === symbol; at += 2) found.push(this.pool[at + 1] ?? 0);
    return found;
  }

  edgesEnd(node: number): number {
    const field = node * NODE_SIZE;
    return (this.info[field + EDGES] ?? 0) + 2 * (this.info[field + EDGE_COUNT] ?? 0);
  }

  /** The patterns that end at `node`. */
  accepted(node: number): readonly number[] {
    const at = this.info[node * NODE_SIZE + ACCEPT_LIST] ?? 0;
    return Array.from(this.pool.subarray(at + 1, at + 1 + (this.pool[at] ?? 0)));
  }

  firstNodes(symbol: number, members: boolean): readonly number[] {
    return this.targets(members ? LIST_ROOT : ROOT, symbol);
  }

  listsOf(symbol: number): readonly number[] {
    return this.fixedLists.get(symbol) ?? NONE;
  }

  listBit(symbol: number): number {
    return this.listBits.get(symbol) ?? 0;
  }
}

/** What nothing was found out about yet, and what a way needs that accepts nothing: all bits. */
const UNKNOWN = -1;

class Freezer {
  private readonly trie: Trie;
  private readonly listBits = new Map<number, number>();
  private readonly needs: Int32Array;
  private readonly info: Int32Array;
  private readonly pool: number[] = [0];
  private readonly edgeBlocks = new Map<number, number>();

  constructor(trie: Trie) {
    this.trie = trie;
    this.needs = new Int32Array(trie.nodes.length).fill(UNKNOWN);
    this.info = new Int32Array(trie.nodes.length * NODE_SIZE);
    for (const symbol of trie.usedLists) {
      const bit = this.listBits.size < MOST_LIST_BITS ? 1 << this.listBits.size : 0;
      this.listBits.set(symbol, bit);
    }
  }

  freeze() {
    const last = this.trie.nodes.length - 1;
    // Gaps copy what they lead to, so nodes come first and gaps second.
    for (let node = 1; node <= last; node += 1) this.freezeNode(node);
    for (let node = 1; node <= last; node += 1) this.freezeGaps(node);
    return { info: this.info, pool: Int32Array.from(this.pool), listBits: this.listBits };
  }

  private freezeNode(node: number): void {
    const closure = this.closure(node);
    const field = node * NODE_SIZE;
    const accepts = new Set(closure.flatMap((inner) => this.trie.at(inner).accepts));
    const edged = closure.filter((inner) => this.trie.at(inner).edges.size > 0);
    const edges = edged.flatMap((inner) => [...this.trie.at(inner).edges]);
    const words = edges.filter(([symbol]) => symbol !== this.trie.endSymbol);
    this.info[field + SKETCH] = words.reduce((sketch, [symbol]) => sketch | sketchBit(symbol), 0);
    this.info[field + SECOND_SKETCH] = words.reduce(
      (sketch, [symbol]) => sketch | secondSketchBit(symbol),
      0,
    );
    this.info[field + NEEDS] = this.needsOf(node);
    this.info[field + EXTRAS] =
      (accepts.size > 0 ? ACCEPTS : 0) |
      (closure.some((inner) => this.trie.at(inner).gaps.length > 0) ? GAPS : 0) |
      (words.length < edges.length ? END : 0);
    this.info[field + EDGES] = this.edgeBlock(edged, edges);
    this.info[field + EDGE_COUNT] = edges.length;
    if (accepts.size > 0) {
      this.info[field + ACCEPT_LIST] = this.pool.length;
      this.pool.push(accepts.size, ...accepts);
    }
  }

  /** The edges by symbol; nodes that have them from one node alone share that node's block. */
  private edgeBlock(edged: readonly number[], edges: readonly (readonly [number, number])[]): number {
    const [only] = edged;
    const shared = edged.length === 1 ? only : undefined;
    const known = shared === undefined ? undefined : this.edgeBlocks.get(shared);
    if (known !== undefined) return known;
    const start = this.pool.length;
    const sorted = edges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (const [symbol, target] of sorted) this.pool.push(symbol, target);
    if (shared !== undefined) this.edgeBlocks.set(shared, start);
    return start;
  }

  private freezeGaps(node: number): void {
    const gaps = this.closure(node).flatMap((inner): readonly Gap[] => this.trie.at(inner).gaps);
    if (gaps.length === 0) return;
    this.info[node * NODE_SIZE + GAP_LIST] = this.pool.length;
    this.pool.push(gaps.length, Math.max(...gaps.map(({ max }) => max)));
    for (const { min, max, to } of gaps) {
      const field = to * NODE_SIZE;
      const of = (what: number) => this.info[field + what] ?? 0;
      this.pool.push(min, max, to, of(SKETCH), of(SECOND_SKETCH), of(NEEDS), of(EXTRAS));
    }
  }

  /** The node and every joint reachable from it without reading a word. */
  private closure(node: number): readonly number[] {
    const { joints } = this.trie.at(node);
    if (joints.length === 0) return [node];
    return [...new Set([node, ...joints.flatMap((joint) => this.closure(joint))])];
  }

  private needsOf(node: number): number {
    const known = this.needs[node] ?? 0;
    if (known !== UNKNOWN) return known;
    const { accepts, edges, gaps, joints } = this.trie.at(node);
    let needed = accepts.length > 0 ? 0 : UNKNOWN;
    for (const [symbol, target] of edges) needed &= this.needsOf(target) | (this.listBits.get(symbol) ?? 0);
    for (const gap of gaps) needed &= this.needsOf(gap.to);
    for (const joint of joints) needed &= this.needsOf(joint);
    this.needs[node] = needed === UNKNOWN ? 0 : needed;
    return this.needs[node] ?? 0;
  }
}
