// The trie in the form that texts are run through: everything that is read together lies together, in two
// arrays of numbers, and each node holds what the joints hold that it leads to.
import { freeze } from './freeze.ts';
import { ACCEPT_LIST, NODE_SIZE, STEP_MAX, STEP_SIZE, STEP_TO, STEPS } from './layout.ts';
import { ROOT, SIDE_ROOT } from './roots.ts';
import type { Trie } from './trie.ts';
import type { Lookup, Vocabulary } from './vocabulary.ts';

/** Bits of `known` for each number of the pool. */
const BITS_PER_NUMBER = 4;
const NODE_FACTOR = 0x9e3779b1;
const SYMBOL_FACTOR = 0x85ebca6b;
const NONE: readonly never[] = [];

export class Automaton implements Lookup {
  readonly vocabulary: Vocabulary;
  readonly endSymbol: number;
  readonly info: Int32Array;
  readonly pool: Int32Array;
  /** Per symbol: the place in `pool` of the first step of ROOT for it, or 0; of SIDE_ROOT. */
  readonly rootSteps: Int32Array;
  readonly sideRootSteps: Int32Array;
  /** Hashes of every step's node and symbol, as bits: most questions have the answer no, and this one is quick. */
  private readonly known: Int32Array;
  private readonly shift: number;
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
    this.shift = Math.clz32(this.pool.length * BITS_PER_NUMBER);
    this.known = new Int32Array(2 ** (32 - this.shift - 5));
    this.learn();
    this.rootSteps = this.stepsBySymbol(ROOT);
    this.sideRootSteps = this.stepsBySymbol(SIDE_ROOT);
  }

  /** Number of nodes. */
  get size(): number {
    return this.info.length / NODE_SIZE;
  }

  /** The place in `pool` of the first step of `node` for `symbol`, or 0. More may follow it. */
  firstStep(node: number, symbol: number): number {
    const hash = this.hash(node, symbol);
    if (((this.known[hash >>> 5] ?? 0) & (1 << hash)) === 0) return 0;
    return this.findStep(node, symbol);
  }

  private hash(node: number, symbol: number): number {
    return (Math.imul(node, NODE_FACTOR) + Math.imul(symbol, SYMBOL_FACTOR)) >>> this.shift;
  }

  private findStep(node: number, symbol: number): number {
    const { pool } = this;
    const list = this.info[node * NODE_SIZE + STEPS] ?? 0;
    let low = 0;
    let high = pool[list] ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pool[list + 1 + middle * STEP_SIZE] ?? 0) < symbol) low = middle + 1;
      else high = middle;
    }
    const step = list + 1 + low * STEP_SIZE;
    return pool[step] === symbol ? step : 0;
  }

  private learn(): void {
    for (let node = 1; node < this.size; node += 1) {
      const list = this.info[node * NODE_SIZE + STEPS] ?? 0;
      for (let i = (this.pool[list] ?? 0) - 1; i >= 0; i -= 1) {
        const symbol = this.pool[list + 1 + i * STEP_SIZE] ?? 0;
        const hash = this.hash(node, symbol);
        this.known[hash >>> 5] = (this.known[hash >>> 5] ?? 0) | (1 << hash);
      }
    }
  }

  /** The nodes that `symbol` leads to without skipping anything. */
  targets(node: number, symbol: number): readonly number[] {
    const first = this.firstStep(node, symbol);
    if (first === 0) return NONE;
    const found: number[] = [];
    for (let step = first; this.pool[step] === symbol; step += STEP_SIZE) {
      if (this.pool[step + STEP_MAX] === 0) found.push(this.pool[step + STEP_TO] ?? 0);
    }
    return found;
  }

  /** By symbol: the place in `pool` of the first step of a node, or 0. */
  private stepsBySymbol(node: number): Int32Array {
    const { pool } = this;
    const places = new Int32Array(this.vocabulary.size);
    const first = (this.info[node * NODE_SIZE + STEPS] ?? 0) + 1;
    const count = pool[first - 1] ?? 0;
    for (let at = count - 1; at >= 0; at -= 1) {
      const step = first + at * STEP_SIZE;
      places[pool[step] ?? 0] = step;
    }
    return places;
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
