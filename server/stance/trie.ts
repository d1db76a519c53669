// One token trie for every pattern of a scheme. Patterns share their prefixes; lists and gaps are edge
// classes; small alternations are spelt out so that they share too, large ones meet again in a joint node.
import type { Element, Sequence } from './pattern.ts';
import { secondSketchBit, sketchBit } from './sketch.ts';
import { type Lookup, Vocabulary, type WordKind } from './vocabulary.ts';

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

/** What a node holds beside edges to words and lists: bits of `Trie.extras`. */
export const ACCEPTS = 1;
export const JOINTS = 2;
export const GAPS = 4;
export const END = 8;
/** Whether lists lead on. */
export const LISTS = 16;
/** Whether words lead on. */
export const WORDS = 32;

/** `Trie.info` holds four numbers for each node, side by side because they are read together. */
export const NODE_SIZE = 4;
/** What the node holds: the bits above. */
export const EXTRAS = 0;
/** Sketches of the symbols that lead on (sketch.ts). */
export const SKETCH = 1;
export const SECOND_SKETCH = 3;
/** Bits of the lists (see `listBit`) without which nothing can be accepted from there on. */
export const NEEDS = 2;

/** Spelling out an alternation multiplies paths; beyond this many it gets a joint node. */
const MOST_PATHS = 4;
const FULLEST = 0.5;
const NONE: readonly never[] = [];
const ROOTS = 4;
const SLOT_SIZE = 4;
/** All bits: what nothing was found out about yet, and what a way that accepts nothing needs. */
const UNKNOWN = -1;

export class Trie implements Lookup {
  readonly vocabulary = new Vocabulary();
  /** The symbol that stands for the end of the sentence. */
  readonly endSymbol: number;
  /** NODE_SIZE numbers per node: EXTRAS, SKETCH, NEEDS, SECOND_SKETCH. */
  info = new Int32Array(1 << 12);
  private readonly acceptsOf: (number[] | undefined)[] = emptyRoots();
  private readonly gapsOf: (Gap[] | undefined)[] = emptyRoots();
  private readonly jointsOf: (number[] | undefined)[] = emptyRoots();
  private readonly fixedLists = new Map<number, readonly number[]>();
  private readonly jointOf = new Map<string, number>();
  private readonly listBits = new Map<number, number>();
  /** Per node the symbols of its edges; only while patterns are added. */
  private childrenOf: (number[] | undefined)[] = emptyRoots();
  /** Open addressing: node, symbol, target and a free number, side by side. Node 0 marks a free slot. */
  private table = new Int32Array(1 << 14);
  private edges = 0;
  private count = ROOTS;

  constructor() {
    this.endSymbol = this.vocabulary.reserve();
  }

  /** Number of nodes. */
  get size(): number {
    return this.count;
  }

  /** Adds a pattern; `owner` comes back from every match of it. */
  add(sequence: Sequence, owner: number): void {
    const anchored = sequence[0]?.type === 'start';
    const root = anchored ? SENTENCE_ROOT : ROOT;
    for (const node of this.spell([root], anchored ? sequence.slice(1) : sequence, 1))
      this.accept(node, owner);
  }

  /** Adds a member to lists that every ask shares. */
  addFixedMember(sequence: Sequence, lists: readonly number[], owner: number): void {
    const [only] = sequence;
    const single = sequence.length === 1 && only !== undefined && isWord(only);
    if (!single) this.addMember(sequence, owner);
    else {
      const symbol = this.vocabulary.symbol(only.type, only.text);
      this.fixedLists.set(symbol, [...new Set([...this.listsOf(symbol), ...lists])]);
    }
  }

  listsOf(symbol: number): readonly number[] {
    return this.fixedLists.get(symbol) ?? NONE;
  }

  /** Adds a member of a list; `owner` names the list or actor. */
  addMember(sequence: Sequence, owner: number): void {
    for (const node of this.spell([LIST_ROOT], sequence, 1)) this.accept(node, owner);
  }

  /** To be called once after the last pattern: works out what each node needs. */
  finish(): void {
    for (let node = 1; node < this.count; node += 1) this.info[node * NODE_SIZE + NEEDS] = UNKNOWN;
    for (let node = 1; node < this.count; node += 1) this.needsOf(node);
    this.childrenOf = [];
    this.jointOf.clear();
  }

  accepts(node: number): readonly number[] {
    return this.acceptsOf[node] ?? NONE;
  }

  gaps(node: number): readonly Gap[] {
    return this.gapsOf[node] ?? NONE;
  }

  joints(node: number): readonly number[] {
    return this.jointsOf[node] ?? NONE;
  }

  /** The bit of a list in `needs`; 0 for a list that no pattern uses. */
  listBit(symbol: number): number {
    return this.listBits.get(symbol) ?? 0;
  }

  /** Where `symbol` leads from `node`; 0 where it leads nowhere. */
  edge(node: number, symbol: number): number {
    const { table } = this;
    const mask = table.length - 1;
    let slot = hash(node, symbol) & mask;
    for (;;) {
      const at = table[slot] ?? 0;
      if (at === node && table[slot + 1] === symbol) return table[slot + 2] ?? 0;
      if (at === 0) return 0;
      slot = (slot + SLOT_SIZE) & mask;
    }
  }

