// The one pass over a text: tokens, members of lists, matches. The arrays are kept between texts; a
// Scan belongs to one compiled scheme and is never shared between two classifications at a time.

import { Characters } from './characters.ts';
import { type Range, sentencesOf } from './sentences.ts';
import { secondSketchBit, sketchBit } from './sketch.ts';
import { BREAK_BEFORE, COMMA_BEFORE, type TokenSink, tokenise } from './tokens.ts';
import {
  ACCEPTS,
  END,
  EXTRAS,
  GAPS,
  JOINTS,
  LISTS,
  NEEDS,
  NODE_SIZE,
  SECOND_SKETCH,
  SENTENCE_ROOT,
  SKETCH,
  type Trie,
  WORDS,
} from './trie.ts';
import type { Word } from './vocabulary.ts';

/** One match of pattern `owner`: tokens `start` to `end` of the paragraph; bit i of `gapMask` is set where token start+i fell in a gap. */
export interface Match {
  readonly owner: number;
  readonly start: number;
  readonly end: number;
  readonly gapMask: number;
}

/** A member of a list at a place: tokens `start` to `end`; `possessive` where it took a 's along. */
export interface Member {
  readonly symbol: number;
  readonly end: number;
  readonly possessive: boolean;
  readonly next: number;
}

/** Phrases that only this ask adds to lists, by their first word. */
export type Additions = ReadonlyMap<
  string,
  readonly { readonly words: readonly string[]; readonly symbol: number }[]
>;

/** The list symbols that a wording with these owners fills in this ask. */
export type SymbolsOfOwners = (owners: readonly number[]) => readonly number[];

/** A sentence and its tokens, `from` to `to`. */
export interface LoadedSentence extends Range {
  readonly from: number;
  readonly to: number;
}

/** Gaps further into a match than this are not remembered (a mask has 31 bits). */
const MASK_BITS = 31;
/** With any of these a node must be visited whatever the next token is. */
const BESIDE_EDGES = ACCEPTS | JOINTS | GAPS | END;

export class Scan implements TokenSink {
  count = 0;
  readonly chars = new Characters();
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly flags: number[] = [];
  readonly words: Word[] = [];
  readonly matches: Match[] = [];
  private readonly memberHead: number[] = [];
  private readonly sketches: number[] = [];
  private readonly secondSketches: number[] = [];
  private readonly ahead: number[] = [];
  private readonly members: Member[] = [];
  private readonly trie: Trie;
  private readonly firstNodesOfLists: (readonly number[] | undefined)[] = [];
  private from = 0;
  private to = 0;

  constructor(trie: Trie) {
    this.trie = trie;
  }

  /** Takes a paragraph in; returns its sentences. */
  load(text: string): readonly LoadedSentence[] {
    this.count = 0;
    this.members.length = 0;
    this.chars.load(text);
    return sentencesOf(this.chars).map((range) => {
      const from = this.count;
      tokenise(this.chars, this, range.start, range.end);
      return { start: range.start, end: range.end, from, to: this.count };
    });
  }

  written(start: number, end: number, hash: number, flags: number): void {
    this.push(this.trie.vocabulary.wordAt(this.chars, start, end, hash, this.trie), start, end, flags);
  }

  spelt(key: string, start: number, end: number, flags: number): void {
    this.push(this.trie.vocabulary.word(key, this.trie), start, end, flags);
  }

  private push(word: Word, start: number, end: number, flags: number): void {
    const at = this.count++;
    this.words[at] = word;
    this.starts[at] = start;
    this.ends[at] = end;
    this.flags[at] = flags;
    this.memberHead[at] = -1;
  }

  /** Finds every match in tokens `from` to `to`, which must be one sentence of the loaded paragraph. */
  match(from: number, to: number, symbolsOf: SymbolsOfOwners, additions: Additions | null): readonly Match[] {
    this.from = from;
    this.to = to;
    this.matches.length = 0;
    for (let at = from; at < to; at += 1) this.findMembers(at, symbolsOf, additions);
    this.sketchTokens();
    if (from < to) this.walk(SENTENCE_ROOT, from, 0, from);
    for (let at = from; at < to; at += 1) {
      const { first } = this.word(at);
      for (let i = 0; i < first.length; i += 1) {
        const node = first[i] ?? 0;
        if (this.leadsOn(node, at + 1)) this.walk(node, at + 1, 0, at);
      }
      if ((this.memberHead[at] ?? -1) >= 0) this.walkMembers(at);
    }
    return this.matches;
  }

