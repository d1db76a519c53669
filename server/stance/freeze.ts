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
import { sortSteps } from './sort-steps.ts';
import type { Gap, Trie } from './trie.ts';
import { Wholes } from './wholes.ts';

export interface Frozen {
  readonly pool: Int32Array;
  /** Per root (roots.ts): its node in `pool`. */
  readonly roots: readonly number[];
  /** By symbol: of a list that patterns use, its bit in NEEDS; else 0. */
  readonly listBits: Int32Array;
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

class Freezer {
  private readonly trie: Trie;
  /** By symbol: its bit in NEEDS, or 0. */
  private readonly listBits: Int32Array;
  private readonly end: number;
  /** Per node of the trie: where it lies, or 0. */
  private readonly places: Int32Array;
  private readonly wholes: Wholes;
  /** No node lies at 0. */
  private pool = new Int32Array(1 << 15);
  private length = 1;
  /** Of the node that is being laid down. */
  private shape = 0;
  private kinds = 0;
  private needs = EVERYTHING;
  private needsKinds = EVERYTHING;

  constructor(trie: Trie) {
    this.trie = trie;
    this.wholes = new Wholes(trie);
    this.places = new Int32Array(trie.nodes.length);
    this.listBits = listBitsOf(trie.usedLists, trie.vocabulary.size);
    this.end = trie.endSymbol;
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
    const { accepts, edges, gaps } = this.wholes.of(node);
    const gapped = gaps.length > 0 && !NOTHING_SKIPPED.has(node);
    this.placeAll(edges);
    if (gapped) this.placeGaps(gaps);
    // Nothing else is laid down from here on, until this node is.
    const place = this.length;
    this.length += STEPS;
    this.shape = 0;
    this.kinds = 0;
    this.needs = EVERYTHING;
    this.needsKinds = EVERYTHING;
    this.addSteps(edges, 0);
    const others = gapped ? this.addGaps(gaps) : NONE;
    if (edges.length > 2 || gapped) sortSteps(this.pool, place + STEPS, this.length);
    const count = (this.length - place - STEPS) / STEP_SIZE;
    this.makeRoom(accepts.length + others.length + 3);
    this.pool[this.length++] = 0;
    if (accepts.length > 0) this.addList(ACCEPTS, accepts);
    if (others.length > 0) this.addList(GAPS, others);
    const free = accepts.length > 0 || count + others.length === 0;
    const { pool } = this;
    pool[place + NEEDS] = free ? 0 : this.needs;
    pool[place + NEEDS_KINDS] = free ? 0 : this.needsKinds;
    pool[place + KINDS] = this.kinds;
    pool[place + SHAPE] = this.shape | (count << COUNT_SHIFT);
    return place;
  }

  private placeGaps(gaps: readonly Gap[]): void {
    for (const { to } of gaps) {
      if (!this.wholes.isPlain(to)) this.place(to);
      else this.placeAll(this.wholes.of(to).edges);
    }
  }

  private placeAll(edges: readonly number[]): void {
    for (let at = 1; at < edges.length; at += 2) this.place(edges[at] ?? 0);
  }

  /** Adds the steps of gaps that lead to nothing else; returns the ways of the others. */
  private addGaps(gaps: readonly Gap[]): readonly number[] {
    const others: number[] = [];
    let reach = 0;
    for (const gap of gaps) {
      if (this.wholes.isPlain(gap.to)) {
        this.addSteps(this.wholes.of(gap.to).edges, wayOf(gap, 0));
        reach = Math.max(reach, gap.max);
      } else {
        const to = this.place(gap.to);
        this.needs &= this.pool[to + NEEDS] ?? 0;
        this.needsKinds &= this.pool[to + NEEDS_KINDS] ?? 0;
        others.push(wayOf(gap, to));
      }
    }
    this.shape |= reach << REACH_SHIFT;
    return others;
  }

  private addSteps(edges: readonly number[], skip: number): void {
    this.makeRoom(edges.length);
    const { listBits, places, pool } = this;
    for (let at = 0; at < edges.length; at += 2) {
      const symbol = edges[at] ?? 0;
      const to = places[edges[at + 1] ?? 0] ?? 0;
      const ends = symbol === this.end;
      const kind = ends ? 0 : kindBit(symbol);
      if (ends) this.shape |= END;
      this.kinds |= kind;
      this.needs &= (pool[to + NEEDS] ?? 0) | (listBits[symbol] ?? 0);
      this.needsKinds &= (pool[to + NEEDS_KINDS] ?? 0) | kind;
      pool[this.length] = symbol;
      pool[this.length + STEP_WAY] = skip | (to << WAY_TO_SHIFT);
      this.length += STEP_SIZE;
    }
  }

  private addList(bit: number, numbers: readonly number[]): void {
    this.shape |= bit;
    this.pool[this.length++] = numbers.length;
    for (const number of numbers) this.pool[this.length++] = number;
  }

  /** Makes room for this many numbers behind a node's first ones. */
  private makeRoom(numbers: number): void {
    const wanted = this.length + STEPS + numbers;
    if (wanted <= this.pool.length) return;
    const larger = new Int32Array(2 * wanted);
    larger.set(this.pool);
    this.pool = larger;
  }
}

function wayOf({ min, max }: Gap, to: number): number {
  return max | (min << WAY_MIN_SHIFT) | (to << WAY_TO_SHIFT);
}
