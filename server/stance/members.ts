// Members of lists in a sentence: the aliases of actors, phrases of the scheme's lists, wordings of the ask.
import { type Additions, isWordOf } from './additions.ts';
import type { Automaton } from './automaton.ts';
import { kindBit } from './bits.ts';
import {
  ARTICLE,
  FIRST,
  KIND_BITS,
  LIST_BITS,
  LISTS,
  MARKS,
  MEMBERS,
  POSSESSIVE,
  SIDE_STARTS,
  STARTS,
  SYMBOLS,
} from './glossary.ts';
import { ACCEPTS, COUNT_SHIFT, KINDS, SHAPE, STEP_SIZE, STEP_WAY, WAY_TO_SHIFT } from './layout.ts';
import type { Scan } from './scan.ts';

/** The list symbols that a wording with these owners fills in this ask. */
export type SymbolsOfOwners = (owners: readonly number[]) => readonly number[];

/** Tokens and members that there is room for at first. */
const ROOM = 1 << 11;

export class Members {
  /** Per token: the first of the members that begin there, or 0; without the word's own fixed lists. */
  heads = new Int32Array(ROOM);
  /** Per token of the last sentence: bits of the lists with a member that begins there, of the kinds of all symbols. */
  lists = new Int32Array(ROOM);
  kinds = new Int32Array(ROOM);
  /** Per member: its list, the token after it, whether it took a 's along, the next that begins where it does. */
  symbols = new Int32Array(ROOM);
  ends = new Int32Array(ROOM);
  possessives = new Uint8Array(ROOM);
  nexts = new Int32Array(ROOM);
  private readonly automaton: Automaton;
  private readonly scan: Scan;
  private readonly ownersByNode = new Map<number, readonly number[]>();
  /** No member is number 0. */
  private count = 1;
  private from = 0;
  private to = 0;

  constructor(automaton: Automaton, scan: Scan) {
    this.automaton = automaton;
    this.scan = scan;
  }

  /** Makes ready for the paragraph that is in the scan. */
  clear(): void {
    const { count } = this.scan;
    this.count = 1;
    if (count <= this.heads.length) this.heads.fill(0, 0, count);
    else {
      this.heads = new Int32Array(2 * count);
      this.lists = new Int32Array(2 * count);
      this.kinds = new Int32Array(2 * count);
    }
  }

  /** Finds every member in tokens `from` to `to`. */
  find(from: number, to: number, symbolsOf: SymbolsOfOwners, additions: Additions | null): void {
    const { glossary, words } = this.scan;
    const { data } = glossary;
    this.from = from;
    this.to = to;
    for (let at = from; at < to; at += 1) {
      const word = words[at] ?? 0;
      this.lists[at] = data[word + LIST_BITS] ?? 0;
      this.kinds[at] = data[word + KIND_BITS] ?? 0;
      if ((data[word + MEMBERS] ?? 0) > 0) this.walkAll(word, at, symbolsOf);
      if ((data[word + LISTS] ?? 0) > 0) this.extend(word, at);
      if (additions?.mayStart(glossary.hashesOf(word))) this.findAdditions(at, additions);
    }
  }

  private walkAll(word: number, at: number, symbolsOf: SymbolsOfOwners): void {
    const { data } = this.scan.glossary;
    const before = (data[word + SYMBOLS] ?? 0) + (data[word + STARTS] ?? 0) + (data[word + SIDE_STARTS] ?? 0);
    const first = word + FIRST + before;
    const end = first + (data[word + MEMBERS] ?? 0);
    for (let i = first; i < end; i += 1) this.walk(data[i] ?? 0, at, at + 1, symbolsOf);
  }

  /** The word by itself answers to its fixed lists; only what goes with it is added. */
  private extend(word: number, at: number): void {
    if (!this.hasPossessive(at + 1) && !this.hasArticle(at)) return;
    const { data } = this.scan.glossary;
    const end = word + FIRST + (data[word + SYMBOLS] ?? 0);
    for (let i = end - (data[word + LISTS] ?? 0); i < end; i += 1) this.add(at, at + 1, data[i] ?? 0, true);
  }

