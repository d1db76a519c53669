// The trie -> two arrays of numbers, laid out as layout.ts says.
import {
  ACCEPT_LIST,
  ACCEPTS,
  END,
  EXTRAS,
  GAP_LIST,
  GAPS,
  NEEDS,
  NODE_SIZE,
  REACH,
  STEPS,
} from './layout.ts';
import { LIST_ROOT, ROOT, SENTENCE_ROOT, SIDE_SENTENCE_ROOT } from './roots.ts';
import type { Trie, TrieNode } from './trie.ts';

export interface Frozen {
  readonly info: Int32Array;
  readonly pool: Int32Array;
  /** Symbol of a list that patterns use -> its bit in NEEDS. */
  readonly listBits: ReadonlyMap<number, number>;
}

/** Lays a trie out for reading. */
export function freeze(trie: Trie): Frozen {
  return new Freezer(trie).freeze();
}

/** List bits beyond the thirtieth are 0: such a list is never known to be needed, which is safe. */
const MOST_LIST_BITS = 30;
/** What nothing was found out about yet, and what a way needs that accepts nothing: all bits. */
const UNKNOWN = -1;

/** A node with everything that the joints hold that it leads to. */
type Whole = Pick<TrieNode, 'accepts' | 'edges' | 'gaps'>;

/** One way on from a node: a symbol, read after some skipped tokens. */
interface Step {
  readonly symbol: number;
  readonly min: number;
  readonly max: number;
  readonly to: number;
}

class Freezer {
  private readonly trie: Trie;
  private readonly listBits = new Map<number, number>();
  private readonly needs: Int32Array;
  private readonly info: Int32Array;
  private readonly pool: number[] = [0];
  private readonly wholes = new Map<number, Whole>();

  constructor(trie: Trie) {
    this.trie = trie;
    this.needs = new Int32Array(trie.nodes.length).fill(UNKNOWN);
    this.info = new Int32Array(trie.nodes.length * NODE_SIZE);
    for (const symbol of trie.usedLists) {
      const bit = this.listBits.size < MOST_LIST_BITS ? 1 << this.listBits.size : 0;
      this.listBits.set(symbol, bit);
    }
  }

  freeze(): Frozen {
    for (let node = ROOT; node <= LIST_ROOT; node += 1) this.freezeNode(node);
    return { info: this.info, pool: Int32Array.from(this.pool), listBits: this.listBits };
  }

  /** The number of the node that stands for `node`, frozen: a node that does nothing but lead to a joint is that joint. */
  private frozen(node: number): number {
    const { accepts, edges, gaps, joints } = this.trie.at(node);
    const [joint] = joints;
    if (joint !== undefined && joints.length === 1 && accepts.length + edges.length + gaps.length === 0)
      return this.frozen(joint);
    if ((this.info[node * NODE_SIZE + STEPS] ?? 0) === 0) this.freezeNode(node);
    return node;
  }

  private freezeNode(node: number): void {
    const { accepts, edges, gaps } = this.whole(node);
    const field = node * NODE_SIZE;
    // Something that is no place in the pool and not 0: it is being frozen.
    this.info[field + STEPS] = UNKNOWN;
    const started = node <= LIST_ROOT && node !== SENTENCE_ROOT && node !== SIDE_SENTENCE_ROOT;
    // Nothing is skipped where a match has not begun.
    const bare = started ? [] : gaps.filter(({ to }) => this.isBare(to));
    const others = started ? [] : gaps.filter(({ to }) => !this.isBare(to));
    const steps = this.stepsOf(edges, 0, 0);
    for (const { min, max, to } of bare) steps.push(...this.stepsOf(this.whole(to).edges, min, max));
    const ends = edges.some((symbol, at) => at % 2 === 0 && symbol === this.trie.endSymbol);
    this.info[field + NEEDS] = this.needsOf(node);
    this.info[field + EXTRAS] =
      (accepts.length > 0 ? ACCEPTS : 0) | (others.length > 0 ? GAPS : 0) | (ends ? END : 0);
    this.info[field + REACH] = bare.reduce((reach, { max }) => Math.max(reach, max), 0);
    const led = others.map(({ min, max, to }) => [min, max, this.frozen(to)]);
    this.info[field + STEPS] = this.layDown(steps.length, this.bySymbol(steps));
    this.pool.push(0);
    if (others.length > 0) this.info[field + GAP_LIST] = this.layDown(others.length, led.flat());
    if (accepts.length > 0) this.info[field + ACCEPT_LIST] = this.layDown(accepts.length, accepts);
  }

  /** Returns the place in the pool where it lies. */
  private layDown(count: number, numbers: readonly number[]): number {
    const place = this.pool.length;
    this.pool.push(count, ...numbers);
    return place;
  }

  private stepsOf(edges: readonly number[], min: number, max: number): Step[] {
    const steps: Step[] = [];
    for (let at = 0; at < edges.length; at += 2)
      steps.push({ symbol: edges[at] ?? 0, min, max, to: this.frozen(edges[at + 1] ?? 0) });
    return steps;
  }

  private bySymbol(steps: readonly Step[]): number[] {
    const sorted = steps.length < 2 ? steps : steps.toSorted((a, b) => a.symbol - b.symbol || a.to - b.to);
    return sorted.flatMap(({ symbol, min, max, to }) => [symbol, min, max, to]);
  }

  /** Whether a node has edges and nothing else, so that a gap before it can be told with each of them. */
  private isBare(node: number): boolean {
    const { accepts, edges, gaps } = this.whole(node);
    return (
      accepts.length === 0 &&
      gaps.length === 0 &&
      !edges.some((symbol, at) => at % 2 === 0 && symbol === this.trie.endSymbol)
    );
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

  private needsOf(node: number): number {
    const known = this.needs[node] ?? 0;
    if (known !== UNKNOWN) return known;
    const { accepts, edges, gaps, joints } = this.trie.at(node);
    let needed = accepts.length > 0 ? 0 : UNKNOWN;
    for (let at = 0; at < edges.length; at += 2) {
      needed &= this.needsOf(edges[at + 1] ?? 0) | (this.listBits.get(edges[at] ?? 0) ?? 0);
    }
    for (const gap of gaps) needed &= this.needsOf(gap.to);
    for (const joint of joints) needed &= this.needsOf(joint);
    this.needs[node] = needed === UNKNOWN ? 0 : needed;
    return this.needs[node] ?? 0;
  }
}
