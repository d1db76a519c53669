// The one pass over a text: tokens, members of lists, matches. The arrays are kept between texts; a
// Scan belongs to one compiled scheme and is never shared between two classifications at a time.
import {
  ACCEPT_LIST,
  ACCEPTS,
  type Automaton,
  END,
  EXTRAS,
  GAP_EXTRAS,
  GAP_HEADER,
  GAP_LIST,
  GAP_MAX,
  GAP_MIN,
  GAP_NEEDS,
  GAP_SECOND_SKETCH,
  GAP_SIZE,
  GAP_SKETCH,
  GAP_TO,
  GAPS,
  NEEDS,
  NODE_SIZE,
  SECOND_SKETCH,
  SKETCH,
} from './automaton.ts';
import { Characters } from './characters.ts';
import { type Additions, Members, type SymbolsOfOwners } from './members.ts';
import { type Range, sentencesOf } from './sentences.ts';
import { BREAK_BEFORE, COMMA_BEFORE, type TokenSink, tokenise } from './tokens.ts';
import { SENTENCE_ROOT } from './trie.ts';
import type { Word } from './vocabulary.ts';

/** One match of pattern `owner`: tokens `start` to `end`; bit i of `gapMask` is set where token start+i fell in a gap. */
export interface Match {
  readonly owner: number;
  readonly start: number;
  readonly end: number;
  readonly gapMask: number;
}

/** A sentence and its tokens, `from` to `to`. */
export interface LoadedSentence extends Range {
  readonly from: number;
  readonly to: number;
}

/** Gaps further into a match than this are not remembered (a mask has 31 bits). */
const MASK_BITS = 31;
/** With any of these a node must be visited whatever the next token is. */
const BESIDE_EDGES = ACCEPTS | GAPS | END;

/** Tokens that there is room for at first. */
const ROOM = 1 << 11;

export class Scan implements TokenSink {
  readonly chars = new Characters();
  /** Per token: its place in the paragraph, and the flags of tokens.ts. */
  starts = new Int32Array(ROOM);
  ends = new Int32Array(ROOM);
  flags = new Int32Array(ROOM);
  readonly words: Word[] = [];
  readonly members: Members;
  private readonly automaton: Automaton;
  private readonly matches: Match[] = [];
  private sketches = new Int32Array(ROOM);
  private secondSketches = new Int32Array(ROOM);
  private ahead = new Int32Array(ROOM);
  private count = 0;
  private from = 0;
  private to = 0;

  constructor(automaton: Automaton) {
    this.automaton = automaton;
    this.members = new Members(automaton, this);
  }

  /** Takes a paragraph in; returns its sentences. */
  load(text: string): readonly LoadedSentence[] {
    this.count = 0;
    this.members.clear();
    this.chars.load(text);
    // No token is shorter than a unit; one place more is for what lies behind the last.
    if (text.length >= this.starts.length) this.makeRoom(text.length * 2);
    return sentencesOf(this.chars).map(({ start, end }) => {
      const from = this.count;
      tokenise(this.chars, this, start, end);
      return { start, end, from, to: this.count };
    });
  }

  written(start: number, end: number, hash: number, flags: number): void {
    const { automaton } = this;
    this.push(automaton.vocabulary.wordAt(this.chars, start, end, hash, automaton), start, end, flags);
  }

  spelt(key: string, start: number, end: number, flags: number): void {
    this.push(this.automaton.vocabulary.word(key, this.automaton), start, end, flags);
  }

