// The trie -> one array of numbers, laid out as layout.ts says. What a node leads to is laid down before it, so
// that it can say what every way on from it needs.
import { kindBit, listBitsOf } from './bits.ts';
import {
  ACCEPTS,
  COUNT_SHIFT,
  END,
  GAPS,
  KINDS,
  NEEDS,
  NEEDS_KINDS,
  REACH_SHIFT,
  SHAPE,
  STEP_SIZE,
  STEP_WAY,
  STEPS,
  WAY_MIN_SHIFT,
  WAY_TO_SHIFT,
} from './layout.ts';
import { LIST_ROOT, ROOT, SIDE_ROOT } from './roots.ts';
import type { Gap, Trie, TrieNode } from './trie.ts';

export interface Frozen {
  readonly pool: Int32Array;
  /** Per root (roots.ts): its node in `pool`. */
  readonly roots: readonly number[];
  /** Symbol of a list that patterns use -> its bit in NEEDS. */
  readonly listBits: ReadonlyMap<number, number>;
}

/** Lays a trie out for reading. */
export function freeze(trie: Trie): Frozen {
  return new Freezer(trie).freeze();
}

/** What a way needs that accepts nothing: all bits. */
const EVERYTHING = -1;
/** Ways are numbers of 31 bits. */
const MOST_NUMBERS = 2 ** (31 - WAY_TO_SHIFT);
const NONE: readonly never[] = [];

/** Where a match has not begun there is nothing to skip. */
const NOTHING_SKIPPED: ReadonlySet<number> = new Set([ROOT, SIDE_ROOT, LIST_ROOT]);

/** A node with everything that the joints hold that it leads to. */
type Whole = Pick<TrieNode, 'accepts' | 'edges' | 'gaps'>;

class Freezer {
  private readonly trie: Trie;
  private readonly listBits: ReadonlyMap<number, number>;
  /** Per node of the trie: where it lies, or 0. */
  private readonly places: Int32Array;
  private readonly wholes = new Map<number, Whole>();
  /** No node lies at 0. */
  private pool = new Int32Array(1 << 15);
  private length = 1;

  constructor(trie: Trie) {
    this.trie = trie;
    this.places = new Int32Array(trie.nodes.length);
    this.listBits = listBitsOf(trie.usedLists);
  }

  freeze(): Frozen {
    const roots = [0];
    for (let node = ROOT; node <= LIST_ROOT; node += 1) roots.push(this.place(node));
    if (this.length > MOST_NUMBERS) throw new RangeError('too many patterns for one scheme: split it in two');
    return { pool: this.pool.slice(0, this.length), roots, listBits: this.listBits };
  }

  /** Where a node lies, which is laid down first if need be; one that does nothing but lead to a joint is that joint. */
  private place(node: number): number {
    const known = this.places[node] ?? 0;
    if (known !== 0) return known;
    const { accepts, edges, gaps, joints } = this.trie.at(node);
    const [joint] = joints;
    const alone = joints.length === 1 && accepts.length + edges.length + gaps.length === 0;
    const place = joint !== undefined && alone ? this.place(joint) : this.layDown(node);
    this.places[node] = place;
    return place;
  }

  private layDown(node: number): number {
    const { accepts, edges, gaps } = this.whole(node);
    const skipping = NOTHING_SKIPPED.has(node) ? NONE : gaps;
    this.placeAll(edges);
    for (const { to } of skipping) {
      if (this.isPlain(to)) this.placeAll(this.whole(to).edges);
      else this.place(to);
    }
    // Nothing else is laid down from here on, until this node is.
    const place = this.length;
    this.length += STEPS;
    this.makeRoom(edges.length);
    this.addSteps(edges, 0);
    for (const gap of skipping)
      if (this.isPlain(gap.to)) this.addSteps(this.whole(gap.to).edges, wayOf(gap, 0));
    this.sortSteps(place + STEPS);
    const count = (this.length - place - STEPS) / STEP_SIZE;
    const others = skipping.filter(({ to }) => !this.isPlain(to));
    const shape =
      (accepts.length > 0 ? ACCEPTS : 0) | (others.length > 0 ? GAPS : 0) | (this.ends(edges) ? END : 0);
    const reach = skipping.reduce((most, { max, to }) => (this.isPlain(to) ? Math.max(most, max) : most), 0);
    this.push(0);
    if (accepts.length > 0) this.pushAll(accepts);
    if (others.length > 0) this.pushAll(others.map((gap) => wayOf(gap, this.place(gap.to))));
    this.pool[place + SHAPE] = shape | (reach << REACH_SHIFT) | (count << COUNT_SHIFT);
    this.summarise(place, count, accepts.length > 0, others);
    return place;
  }

  private placeAll(edges: readonly number[]): void {
    for (let at = 1; at < edges.length; at += 2) this.place(edges[at] ?? 0);
  }

