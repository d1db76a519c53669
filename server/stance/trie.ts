// One token trie for every pattern of a scheme, as it is built. Patterns share their prefixes; lists and gaps
// are edge classes; small alternations are spelt out so that they share too, large ones meet again in a joint
// node. `freeze` (automaton.ts) turns it into what texts are run through.
import type { Element, Sequence } from './pattern.ts';
import { LIST_ROOT, ROOT, SENTENCE_ROOT, SIDE_ROOT, SIDE_SENTENCE_ROOT } from './roots.ts';
import { Vocabulary, type WordKind } from './vocabulary.ts';

export interface Gap {
  readonly min: number;
  readonly max: number;
  readonly to: number;
}

/** A node while the trie grows. */
export interface TrieNode {
  /** Symbol, node, symbol, node ... in the order in which they came. */
  edges: number[];
  /** Symbol -> node, once there are many edges. */
  bySymbol: Map<number, number> | null;
  /** Numbers of the patterns that end here. */
  accepts: readonly number[];
  gaps: readonly Gap[];
  /** Nodes that go on from here without reading anything. */
  joints: readonly number[];
}

/** Where an alternation that begins at some nodes ends. */
interface Joint {
  readonly from: readonly number[];
  readonly to: number;
}

type Choice = Extract<Element, { type: 'choice' }>;

/** Spelling out an alternation multiplies paths; beyond this many it gets a joint node. */
const MOST_PATHS = 4;
/** Numbers in `edges` up to which a search from end to end is quick. */
const FEW_EDGES = 16;
// Most nodes have but one of these, so all share the empty ones.
const NONE: readonly never[] = [];
const NO_EDGES: number[] = [];

export class Trie {
  readonly vocabulary = new Vocabulary();
  /** The symbol that stands for the end of the sentence. */
  readonly endSymbol: number;
  /** By number; the first is none. */
  readonly nodes: TrieNode[] = [];
  /** Symbols of the lists that patterns use. */
  readonly usedLists = new Set<number>();
  /** Symbol of a word -> the lists that every ask has it in. */
  readonly fixedLists = new Map<number, number[]>();
  /** By the text of an alternation: its joints. */
  private readonly jointsOf = new Map<string, Joint[]>();

  constructor() {
    this.endSymbol = this.vocabulary.reserve();
    for (let root = 0; root <= LIST_ROOT; root += 1) this.node();
  }

  /**
   * Adds a pattern; `owner` comes back from every match of it. `aside`: it matters only in sentences where
   * another pattern matches that is not aside.
   */
  add(sequence: Sequence, owner: number, aside: boolean): void {
    const anchored = sequence[0]?.type === 'start';
    const plain = aside ? SIDE_ROOT : ROOT;
    const root = anchored ? (aside ? SIDE_SENTENCE_ROOT : SENTENCE_ROOT) : plain;
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
      const known = this.fixedLists.get(symbol);
      if (known === undefined) this.fixedLists.set(symbol, [...lists]);
      else for (const list of lists) if (!known.includes(list)) known.push(list);
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
        const leaves = leafCount(element);
        const spelt = count * leaves <= MOST_PATHS;
        nodes = spelt ? this.spellOut(nodes, element.options, count) : this.join(nodes, element);
        count = spelt ? count * leaves : 1;
      } else {
        const [first = 0] = nodes;
        nodes =
          nodes.length === 1 ? [this.step(first, element)] : nodes.map((node) => this.step(node, element));
      }
    }
    return nodes;
  }

  private spellOut(nodes: readonly number[], options: readonly Sequence[], paths: number): readonly number[] {
    return [...new Set(options.flatMap((option) => this.spell(nodes, option, paths)))];
  }

  /** All options lead to one node, shared by every pattern that has the same alternation at this place. */
  private join(nodes: readonly number[], { options, text }: Choice): readonly number[] {
    const known = this.jointsOf.get(text) ?? [];
    const same = known.find(
      ({ from }) => from.length === nodes.length && from.every((node, i) => node === nodes[i]),
    );
    if (same !== undefined) return [same.to];
    const joint = this.node();
    if (known.push({ from: nodes, to: joint }) === 1) this.jointsOf.set(text, known);
    for (const option of options) {
      for (const node of this.spell(nodes, option, 1)) {
        const found = this.at(node);
        if (!found.joints.includes(joint)) found.joints = [...found.joints, joint];
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
    const found = this.at(node);
    const known = found.gaps.find((gap) => gap.min === min && gap.max === max);
    if (known !== undefined) return known.to;
    const to = this.node();
    found.gaps = [...found.gaps, { min, max, to }];
    return to;
  }

  private child(node: number, symbol: number): number {
    const found = this.at(node);
    const known = edgeOf(found, symbol);
    if (known !== undefined) return known;
    const target = this.node();
    if (found.edges.length === 0) found.edges = [symbol, target];
    else found.edges.push(symbol, target);
    if (found.bySymbol !== null) found.bySymbol.set(symbol, target);
    else if (found.edges.length > FEW_EDGES) found.bySymbol = indexed(found.edges);
    return target;
  }

  private node(): number {
    return this.nodes.push({ edges: NO_EDGES, bySymbol: null, accepts: NONE, gaps: NONE, joints: NONE }) - 1;
  }

  private accept(nodes: readonly number[], owner: number): void {
    for (const node of nodes) {
      const found = this.at(node);
      if (!found.accepts.includes(owner)) found.accepts = [...found.accepts, owner];
    }
  }
}

function edgeOf({ edges, bySymbol }: TrieNode, symbol: number): number | undefined {
  if (bySymbol !== null) return bySymbol.get(symbol);
  for (let at = 0; at < edges.length; at += 2) if (edges[at] === symbol) return edges[at + 1];
  return undefined;
}

function indexed(edges: readonly number[]): Map<number, number> {
  const map = new Map<number, number>();
  for (let at = 0; at < edges.length; at += 2) map.set(edges[at] ?? 0, edges[at + 1] ?? 0);
  return map;
}

function isWord(element: Element): element is Extract<Element, { type: WordKind }> {
  return element.type !== 'choice' && element.type !== 'list' && 'text' in element;
}

/** In how many ways an alternation can be spelt out. */
function leafCount({ options }: Choice): number {
  let sum = 0;
  for (const option of options) {
    let product = 1;
    for (const element of option) if (element.type === 'choice') product *= leafCount(element);
    sum += product;
  }
  return sum;
}
