// The trie in the form that texts are run through: everything that is read together lies together, in two
// arrays of numbers, and each node holds what the joints hold that it leads to.
import { freeze } from './freeze.ts';
import { ACCEPT_LIST, EDGES, NODE_SIZE } from './layout.ts';
import type { Trie } from './trie.ts';
import type { Lookup, Vocabulary } from './vocabulary.ts';

/** Edges up to this many are searched one by one. */
const FEW_EDGES = 8;
const NONE: readonly never[] = [];

export class Automaton implements Lookup {
  readonly vocabulary: Vocabulary;
  readonly endSymbol: number;
  readonly info: Int32Array;
  readonly pool: Int32Array;
  private readonly fixedLists: ReadonlyMap<number, readonly number[]>;
  private readonly listBits: ReadonlyMap<number, number>;

  constructor(trie: Trie) {
    const frozen = freeze(trie);
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
    const { pool } = this;
    const list = this.info[node * NODE_SIZE + EDGES] ?? 0;
    const count = pool[list] ?? 0;
    const start = list + 1;
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
    const list = this.info[node * NODE_SIZE + EDGES] ?? 0;
    return list + 1 + 2 * (this.pool[list] ?? 0);
  }

  /** The patterns that end at `node`. */
  accepted(node: number): readonly number[] {
    const at = this.info[node * NODE_SIZE + ACCEPT_LIST] ?? 0;
    return Array.from(this.pool.subarray(at + 1, at + 1 + (this.pool[at] ?? 0)));
  }

  listsOf(symbol: number): readonly number[] {
    return this.fixedLists.get(symbol) ?? NONE;
  }

  listBit(symbol: number): number {
    return this.listBits.get(symbol) ?? 0;
  }
}
