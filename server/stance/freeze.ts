// The trie -> two arrays of numbers, laid out as layout.ts says.
import {
  ACCEPT_LIST,
  ACCEPTS,
  EDGES,
  END,
  EXTRAS,
  GAP_LIST,
  GAPS,
  NEAR,
  NEEDS,
  NODE_SIZE,
  REACH,
  SECOND_SKETCH,
  SKETCH,
  WIDE,
} from './layout.ts';
import { secondSketchBit, sketchBit } from './sketch.ts';
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
interface Whole extends Pick<TrieNode, 'accepts' | 'edges' | 'gaps'> {
  /** The one node that the edges are of; 0 where there are none, or they are of several. */
  readonly edgesOf: number;
}

class Freezer {
  private readonly trie: Trie;
  private readonly listBits = new Map<number, number>();
  private readonly needs: Int32Array;
  private readonly info: Int32Array;
  private readonly pool: number[] = [0];
  /** Per node: where its own edges lie in the pool. */
  private readonly edgeBlocks: Int32Array;
  private readonly wholes = new Map<number, Whole>();

  constructor(trie: Trie) {
    this.trie = trie;
    this.needs = new Int32Array(trie.nodes.length).fill(UNKNOWN);
    this.info = new Int32Array(trie.nodes.length * NODE_SIZE);
    this.edgeBlocks = new Int32Array(trie.nodes.length);
    for (const symbol of trie.usedLists) {
      const bit = this.listBits.size < MOST_LIST_BITS ? 1 << this.listBits.size : 0;
      this.listBits.set(symbol, bit);
    }
  }

  freeze(): Frozen {
    const last = this.trie.nodes.length - 1;
    // Gaps copy what they lead to, so nodes come first and gaps second.
    for (let node = 1; node <= last; node += 1) this.freezeNode(node);
    for (let node = 1; node <= last; node += 1) this.freezeGaps(node);
    return { info: this.info, pool: Int32Array.from(this.pool), listBits: this.listBits };
  }

  private freezeNode(node: number): void {
    const { accepts, edges, edgesOf, gaps } = this.whole(node);
    const field = node * NODE_SIZE;
    let sketch = 0;
    let secondSketch = 0;
    let extras = (accepts.length > 0 ? ACCEPTS : 0) | (gaps.length > 0 ? GAPS : 0);
    if (gaps.some(({ max }) => max > NEAR)) extras |= WIDE;
    for (let at = 0; at < edges.length; at += 2) {
      const symbol = edges[at] ?? 0;
      if (symbol === this.trie.endSymbol) extras |= END;
      else {
        sketch |= sketchBit(symbol);
        secondSketch |= secondSketchBit(symbol);
      }
    }
    this.info[field + SKETCH] = sketch;
    this.info[field + SECOND_SKETCH] = secondSketch;
    this.info[field + NEEDS] = this.needsOf(node);
    this.info[field + EXTRAS] = extras;
    this.info[field + EDGES] = this.edgeBlock(edges, edgesOf);
    if (accepts.length === 0) return;
    this.info[field + ACCEPT_LIST] = this.pool.length;
    this.pool.push(accepts.length, ...accepts);
  }

  /** The edges by symbol; where they are those of one node alone, laid down once for all that lead to it. */
  private edgeBlock(edges: readonly number[], edgesOf: number): number {
    const known = this.edgeBlocks[edgesOf] ?? 0;
    if (known !== 0) return known;
    const start = this.pool.length;
    this.pool.push(edges.length / 2);
    if (edges.length === 2) this.pool.push(edges[0] ?? 0, edges[1] ?? 0);
    else {
      const pairs: (readonly [number, number])[] = [];
      for (let at = 0; at < edges.length; at += 2) pairs.push([edges[at] ?? 0, edges[at + 1] ?? 0]);
      pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      for (const [symbol, target] of pairs) this.pool.push(symbol, target);
    }
    if (edgesOf !== 0) this.edgeBlocks[edgesOf] = start;
    return start;
  }

  private freezeGaps(node: number): void {
    const { gaps } = this.whole(node);
    if (gaps.length === 0) return;
    this.info[node * NODE_SIZE + GAP_LIST] = this.pool.length;
    this.pool.push(gaps.length);
    let reach = this.info[node * NODE_SIZE + SKETCH] ?? 0;
    for (const { min, max, to } of gaps) {
      const field = to * NODE_SIZE;
      // Beyond a gap that leads to another, or to an end, anything may come.
      reach |= (this.info[field + EXTRAS] ?? 0) === 0 ? (this.info[field + SKETCH] ?? 0) : -1;
      const of = (what: number) => this.info[field + what] ?? 0;
      this.pool.push(min, max, to, of(SKETCH), of(SECOND_SKETCH), of(NEEDS), of(EXTRAS));
    }
    this.info[node * NODE_SIZE + REACH] = reach;
  }

  private whole(node: number): Whole {
    const { accepts, edges, gaps, joints } = this.trie.at(node);
    if (joints.length === 0) return { accepts, edges, gaps, edgesOf: edges.length > 0 ? node : 0 };
    const known = this.wholes.get(node);
    if (known !== undefined) return known;
    const inner = this.closure(node);
    const parts = inner.map((part) => this.trie.at(part));
    const edged = inner.filter((part) => this.trie.at(part).edges.length > 0);
    const [only] = edged;
    const made = {
      accepts: [...new Set(parts.flatMap((part) => part.accepts))],
      edges: edged.flatMap((part) => this.trie.at(part).edges),
      gaps: parts.flatMap((part) => part.gaps),
      edgesOf: only !== undefined && edged.length === 1 ? only : 0,
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