  /** Whether a gap that leads to this node becomes part of each of its edges: it holds nothing else. */
  private isPlain(node: number): boolean {
    const { accepts, edges, gaps } = this.whole(node);
    return accepts.length === 0 && gaps.length === 0 && !this.ends(edges);
  }

  private addSteps(edges: readonly number[], skip: number): void {
    this.makeRoom(edges.length);
    for (let at = 0; at < edges.length; at += 2) {
      this.pool[this.length] = edges[at] ?? 0;
      this.pool[this.length + STEP_WAY] = skip | ((this.places[edges[at + 1] ?? 0] ?? 0) << WAY_TO_SHIFT);
      this.length += STEP_SIZE;
    }
  }

  /** Sorts the steps from `first` to the end of the pool by symbol. */
  private sortSteps(first: number): void {
    const { length, pool } = this;
    if (length - first > FEW * STEP_SIZE) {
      const whole = new Float64Array((length - first) / STEP_SIZE);
      for (let i = 0; i < whole.length; i += 1)
        whole[i] =
          (pool[first + i * STEP_SIZE] ?? 0) * SYMBOL + (pool[first + i * STEP_SIZE + STEP_WAY] ?? 0);
      whole.sort();
      whole.forEach((step, i) => {
        pool[first + i * STEP_SIZE] = Math.floor(step / SYMBOL);
        pool[first + i * STEP_SIZE + STEP_WAY] = step % SYMBOL;
      });
      return;
    }
    for (let at = first + STEP_SIZE; at < length; at += STEP_SIZE) {
      const [symbol, way] = [pool[at] ?? 0, pool[at + STEP_WAY] ?? 0];
      let to = at;
      for (; to > first && (pool[to - STEP_SIZE] ?? 0) > symbol; to -= STEP_SIZE)
        pool.copyWithin(to, to - STEP_SIZE, to);
      pool[to] = symbol;
      pool[to + STEP_WAY] = way;
    }
  }

  /** Fills in what the steps of a node ask for, and what every way on from it needs. */
  private summarise(place: number, count: number, accepts: boolean, others: readonly Gap[]): void {
    const { listBits, pool } = this;
    let kinds = 0;
    let needs = EVERYTHING;
    let needsKinds = EVERYTHING;
    for (let step = place + STEPS; step < place + STEPS + count * STEP_SIZE; step += STEP_SIZE) {
      const symbol = pool[step] ?? 0;
      const to = (pool[step + STEP_WAY] ?? 0) >>> WAY_TO_SHIFT;
      const read = symbol === this.trie.endSymbol ? 0 : kindBit(symbol);
      kinds |= read;
      needs &= (pool[to + NEEDS] ?? 0) | (listBits.get(symbol) ?? 0);
      needsKinds &= (pool[to + NEEDS_KINDS] ?? 0) | read;
    }
    for (const { to } of others) {
      needs &= pool[this.place(to) + NEEDS] ?? 0;
      needsKinds &= pool[this.place(to) + NEEDS_KINDS] ?? 0;
    }
    const free = accepts || count + others.length === 0;
    pool[place + NEEDS] = free ? 0 : needs;
    pool[place + NEEDS_KINDS] = free ? 0 : needsKinds;
    pool[place + KINDS] = kinds;
  }

  private pushAll(numbers: readonly number[]): void {
    this.push(numbers.length);
    for (const number of numbers) this.push(number);
  }

  private push(number: number): void {
    this.makeRoom(1);
    this.pool[this.length] = number;
    this.length += 1;
  }

  private makeRoom(numbers: number): void {
    if (this.length + numbers <= this.pool.length) return;
    const larger = new Int32Array(2 * (this.length + numbers));
    larger.set(this.pool);
    this.pool = larger;
  }

  /** Whether one of the edges is the end of the sentence. */
  private ends(edges: readonly number[]): boolean {
    for (let at = 0; at < edges.length; at += 2) if (edges[at] === this.trie.endSymbol) return true;
    return false;
  }

  private whole(node: number): Whole {
    const own = this.trie.at(node);
    if (own.joints.length === 0) return own;
    const known = this.wholes.get(node);
    if (known !== undefined) return known;
    const parts = this.closure(node).map((part) => this.trie.at(part));
    const made = {
      accepts: [...new Set(parts.flatMap((part) => part.accepts))],
      edges: parts.flatMap((part) => part.edges),
      gaps: parts.flatMap((part) => part.gaps),
    };
    this.wholes.set(node, made);
    return made;
  }

  /** The node and every joint reachable from it without reading a word. */
  private closure(node: number): readonly number[] {
    const { joints } = this.trie.at(node);
    return [...new Set([node, ...joints.flatMap((joint) => this.closure(joint))])];
  }
}

/** Steps up to which sorting by hand is quick. */
const FEW = 12;
/** A symbol and its way in one number, so that steps are sorted as numbers are. */
const SYMBOL = 2 ** 32;

function wayOf({ min, max }: Gap, to: number): number {
  return max | (min << WAY_MIN_SHIFT) | (to << WAY_TO_SHIFT);
}