  /**
   * Finds every match in tokens `from` to `to`, which must be one sentence of the loaded paragraph. The array
   * is used again for the next sentence.
   */
  match(from: number, to: number, symbolsOf: SymbolsOfOwners, additions: Additions | null): readonly Match[] {
    this.from = from;
    this.to = to;
    this.matches.length = 0;
    this.members.find(from, to, symbolsOf, additions);
    this.sketchTokens();
    if (from < to) this.walk(SENTENCE_ROOT, from, 0, from);
    for (let at = from; at < to; at += 1) {
      const { first } = this.word(at);
      for (let i = 0; i < first.length; i += 1) {
        const node = first[i] ?? 0;
        if (this.leadsOn(node, at + 1)) this.walk(node, at + 1, 0, at);
      }
      for (let member = this.members.firstAt(at); member !== null; member = member.next) {
        for (const node of this.members.firstNodes(member.symbol)) {
          if (this.leadsOn(node, member.end)) this.walk(node, member.end, 0, at);
        }
      }
    }
    return this.matches;
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

  word(at: number): Word {
    const word = this.words[at];
    if (word === undefined) throw new RangeError(`no token ${at}`);
    return word;
  }

  private push(word: Word, start: number, end: number, flags: number): void {
    const at = this.count++;
    this.words[at] = word;
    this.starts[at] = start;
    this.ends[at] = end;
    this.flags[at] = flags;
  }

  private makeRoom(room: number): void {
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.flags = new Int32Array(room);
    this.sketches = new Int32Array(room);
    this.secondSketches = new Int32Array(room);
    this.ahead = new Int32Array(room);
  }

  /** Per token: what it answers to; which lists have a member that begins there or later. */
  private sketchTokens(): void {
    let ahead = 0;
    this.ahead[this.to] = 0;
    this.sketches[this.to] = 0;
    this.secondSketches[this.to] = 0;
    for (let at = this.to - 1; at >= this.from; at -= 1) {
      let { sketch, secondSketch, listBits } = this.word(at);
      for (let member = this.members.firstAt(at); member !== null; member = member.next) {
        sketch |= member.sketch;
        secondSketch |= member.secondSketch;
        listBits |= member.listBit;
      }
      ahead |= listBits;
      this.sketches[at] = sketch;
      this.secondSketches[at] = secondSketch;
      this.ahead[at] = ahead;
    }
  }

  /** Whether anything can come of going on from `node` at token `at`; a false alarm costs only time. */
  private leadsOn(node: number, at: number): boolean {
    const { info } = this.automaton;
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
    const { info } = this.automaton;
    const field = node * NODE_SIZE;
    const extras = info[field + EXTRAS] ?? 0;
    if ((extras & ACCEPTS) !== 0) this.accept(info[field + ACCEPT_LIST] ?? 0, at, gapMask, start);
    if (at >= this.to) {
      if ((extras & END) !== 0) this.follow(node, this.automaton.endSymbol, at, gapMask, start);
    } else if (
      this.mayFit(info[field + SKETCH] ?? 0, info[field + SECOND_SKETCH] ?? 0, at) &&
      (at === start || ((this.flags[at] ?? 0) & BREAK_BEFORE) === 0)
    ) {
      const { symbols } = this.word(at);
      for (let i = 0; i < symbols.length; i += 1) this.follow(node, symbols[i] ?? 0, at + 1, gapMask, start);
      for (let member = this.members.firstAt(at); member !== null; member = member.next) {
        this.follow(node, member.symbol, member.end, gapMask, start);
      }
    }
    if ((extras & GAPS) !== 0) this.followGaps(info[field + GAP_LIST] ?? 0, at, gapMask, start);
  }

  private accept(list: number, at: number, gapMask: number, start: number): void {
    const { pool } = this.automaton;
    const count = pool[list] ?? 0;
    for (let i = 1; i <= count; i += 1)
      this.matches.push({ owner: pool[list + i] ?? 0, start, end: at, gapMask });
  }

  /** Takes `symbol` from `node`; what comes next begins at token `at`. */
  private follow(node: number, symbol: number, at: number, gapMask: number, start: number): void {
    const { automaton } = this;
    const edge = automaton.firstEdge(node, symbol);
    if (edge < 0) return;
    const { pool } = automaton;
    const end = automaton.edgesEnd(node);
    for (let i = edge; i < end && pool[i] === symbol; i += 2) {
      const next = pool[i + 1] ?? 0;
      if (this.leadsOn(next, at)) this.walk(next, at, gapMask, start);
    }
  }

  private followGaps(list: number, at: number, gapMask: number, start: number): void {
    const { pool } = this.automaton;
    // What any of the next words answers to: most gaps can be passed over at one look.
    let window = 0;
    let secondWindow = 0;
    const widest = pool[list + 1] ?? 0;
    for (let next = at; next <= at + widest && next < this.to; next += 1) {
      window |= this.sketches[next] ?? 0;
      secondWindow |= this.secondSketches[next] ?? 0;
    }
    const missing = ~(this.ahead[at] ?? 0);
    const first = list + GAP_HEADER;
    const end = first + (pool[list] ?? 0) * GAP_SIZE;
    for (let gap = first; gap < end; gap += GAP_SIZE) {
      if (((pool[gap + GAP_NEEDS] ?? 0) & missing) !== 0) continue;
      const fits =
        ((pool[gap + GAP_SKETCH] ?? 0) & window) !== 0 &&
        ((pool[gap + GAP_SECOND_SKETCH] ?? 0) & secondWindow) !== 0;
      if (fits || ((pool[gap + GAP_EXTRAS] ?? 0) & BESIDE_EDGES) !== 0)
        this.followGap(gap, at, gapMask, start);
    }
  }

  private followGap(gap: number, at: number, gapMask: number, start: number): void {
    const { pool } = this.automaton;
    const min = pool[gap + GAP_MIN] ?? 0;
    const max = pool[gap + GAP_MAX] ?? 0;
    const to = pool[gap + GAP_TO] ?? 0;
    const sketch = pool[gap + GAP_SKETCH] ?? 0;
    const secondSketch = pool[gap + GAP_SECOND_SKETCH] ?? 0;
    const always = ((pool[gap + GAP_EXTRAS] ?? 0) & BESIDE_EDGES) !== 0;
    let mask = gapMask;
    for (let skipped = 0; skipped <= max; skipped += 1) {
      const next = at + skipped;
      if (skipped > 0) {
        const passed = next - 1;
        if (passed >= this.to || ((this.flags[passed] ?? 0) & BREAK_BEFORE) !== 0) return;
        if (passed - start < MASK_BITS) mask |= 1 << (passed - start);
      }
      if (skipped >= min && (always || this.mayFit(sketch, secondSketch, next)))
        this.walk(to, next, mask, start);
    }
  }
}
