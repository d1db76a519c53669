// The trie in the form that texts are run through: one array of numbers in which everything that is read together
// lies together (layout.ts).
import { freeze } from './freeze.ts';
import {
  ACCEPTS,
  acceptsAt,
  COUNT_SHIFT,
  GAPS,
  SHAPE,
  STEP_SIZE,
  STEP_WAY,
  STEPS,
  WAY_TO_SHIFT,
} from './layout.ts';
import { LIST_ROOT, ROOT, SENTENCE_ROOT, SIDE_ROOT, SIDE_SENTENCE_ROOT } from './roots.ts';
import type { Trie } from './trie.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Bits of `known` for each step. */
const BITS_PER_STEP = 8;
const NODE_FACTOR = 0x9e3779b1;
const SYMBOL_FACTOR = 0x85ebca6b;
/** Steps of a node up to which a search from end to end is quick. */
const FEW = 4;
const NONE: readonly never[] = [];

/** What is started from: a node, and by symbol the place in `pool` of its first step for it, or 0. */
export interface Start {
  readonly node: number;
  readonly sentenceNode: number;
  readonly steps: Int32Array;
}

export class Automaton {
  readonly vocabulary: Vocabulary;
  readonly endSymbol: number;
  readonly pool: Int32Array;
  /** For all patterns but those aside; for those that are aside. */
  readonly start: Start;
  readonly sideStart: Start;
  private readonly listRoot: number;
  /** Hashes of the steps of nodes with many, as bits: most questions have the answer no, and this one is quick. */
  private readonly known: Int32Array;
  private readonly shift: number;
  private readonly fixedLists: ReadonlyMap<number, readonly number[]>;
  private readonly listBits: Int32Array;

  constructor(trie: Trie) {
    const { pool, roots, listBits } = freeze(trie);
    this.vocabulary = trie.vocabulary;
    this.endSymbol = trie.endSymbol;
    this.fixedLists = trie.fixedLists;
    this.pool = pool;
    this.listBits = listBits;
    this.listRoot = roots[LIST_ROOT] ?? 0;
    this.start = this.startOf(roots[ROOT] ?? 0, roots[SENTENCE_ROOT] ?? 0);
    this.sideStart = this.startOf(roots[SIDE_ROOT] ?? 0, roots[SIDE_SENTENCE_ROOT] ?? 0);
    this.shift = Math.clz32((this.pool.length / STEP_SIZE) * BITS_PER_STEP);
    this.known = new Int32Array(2 ** (32 - this.shift - 5));
    this.learn();
  }

  /** The place in `pool` of the first of the `count` steps of `node` for `symbol`, or 0. More may follow it. */
  firstStep(node: number, count: number, symbol: number): number {
    if (count > FEW) {
      const hash = this.hash(node, symbol);
      return ((this.known[hash >>> 5] ?? 0) & (1 << hash)) === 0 ? 0 : this.findStep(node, count, symbol);
    }
    const { pool } = this;
    const end = node + STEPS + count * STEP_SIZE;
    for (let step = node + STEPS; step < end; step += STEP_SIZE) if (pool[step] === symbol) return step;
    return 0;
  }

  private hash(node: number, symbol: number): number {
    return (Math.imul(node, NODE_FACTOR) + Math.imul(symbol, SYMBOL_FACTOR)) >>> this.shift;
  }

  private findStep(node: number, count: number, symbol: number): number {
    const { pool } = this;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pool[node + STEPS + middle * STEP_SIZE] ?? 0) < symbol) low = middle + 1;
      else high = middle;
    }
    const step = node + STEPS + low * STEP_SIZE;
    return pool[step] === symbol ? step : 0;
  }

  private learn(): void {
    const { known, pool } = this;
    const { length } = pool;
    let node = 1;
    while (node < length) {
      const shape = pool[node + SHAPE] ?? 0;
      const count = shape >>> COUNT_SHIFT;
      for (let i = count > FEW ? count - 1 : -1; i >= 0; i -= 1) {
        const hash = this.hash(node, pool[node + STEPS + i * STEP_SIZE] ?? 0);
        known[hash >>> 5] = (known[hash >>> 5] ?? 0) | (1 << hash);
      }
      node = acceptsAt(node, shape);
      if ((shape & ACCEPTS) !== 0) node += 1 + (pool[node] ?? 0);
      if ((shape & GAPS) !== 0) node += 1 + (pool[node] ?? 0);
    }
  }

  /** The nodes that the first word of a member of a list leads to, by the word's symbol. */
  membersFrom(symbol: number): readonly number[] {
    const count = (this.pool[this.listRoot + SHAPE] ?? 0) >>> COUNT_SHIFT;
    return this.targets(this.firstStep(this.listRoot, count, symbol), symbol);
  }

  /** The nodes that the steps for `symbol` lead to of which `first` is the first. */
  targets(first: number, symbol: number): readonly number[] {
    if (first === 0) return NONE;
    const found: number[] = [];
    for (let step = first; this.pool[step] === symbol; step += STEP_SIZE)
      found.push((this.pool[step + STEP_WAY] ?? 0) >>> WAY_TO_SHIFT);
    return found;
  }

  private startOf(node: number, sentenceNode: number): Start {
    const { pool } = this;
    const steps = new Int32Array(this.vocabulary.size);
    const count = (pool[node + SHAPE] ?? 0) >>> COUNT_SHIFT;
    for (let step = node + STEPS + (count - 1) * STEP_SIZE; step >= node + STEPS; step -= STEP_SIZE)
      steps[pool[step] ?? 0] = step;
    return { node, sentenceNode, steps };
  }

  /** The patterns that end at `node`, or the owners of the members that do. */
  accepted(node: number): readonly number[] {
    const shape = this.pool[node + SHAPE] ?? 0;
    const at = acceptsAt(node, shape);
    return (shape & ACCEPTS) === 0
      ? NONE
      : Array.from(this.pool.subarray(at + 1, at + 1 + (this.pool[at] ?? 0)));
  }

  /** The lists that a word with this symbol is a member of by itself, whatever is asked. */
  listsOf(symbol: number): readonly number[] {
    return this.fixedLists.get(symbol) ?? NONE;
  }

  listBit(symbol: number): number {
    return this.listBits[symbol] ?? 0;
  }
}