  private findAdditions(at: number, additions: Additions): void {
    for (const addition of additions.startingWith(this.scan.lower(at))) {
      const end = at + addition.words.length;
      const fits =
        end <= this.to &&
        addition.words.every((text, i) => i === 0 || isWordOf(addition, text, this.scan.lower(at + i)));
      if (fits && this.unbroken(at, end)) this.add(at, end, addition.symbol, false);
    }
  }

  private walk(node: number, start: number, at: number, symbolsOf: SymbolsOfOwners): void {
    const { automaton, scan } = this;
    const { pool } = automaton;
    const { data } = scan.glossary;
    const shape = pool[node + SHAPE] ?? 0;
    if ((shape & ACCEPTS) !== 0) {
      for (const symbol of symbolsOf(this.ownersOf(node))) this.add(start, at, symbol, false);
    }
    const count = shape >>> COUNT_SHIFT;
    if (count === 0 || at >= this.to) return;
    const word = scan.words[at] ?? 0;
    if (((pool[node + KINDS] ?? 0) & (data[word + KIND_BITS] ?? 0)) === 0 || scan.hasBreakBefore(at)) return;
    const end = word + FIRST + (data[word + SYMBOLS] ?? 0);
    for (let i = word + FIRST; i < end; i += 1) {
      const symbol = data[i] ?? 0;
      let step = automaton.firstStep(node, count, symbol);
      if (step === 0) continue;
      for (; pool[step] === symbol; step += STEP_SIZE)
        this.walk((pool[step + STEP_WAY] ?? 0) >>> WAY_TO_SHIFT, start, at + 1, symbolsOf);
    }
  }

  /** Always the same array for the same node. */
  private ownersOf(node: number): readonly number[] {
    let owners = this.ownersByNode.get(node);
    if (owners === undefined) {
      owners = this.automaton.accepted(node);
      this.ownersByNode.set(node, owners);
    }
    return owners;
  }

  /** A "the" before and a 's after belong to the member, but it stands without them, too. */
  private add(start: number, end: number, symbol: number, known: boolean): void {
    const possessive = this.hasPossessive(end);
    const article = this.hasArticle(start);
    if (!known) this.push(start, end, symbol, false);
    if (possessive) this.push(start, end + 1, symbol, true);
    if (article) this.push(start - 1, end, symbol, false);
    if (article && possessive) this.push(start - 1, end + 1, symbol, true);
  }

  private hasPossessive(at: number): boolean {
    return at < this.to && (this.marks(at) & POSSESSIVE) !== 0;
  }

  private hasArticle(start: number): boolean {
    return start > this.from && (this.marks(start - 1) & ARTICLE) !== 0 && !this.scan.hasBreakBefore(start);
  }

  private marks(at: number): number {
    const { glossary, words } = this.scan;
    return glossary.data[(words[at] ?? 0) + MARKS] ?? 0;
  }

  private push(start: number, end: number, symbol: number, possessive: boolean): void {
    const { ends, heads, nexts, symbols } = this;
    const first = heads[start] ?? 0;
    for (let member = first; member !== 0; member = nexts[member] ?? 0) {
      if (symbols[member] === symbol && ends[member] === end) return;
    }
    if (this.count === symbols.length) this.makeRoom();
    const member = this.count++;
    this.symbols[member] = symbol;
    this.ends[member] = end;
    this.possessives[member] = possessive ? 1 : 0;
    this.nexts[member] = first;
    heads[start] = member;
    this.lists[start] = (this.lists[start] ?? 0) | this.automaton.listBit(symbol);
    this.kinds[start] = (this.kinds[start] ?? 0) | kindBit(symbol);
  }

  private makeRoom(): void {
    this.symbols = enlarged(this.symbols, new Int32Array(2 * this.count));
    this.ends = enlarged(this.ends, new Int32Array(2 * this.count));
    this.nexts = enlarged(this.nexts, new Int32Array(2 * this.count));
    this.possessives = enlarged(this.possessives, new Uint8Array(2 * this.count));
  }

  private unbroken(start: number, end: number): boolean {
    for (let at = start + 1; at < end; at += 1) if (this.scan.hasBreakBefore(at)) return false;
    return true;
  }
}

/** `larger`, with what `numbers` holds in front. */
function enlarged<T extends Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(numbers: T, larger: T): T {
  larger.set(numbers);
  return larger;
}
