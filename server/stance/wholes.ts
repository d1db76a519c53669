// The nodes of a trie as they are when all joints that they lead to are taken in.
import type { Trie, TrieNode } from './trie.ts';

/** A node with everything that the joints hold that it leads to. */
export type Whole = Pick<TrieNode, 'accepts' | 'edges' | 'gaps'>;

export class Wholes {
  private readonly trie: Trie;
  private readonly known = new Map<number, Whole>();

  constructor(trie: Trie) {
    this.trie = trie;
  }

  of(node: number): Whole {
    const own = this.trie.at(node);
    if (own.joints.length === 0) return own;
    const known = this.known.get(node);
    if (known !== undefined) return known;
    const parts = this.closure(node).map((part) => this.trie.at(part));
    const made = {
      accepts: [...new Set(parts.flatMap((part) => part.accepts))],
      edges: parts.flatMap((part) => part.edges),
      gaps: parts.flatMap((part) => part.gaps),
    };
    this.known.set(node, made);
    return made;
  }

  /** Whether there is nothing but words and lists to go on with. */
  isPlain(node: number): boolean {
    const { accepts, edges, gaps } = this.of(node);
    if (accepts.length + gaps.length > 0) return false;
    for (let at = 0; at < edges.length; at += 2) if (edges[at] === this.trie.endSymbol) return false;
    return true;
  }

  /** The node and every joint reachable from it without reading a word. */
  private closure(node: number): readonly number[] {
    const { joints } = this.trie.at(node);
    return [...new Set([node, ...joints.flatMap((joint) => this.closure(joint))])];
  }
}