  /** The members of lists that begin at token `at`, longest and shortest alike. */
  membersAt(at: number): readonly Member[] {
    const found: Member[] = (this.words[at]?.lists ?? []).map((symbol) => ({
      symbol,
      end: at + 1,
      possessive: false,
      next: -1,
    }));
    let index = this.memberHead[at] ?? -1;
    while (index >= 0) {
      const member = this.members[index];
      if (member === undefined) break;
      found.push(member);
      index = member.next;
    }
    return found;
  }

  hasBreakBefore(at: number): boolean {
    return ((this.flags[at] ?? 0) & BREAK_BEFORE) !== 0;
  }

  hasCommaBefore(at: number): boolean {
    return ((this.flags[at] ?? 0) & COMMA_BEFORE) !== 0;
  }

  lower(at: number): string {
    return this.words[at]?.lower ?? '';
  }

  private word(at: number): Word {
    const word = this.words[at];
    if (word === undefined) throw new RangeError(`no token ${at}`);
    return word;
  }

  /** Patterns that begin with a list. */
  private walkMembers(at: number): void {
    for (let index = this.memberHead[at] ?? -1; index >= 0; ) {
      const member = this.members[index];
      if (member === undefined) return;
      for (const node of this.firstOfSymbol(member.symbol)) {
        if (this.leadsOn(node, member.end)) this.walk(node, member.end, 0, at);
      }
      index = member.next;
    }
  }

  private firstOfSymbol(symbol: number): readonly number[] {
    let first = this.firstNodesOfLists[symbol];
    if (first === undefined) {
      first = this.trie.firstNodes(symbol, false);
      this.firstNodesOfLists[symbol] = first;
    }
    return first;
  }

  /** Per token: what it answers to; which lists have a member that begins there or later. */
  private sketchTokens(): void {
    let ahead = 0;
    this.ahead[this.to] = 0;
    this.sketches[this.to] = 0;
    this.secondSketches[this.to] = 0;
    for (let at = this.to - 1; at >= this.from; at -= 1) {
      let { sketch, secondSketch, listBits } = this.word(at);
      for (let index = this.memberHead[at] ?? -1; index >= 0; ) {
        const member = this.members[index];
        if (member === undefined) break;
        sketch |= sketchBit(member.symbol);
        secondSketch |= secondSketchBit(member.symbol);
        listBits |= this.trie.listBit(member.symbol);
        index = member.next;
      }
      ahead |= listBits;
      this.sketches[at] = sketch;
      this.secondSketches[at] = secondSketch;
      this.ahead[at] = ahead;
    }
  }

  /** Whether anything can come of going on from `node` at token `at`; a false alarm costs only time. */
  private leadsOn(node: number, at: number): boolean {
    const { info } = this.trie;
    const field = node * NODE_SIZE;
    if (((info[field + NEEDS] ?? 0) & ~(this.ahead[at] ?? 0)) !== 0) return false;
    if (((info[field + EXTRAS] ?? 0) & BESIDE_EDGES) !== 0) return true;
    return this.mayFit(info[field + SKETCH] ?? 0, info[field + SECOND_SKETCH] ?? 0, at);
  }

  private mayFit(sketch: number, secondSketch: number, at: number): boolean {
    return (sketch & (this.sketches[at] ?? 0)) !== 0 && (secondSketch & (this.secondSketches[at] ?? 0)) !== 0;
  }

  /** Goes on from `node` with the token at `at`; `start` is where the match began. */
  private walk(node: number, at: number, gapMask: number, start: number): void {
    const { trie } = this;
    const extras = trie.info[node * NODE_SIZE + EXTRAS] ?? 0;
    if ((extras & ACCEPTS) !== 0) {
      for (const owner of trie.accepts(node)) this.matches.push({ owner, start, end: at, gapMask });
    }
    if ((extras & JOINTS) !== 0) {
      for (const joint of trie.joints(node)) {
        if (this.leadsOn(joint, at)) this.walk(joint, at, gapMask, start);
      }
    }
    if (at >= this.to) {
      if ((extras & END) !== 0) this.walk(trie.edge(node, trie.endSymbol), at, gapMask, start);
    } else if (at === start || ((this.flags[at] ?? 0) & BREAK_BEFORE) === 0) {
      const field = node * NODE_SIZE;
      if (this.mayFit(trie.info[field + SKETCH] ?? 0, trie.info[field + SECOND_SKETCH] ?? 0, at)) {
        this.followWords(node, at, gapMask, start);
        if ((extras & LISTS) !== 0) this.followMembers(node, at, gapMask, start);
      }
    }
    if ((extras & GAPS) !== 0) this.followGaps(node, at, gapMask, start);
  }