  /** The nodes that `symbol` leads to from the root of patterns or of members, joints passed through. */
  firstNodes(symbol: number, members: boolean): readonly number[] {
    return this.closure(members ? LIST_ROOT : ROOT)
      .map((node) => this.edge(node, symbol))
      .filter((node) => node > 0);
  }

  /** The node and every joint reachable from it without reading a word. */
  closure(node: number): readonly number[] {
    return [node, ...this.joints(node).flatMap((joint) => this.closure(joint))];
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
        if (this.joints(node).includes(joint)) continue;
        append(this.jointsOf, node, joint);
        this.mark(node, JOINTS);
      }
    }
    return [joint];
  }

  private step(node: number, element: Exclude<Element, { type: 'choice' }>): number {
    switch (element.type) {
      case 'gap':
        return this.gap(node, element.min, element.max);
      case 'list':
        return this.child(node, this.vocabulary.list(element.name), LISTS);
      case 'start':
        throw new Error('^ inside a pattern');
      case 'end':
        return this.child(node, this.endSymbol, END);
      default:
        return this.child(node, this.vocabulary.symbol(element.type, element.text), WORDS);
    }
  }

  private gap(node: number, min: number, max: number): number {
    const known = this.gaps(node).find((gap) => gap.min === min && gap.max === max);
    if (known !== undefined) return known.to;
    const to = this.node();
    append(this.gapsOf, node, { min, max, to });
    this.mark(node, GAPS);
    return to;
  }

  private child(node: number, symbol: number, kind: number): number {
    const known = this.edge(node, symbol);
    if (known !== 0) return known;
    const target = this.node();
    if (((this.edges + 1) * SLOT_SIZE) / this.table.length > FULLEST) this.grow();
    this.put(node, symbol, target);
    this.edges += 1;
    this.mark(node, kind);
    if (kind !== END) {
      this.set(node, SKETCH, sketchBit(symbol));
      this.set(node, SECOND_SKETCH, secondSketchBit(symbol));
    }
    append(this.childrenOf, node, symbol);
    if (kind === LISTS && !this.listBits.has(symbol)) {
      // Lists beyond the thirtieth have no bit; they are never known to be needed, which is safe.
      this.listBits.set(symbol, this.listBits.size < MOST_LIST_BITS ? 1 << this.listBits.size : 0);
    }
    return target;
  }

  private node(): number {
    if ((this.count + 1) * NODE_SIZE > this.info.length) {
      const larger = new Int32Array(this.info.length * 2);
      larger.set(this.info);
      this.info = larger;
    }
    // Every place is taken as it comes: arrays with holes are slow.
    for (const lists of [this.acceptsOf, this.gapsOf, this.jointsOf, this.childrenOf]) lists.push(undefined);
    return this.count++;
  }

  private mark(node: number, kind: number): void {
    this.set(node, EXTRAS, kind);
  }

  private set(node: number, field: number, bits: number): void {
    const at = node * NODE_SIZE + field;
    this.info[at] = (this.info[at] ?? 0) | bits;
  }

  private accept(node: number, owner: number): void {
    if (this.accepts(node).includes(owner)) return;
    append(this.acceptsOf, node, owner);
    this.mark(node, ACCEPTS);
  }

  private needsOf(node: number): number {
    const field = node * NODE_SIZE + NEEDS;
    const known = this.info[field] ?? 0;
    if (known !== UNKNOWN) return known;
    let needed = this.accepts(node).length > 0 ? 0 : UNKNOWN;
    for (const symbol of this.childrenOf[node] ?? NONE) {
      needed &= this.needsOf(this.edge(node, symbol)) | this.listBit(symbol);
    }
    for (const gap of this.gaps(node)) needed &= this.needsOf(gap.to);
    for (const joint of this.joints(node)) needed &= this.needsOf(joint);
    if (needed === UNKNOWN) needed = 0;
    this.info[field] = needed;
    return needed;
  }

  private put(node: number, symbol: number, target: number): void {
    const { table } = this;
    const mask = table.length - 1;
    let slot = hash(node, symbol) & mask;
    while (table[slot] !== 0) slot = (slot + SLOT_SIZE) & mask;
    table[slot] = node;
    table[slot + 1] = symbol;
    table[slot + 2] = target;
  }

  private grow(): void {
    const old = this.table;
    this.table = new Int32Array(old.length * 2);
    for (let slot = 0; slot < old.length; slot += SLOT_SIZE) {
      const node = old[slot] ?? 0;
      if (node !== 0) this.put(node, old[slot + 1] ?? 0, old[slot + 2] ?? 0);
    }
  }
}

const MOST_LIST_BITS = 30;

function isWord(element: Element): element is Extract<Element, { type: WordKind }> {
  return element.type !== 'choice' && element.type !== 'list' && 'text' in element;
}

function emptyRoots(): undefined[] {
  return [undefined, undefined, undefined, undefined];
}

function append<Item>(lists: (Item[] | undefined)[], index: number, item: Item): void {
  const known = lists[index];
  if (known === undefined) lists[index] = [item];
  else known.push(item);
}

/** The slot of an edge, before it is cut to the size of the table: a multiple of SLOT_SIZE. */
function hash(node: number, symbol: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) << 2;
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
