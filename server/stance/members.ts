// Members of lists in a sentence: the aliases of actors, phrases of the scheme's lists, wordings of the ask.
import { type Additions, isWordOf } from './additions.ts';
import type { Automaton } from './automaton.ts';
import { ACCEPTS, EXTRAS, NODE_SIZE, STEP_MAX, STEP_SIZE, STEP_TO } from './layout.ts';
import type { Scan } from './scan.ts';

/** A member of a list that begins at some token and ends before token `end`. */
export interface Member {
  readonly symbol: number;
  readonly end: number;
  /** It took a 's along. */
  readonly possessive: boolean;
  readonly listBit: number;
  /** The next one that begins at the same token. */
  readonly next: Member | null;
}

/** The list symbols that a wording with these owners fills in this ask. */
export type SymbolsOfOwners = (owners: readonly number[]) => readonly number[];

export class Members {
  private readonly automaton: Automaton;
  private readonly scan: Scan;
  private readonly heads: (Member | null | undefined)[] = [];
  /** Tokens at which some member begins. */
  private readonly begun: number[] = [];
  private readonly ownersByNode = new Map<number, readonly number[]>();
  private from = 0;
  private to = 0;

  constructor(automaton: Automaton, scan: Scan) {
    this.automaton = automaton;
    this.scan = scan;
  }

  /** Forgets the last paragraph. */
  clear(): void {
    for (const at of this.begun) this.heads[at] = null;
    this.begun.length = 0;
  }

  /** Finds every member in tokens `from` to `to`. */
  find(from: number, to: number, symbolsOf: SymbolsOfOwners, additions: Additions | null): void {
    this.from = from;
    this.to = to;
    for (let at = from; at < to; at += 1) {
      const { firstOfList, lists, lower } = this.scan.word(at);
      for (let i = 0; i < firstOfList.length; i += 1) this.walk(firstOfList[i] ?? 0, at, at + 1, symbolsOf);
      // The word by itself answers to its fixed lists; only what goes with it is added.
      for (let i = 0; i < lists.length; i += 1) this.add(at, at + 1, lists[i] ?? 0, true);
      if (additions !== null) this.findAdditions(at, lower, additions);
    }
  }

  /** The first of a chain of members that begin at token `at`, without the word's own fixed lists. */
  firstAt(at: number): Member | null {
    return this.heads[at] ?? null;
  }

  private findAdditions(at: number, lower: string, additions: Additions): void {
    for (const addition of additions.startingWith(lower)) {
      const end = at + addition.words.length;
      const fits =
        end <= this.to &&
        addition.words.every((text, i) => i === 0 || isWordOf(addition, text, this.scan.lower(at + i)));
      if (fits && this.unbroken(at, end)) this.add(at, end, addition.symbol, false);
    }
  }

  private walk(node: number, start: number, at: number, symbolsOf: SymbolsOfOwners): void {
    const { automaton } = this;
    if (((automaton.info[node * NODE_SIZE + EXTRAS] ?? 0) & ACCEPTS) !== 0) {
      for (const symbol of symbolsOf(this.ownersOf(node))) this.add(start, at, symbol, false);
    }
    if (at >= this.to || this.scan.hasBreakBefore(at)) return;
    const { symbols } = this.scan.word(at);
    for (let i = 0; i < symbols.length; i += 1) {
      const symbol = symbols[i] ?? 0;
      let step = automaton.firstStep(node, symbol);
      if (step === 0) continue;
      for (; automaton.pool[step] === symbol; step += STEP_SIZE) {
        if (automaton.pool[step + STEP_MAX] === 0)
          this.walk(automaton.pool[step + STEP_TO] ?? 0, start, at + 1, symbolsOf);
      }
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
    const { scan } = this;
    const possessive = end < this.to && scan.word(end).possessive;
    const article = start > this.from && scan.word(start - 1).article && !scan.hasBreakBefore(start);
    if (!known) this.push(start, end, symbol, false);
    if (possessive) this.push(start, end + 1, symbol, true);
    if (article) this.push(start - 1, end, symbol, false);
    if (article && possessive) this.push(start - 1, end + 1, symbol, true);
  }

  private push(start: number, end: number, symbol: number, possessive: boolean): void {
    const next = this.heads[start] ?? null;
    for (let member = next; member !== null; member = member.next) {
      if (member.symbol === symbol && member.end === end) return;
    }
    // Token by token, so that the array has no holes.
    while (this.heads.length < start) this.heads.push(null);
    if (next === null) this.begun.push(start);
    this.heads[start] = {
      symbol,
      end,
      possessive,
      listBit: this.automaton.listBit(symbol),
      next,
    };
  }

  private unbroken(start: number, end: number): boolean {
    for (let at = start + 1; at < end; at += 1) if (this.scan.hasBreakBefore(at)) return false;
    return true;
  }
}