  private followWords(node: number, at: number, gapMask: number, start: number): void {
    const { symbols } = this.word(at);
    for (let i = 0; i < symbols.length; i += 1) {
      const next = this.trie.edge(node, symbols[i] ?? 0);
      if (next !== 0 && this.leadsOn(next, at + 1)) this.walk(next, at + 1, gapMask, start);
    }
  }

  private followMembers(node: number, at: number, gapMask: number, start: number): void {
    let index = this.memberHead[at] ?? -1;
    while (index >= 0) {
      const member = this.members[index];
      if (member === undefined) return;
      const next = this.trie.edge(node, member.symbol);
      if (next !== 0 && this.leadsOn(next, member.end)) this.walk(next, member.end, gapMask, start);
      index = member.next;
    }
  }

  private followGaps(node: number, at: number, gapMask: number, start: number): void {
    const { info } = this.trie;
    const gaps = this.trie.gaps(node);
    for (let i = 0; i < gaps.length; i += 1) {
      const gap = gaps[i];
      if (gap === undefined) return;
      const field = gap.to * NODE_SIZE;
      const needs = info[field + NEEDS] ?? 0;
      const always = ((info[field + EXTRAS] ?? 0) & BESIDE_EDGES) !== 0;
      const sketch = info[field + SKETCH] ?? 0;
      const secondSketch = info[field + SECOND_SKETCH] ?? 0;
      let mask = gapMask;
      for (let skipped = 0; skipped <= gap.max; skipped += 1) {
        const next = at + skipped;
        // Fewer lists lie ahead with every step, so what is missing now stays missing.
        if ((needs & ~(this.ahead[next] ?? 0)) !== 0) break;
        if (skipped > 0) {
          const passed = next - 1;
          if (passed >= this.to || ((this.flags[passed] ?? 0) & BREAK_BEFORE) !== 0) break;
          if (passed - start < MASK_BITS) mask |= 1 << (passed - start);
        }
        if (skipped >= gap.min && (always || this.mayFit(sketch, secondSketch, next)))
          this.walk(gap.to, next, mask, start);
      }
    }
  }

  private findMembers(at: number, symbolsOf: SymbolsOfOwners, additions: Additions | null): void {
    const word = this.word(at);
    for (const node of word.firstOfList) this.walkList(node, at, at + 1, symbolsOf);
    // The word by itself answers to its fixed lists; only what goes with it is added.
    for (const symbol of word.lists) this.addMember(at, at + 1, symbol, true);
    const added = additions?.get(word.lower);
    if (added === undefined) return;
    for (const { words, symbol } of added) {
      const end = at + words.length;
      if (end <= this.to && words.every((text, i) => this.lower(at + i) === text) && this.unbroken(at, end)) {
        this.addMember(at, end, symbol);
      }
    }
  }

  private walkList(node: number, start: number, at: number, symbolsOf: SymbolsOfOwners): void {
    const extras = this.trie.info[node * NODE_SIZE + EXTRAS] ?? 0;
    if ((extras & ACCEPTS) !== 0) {
      for (const symbol of symbolsOf(this.trie.accepts(node))) this.addMember(start, at, symbol);
    }
    if ((extras & JOINTS) !== 0) {
      for (const joint of this.trie.joints(node)) this.walkList(joint, start, at, symbolsOf);
    }
    if ((extras & WORDS) === 0 || at >= this.to || this.hasBreakBefore(at)) return;
    for (const symbol of this.word(at).symbols) {
      const next = this.trie.edge(node, symbol);
      if (next !== 0) this.walkList(next, start, at + 1, symbolsOf);
    }
  }

  /** A "the" before and a 's after belong to the member, but it stands without them, too. */
  private addMember(start: number, end: number, symbol: number, known = false): void {
    const possessive = end < this.to && this.word(end).possessive;
    const article = start > this.from && this.word(start - 1).article && !this.hasBreakBefore(start);
    if (!known) this.pushMember(start, end, symbol, false);
    if (possessive) this.pushMember(start, end + 1, symbol, true);
    if (article) this.pushMember(start - 1, end, symbol, false);
    if (article && possessive) this.pushMember(start - 1, end + 1, symbol, true);
  }

  private pushMember(start: number, end: number, symbol: number, possessive: boolean): void {
    const next = this.memberHead[start] ?? -1;
    for (let index = next; index >= 0; index = this.members[index]?.next ?? -1) {
      const member = this.members[index];
      if (member !== undefined && member.symbol === symbol && member.end === end) return;
    }
    this.members.push({ symbol, end, possessive, next });
    this.memberHead[start] = this.members.length - 1;
  }

  private unbroken(start: number, end: number): boolean {
    for (let at = start + 1; at < end; at += 1) if (this.hasBreakBefore(at)) return false;
    return true;
  }
}
