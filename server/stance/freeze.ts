// The trie -> two arrays of numbers, laid out as layout.ts says.
import {
  ACCEPT_LIST,
  ACCEPTS,
  END,
  EXTRAS,
  GAP_LIST,
  GAP_SIZE,
  GAPS,
  NEEDS,
  NODE_SIZE,
  REACH,
  STEPS,
} from './layout.ts';
import { LIST_ROOT, ROOT, SIDE_ROOT } from './roots.ts';
import type { Gap, Trie, TrieNode } from './trie.ts';

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

/** Where a match has not begun there is nothing to skip. */
const NOTHING_SKIPPED: ReadonlySet<number> = new Set([ROOT, SIDE_ROOT, LIST_ROOT]);

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
  /** Nodes to freeze, and which are among them. */
  private readonly reached: number[] = [];
  private readonly seen: Uint8Array;
  private readonly wholes = new Map<number, Whole>();

  constructor(trie: Trie) {
    this.trie = trie;
    this.seen = new Uint8Array(trie.nodes.length);
    this.needs = new Int32Array(trie.nodes.length).fill(UNKNOWN);
    this.info = new Int32Array(trie.nodes.length * NODE_SIZE);
    for (const symbol of trie.usedLists) {
      const bit = this.listBits.size < MOST_LIST_BITS ? 1 << this.listBits.size : 0;
      this.listBits.set(symbol, bit);
    }
  }

  freeze(): Frozen {
    for (let node = ROOT; node <= LIST_ROOT; node += 1) this.reach(node);
    // The list grows while it is worked off.
    for (const node of this.reached) this.freezeNode(node);
    return { info: this.info, pool: Int32Array.from(this.pool), listBits: this.listBits };
  }

  /** The node that stands for `node`, to be frozen in its turn: one that does nothing but lead to a joint is that joint. */
  private reach(node: number): number {
    const { accepts, edges, gaps, joints } = this.trie.at(node);
    const [joint] = joints;
    if (joint !== undefined && joints.length === 1 && accepts.length + edges.length + gaps.length === 0)
      return this.reach(joint);
    if (this.seen[node] === 0) {
      this.seen[node] = 1;
      this.reached.push(node);
    }
    return node;
  }

  private freezeNode(node: number): void {
    const { accepts, edges, gaps } = this.whole(node);
    const field = node * NODE_SIZE;
    this.info[field + NEEDS] = this.needsOf(node);
    this.info[field + EXTRAS] = (accepts.length > 0 ? ACCEPTS : 0) | (this.ends(edges) ? END : 0);
    if (gaps.length > 0 && !NOTHING_SKIPPED.has(node)) this.freezeGaps(field, edges, gaps);
    else this.info[field + STEPS] = this.layDownSteps(this.stepsOf(edges, 0, 0));
    if (accepts.length > 0) this.info[field + ACCEPT_LIST] = this.layDown(accepts.length, accepts);
  }

  /** The steps of a node with gaps. A gap that leads to edges alone becomes part of each of them. */
  private freezeGaps(field: number, edges: readonly number[], gaps: readonly Gap[]): void {
    const steps = this.stepsOf(edges, 0, 0);
    const others: number[] = [];
    for (const { min, max, to } of gaps) {
      const whole = this.whole(to);
      if (whole.accepts.length > 0 || whole.gaps.length > 0 || this.ends(whole.edges)) {
        others.push(min, max, this.reach(to));
      } else {
        steps.push(...this.stepsOf(whole.edges, min, max));
        this.info[field + REACH] = Math.max(this.info[field + REACH] ?? 0, max);
      }
    }
    this.info[field + STEPS] = this.layDownSteps(steps);
    if (others.length === 0) return;
    this.info[field + EXTRAS] = (this.info[field + EXTRAS] ?? 0) | GAPS;
    this.info[field + GAP_LIST] = this.layDown(others.length / GAP_SIZE, others);
  }

  /** Returns the place in the pool where they lie. */
  private layDown(count: number, numbers: readonly number[]): number {
    const place = this.pool.length;
    this.pool.push(count, ...numbers);
    return place;
  }

  private layDownSteps(steps: Step[]): number {
    const place = this.pool.length;
    if (steps.length > 1) steps.sort((a, b) => a.symbol - b.symbol || a.to - b.to);
    this.pool.push(steps.length);
    for (const { symbol, min, max, to } of steps) this.pool.push(symbol, min, max, to);
    this.pool.push(0);
    return place;
  }

  private stepsOf(edges: readonly number[], min: number, max: number): Step[] {
    const steps: Step[] = [];
    for (let at = 0; at < edges.length; at += 2)
      steps.push({ symbol: edges[at] ?? 0, min, max, to: this.reach(edges[at + 1] ?? 0) });
    return steps;
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
