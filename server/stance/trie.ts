// One token trie for every pattern of a scheme, as it is built. Patterns share their prefixes; lists and gaps
// are edge classes; small alternations are spelt out so that they share too, large ones meet again in a joint
// node. `freeze` (automaton.ts) turns it into what texts are run through.
import type { Element, Sequence } from './pattern.ts';
import { Vocabulary, type WordKind } from './vocabulary.ts';

export const ROOT = 1;
/** Patterns that begin with ^ start here. */
export const SENTENCE_ROOT = 2;
/** Members of lists start here. */
export const LIST_ROOT = 3;

export interface Gap {
  readonly min: number;
  readonly max: number;
  readonly to: number;
}

/** A node while the trie grows. */
export interface TrieNode {
  /** Symbol -> node. */
  readonly edges: Map<number, number>;
  /** Numbers of the patterns that end here. */
  readonly accepts: number[];
  readonly gaps: Gap[];
  /** Nodes that go on from here without reading anything. */
  readonly joints: number[];
}

/** Spelling out an alternation multiplies paths; beyond this many it gets a joint node. */
const MOST_PATHS = 4;

export class Trie {
  readonly vocabulary = new Vocabulary();
  /** The symbol that stands for the end of the sentence. */
  readonly endSymbol: number;
  /** By number; the first is none. */
  readonly nodes: TrieNode[] = [];
  /** Symbols of the lists that patterns use. */
  readonly usedLists = new Set<number>();
  /** Symbol of a word -> the lists that every ask has it in. */
  readonly fixedLists = new Map<number, readonly number[]>();
  private readonly jointOf = new Map<string, number>();

  constructor() {
    this.endSymbol = this.vocabulary.reserve();
    for (let root = 0; root <= LIST_ROOT; root += 1) this.node();
  }

  /** Adds a pattern; `owner` comes back from every match of it. */
  add(sequence: Sequence, owner: number): void {
    const anchored = sequence[0]?.type === 'start';
    const root = anchored ? SENTENCE_ROOT : ROOT;
    this.accept(this.spell([root], anchored ? sequence.slice(1) : sequence, 1), owner);
  }

  /** Adds a member of a list; `owner` names the list or actor. */
  addMember(sequence: Sequence, owner: number): void {
    this.accept(this.spell([LIST_ROOT], sequence, 1), owner);
  }

  /** Adds a member to lists that every ask shares. */
  addFixedMember(sequence: Sequence, lists: readonly number[], owner: number): void {
    const [only] = sequence;
    if (sequence.length !== 1 || only === undefined || !isWord(only)) this.addMember(sequence, owner);
    else {
      const symbol = this.vocabulary.symbol(only.type, only.text);
      this.fixedLists.set(symbol, [...new Set([...(this.fixedLists.get(symbol) ?? []), ...lists])]);
    }
  }

  at(node: number): TrieNode {
    const found = this.nodes[node];
    if (found === undefined) throw new RangeError(`no node ${node}`);
    return found;
  }

  /** Follows the sequence from the given nodes, making what is missing; returns where it ends. */
  private spell(from: readonly number[], sequence: Sequence, paths: number): readonly number[] {
    let nodes = from;
    let count = paths;
    for (const element of sequence) {
      if (element.type === 'choice') {
        const leaves = leafCount([element]);
        const spelt = count * leaves <= MOST_PATHS;
        nodes = spelt ? this.spellOut(nodes, element.options, count) : this.join(nodes, element.options);
        count = spelt ? count * leaves : 1;
      } else nodes = nodes.map((node) => this.step(node, element));
    }
    return nodes;
  }

  private spellOut(nodes: readonly number[], options: readonly Sequence[], paths: number): readonly number[] {
    return [...new Set(options.flatMap((option) => this.spell(nodes, option, paths)))];
  }

  /** All options lead to one node, shared by every pattern that has the same alternation at this place. */
  private join(nodes: readonly number[], options: readonly Sequence[]): readonly number[] {
    const key = `${nodes.join()} ${JSON.stringify(options)}`;
    const known = this.jointOf.get(key);
    if (known !== undefined) return [known];
    const joint = this.node();
    this.jointOf.set(key, joint);
    for (const option of options) {
      for (const node of this.spell(nodes, option, 1)) {
        const { joints } = this.at(node);
        if (!joints.includes(joint)) joints.push(joint);
      }
    }
    return [joint];
  }

  private step(node: number, element: Exclude<Element, { type: 'choice' }>): number {
    switch (element.type) {
      case 'gap':
        return this.gap(node, element.min, element.max);
      case 'list': {
        const symbol = this.vocabulary.list(element.name);
        this.usedLists.add(symbol);
        return this.child(node, symbol);
      }
      case 'start':
        throw new Error('^ inside a pattern');
      case 'end':
        return this.child(node, this.endSymbol);
      default:
        return this.child(node, this.vocabulary.symbol(element.type, element.text));
    }
  }

  private gap(node: number, min: number, max: number): number {
    const { gaps } = this.at(node);
    const known = gaps.find((gap) => gap.min === min && gap.max === max);
    if (known !== undefined) return known.to;
    const to = this.node();
    gaps.push({ min, max, to });
    return to;
  }

  private child(node: number, symbol: number): number {
    const { edges } = this.at(node);
    const known = edges.get(symbol);
    if (known !== undefined) return known;
    const target = this.node();
    edges.set(symbol, target);
    return target;
  }

  private node(): number {
    return this.nodes.push({ edges: new Map(), accepts: [], gaps: [], joints: [] }) - 1;
  }

  private accept(nodes: readonly number[], owner: number): void {
    for (const node of nodes) {
      const { accepts } = this.at(node);
      if (!accepts.includes(owner)) accepts.push(owner);
    }
  }
}

function isWord(element: Element): element is Extract<Element, { type: WordKind }> {
  return element.type !== 'choice' && element.type !== 'list' && 'text' in element;
}

/** In how many ways a sequence can be spelt out. */
function leafCount(sequence: Sequence): number {
  let product = 1;
  for (const element of sequence) {
    if (element.type === 'choice') {
      product *= element.options.reduce((sum, option) => sum + leafCount(option), 0);
    }
  }
  return product;
}
