// Runs the tokens of a sentence through the automaton: one attempt per token and first edge, and from there only
// where the sketches say that something may come of it.
import type { Additions } from './additions.ts';
import type { Automaton } from './automaton.ts';
import {
  ACCEPT_LIST,
  ACCEPTS,
  END,
  EXTRAS,
  GAP_EXTRAS,
  GAP_LIST,
  GAP_MAX,
  GAP_MIN,
  GAP_NEEDS,
  GAP_SECOND_SKETCH,
  GAP_SIZE,
  GAP_SKETCH,
  GAP_TO,
  GAPS,
  NEAR,
  NEEDS,
  NODE_SIZE,
  REACH,
  SECOND_SKETCH,
  SKETCH,
  WIDE,
} from './layout.ts';
import { Members, type SymbolsOfOwners } from './members.ts';
import { WIDEST_GAP } from './pattern.ts';
import { ROOT, SENTENCE_ROOT, SIDE_ROOT, SIDE_SENTENCE_ROOT } from './roots.ts';
import type { LoadedSentence, Scan } from './scan.ts';
import { BREAK_BEFORE } from './tokens.ts';

/** One match of pattern `owner`: tokens `start` to `end`; bit i of `gapMask` is set where token start+i fell in a gap. */
export interface Match {
  readonly owner: number;
  readonly start: number;
  readonly end: number;
  readonly gapMask: number;
}

/** Gaps further into a match than this are not remembered (a mask has 31 bits). */
const MASK_BITS = 31;
/** With any of these a node must be visited whatever comes next. */
const ENDS = ACCEPTS | END;
/** Tokens that there is room for at first. */
const ROOM = 1 << 11;

export class Matcher {
  readonly members: Members;
  private readonly automaton: Automaton;
  private readonly scan: Scan;
  private readonly matches: Match[] = [];
  private sketches = new Int32Array(ROOM);
  private secondSketches = new Int32Array(ROOM);
  /** What the token and the next NEAR or WIDEST_GAP answer to, all together. */
  private near = new Int32Array(ROOM);
  private far = new Int32Array(ROOM);
  private ahead = new Int32Array(ROOM);
  private from = 0;
  private to = 0;

  constructor(automaton: Automaton, scan: Scan) {
    this.automaton = automaton;
    this.scan = scan;
    this.members = new Members(automaton, scan);
  }

  /** Takes a paragraph in; returns its sentences. */
  load(text: string): readonly LoadedSentence[] {
    this.members.clear();
    const sentences = this.scan.load(text);
    const { count } = this.scan;
    // Some places more are for what lies behind the last token.
    if (count + WIDEST_GAP >= this.sketches.length) {
      this.sketches = new Int32Array(count * 2);
      this.secondSketches = new Int32Array(count * 2);
      this.near = new Int32Array(count * 2);
      this.far = new Int32Array(count * 2);
      this.ahead = new Int32Array(count * 2);
    }
    return sentences;
  }

  /**
   * Finds the matches in tokens `from` to `to`, which must be one sentence of the loaded paragraph, of all
   * patterns that are not aside. The array is used again for the next sentence.
   */
  match(from: number, to: number, symbolsOf: SymbolsOfOwners, additions: Additions | null): readonly Match[] {
    this.from = from;
    this.to = to;
    this.matches.length = 0;
    this.members.find(from, to, symbolsOf, additions);
    this.sketchTokens();
    if (from < to) this.walk(SENTENCE_ROOT, from, 0, from);
    for (let at = from; at < to; at += 1) this.start(this.scan.word(at).first, ROOT, at);
    return this.matches;
  }

  /** The same array, with the matches in the same sentence of the patterns that are aside. */
  matchAside(): readonly Match[] {
    const { from, to } = this;
    if (from < to) this.walk(SIDE_SENTENCE_ROOT, from, 0, from);
    for (let at = from; at < to; at += 1) this.start(this.scan.word(at).firstAside, SIDE_ROOT, at);
    return this.matches;
  }

  /** Starts at token `at`: with the nodes that its word leads to from `root`, and with members of lists. */
  private start(first: readonly number[], root: number, at: number): void {
    for (let i = 0; i < first.length; i += 1) {
      const node = first[i] ?? 0;
      if (this.leadsOn(node, at + 1)) this.walk(node, at + 1, 0, at);
    }
    for (let member = this.members.firstAt(at); member !== null; member = member.next) {
      this.follow(root, member.symbol, member.end, 0, at);
    }
  }

  /** Per token: what it answers to; which lists have a member that begins there or later. */
  private sketchTokens(): void {
    const { sketches, near, far } = this;
    let ahead = 0;
    this.ahead[this.to] = 0;
    this.secondSketches[this.to] = 0;
    for (let at = this.to; at <= this.to + WIDEST_GAP; at += 1) {
      sketches[at] = 0;
      near[at] = 0;
    }
    far[this.to] = 0;
    for (let at = this.to - 1; at >= this.from; at -= 1) {
      let { sketch, secondSketch, listBits } = this.scan.word(at);
      for (let member = this.members.firstAt(at); member !== null; member = member.next) {
        sketch |= member.sketch;
        secondSketch |= member.secondSketch;
        listBits |= member.listBit;
      }
      ahead |= listBits;
      sketches[at] = sketch;
      let window = sketch;
      for (let next = at + 1; next <= at + NEAR; next += 1) window |= sketches[next] ?? 0;
      near[at] = window;
      far[at] = window | (near[at + WIDEST_GAP - NEAR] ?? 0);
      this.secondSketches[at] = secondSketch;
      this.ahead[at] = ahead;
    }
  }

  /** Whether anything can come of going on from `node` at token `at`; a false alarm costs only time. */
  private leadsOn(node: number, at: number): boolean {
    const { info } = this.automaton;
    const field = node * NODE_SIZE;
    if (((info[field + NEEDS] ?? 0) & ~(this.ahead[at] ?? 0)) !== 0) return false;
    const extras = info[field + EXTRAS] ?? 0;
    if ((extras & ENDS) !== 0) return true;
    if ((extras & GAPS) !== 0) {
      const window = (extras & WIDE) === 0 ? this.near[at] : this.far[at];
      return ((info[field + REACH] ?? 0) & (window ?? 0)) !== 0;
    }
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
      (at === start || ((this.scan.flags[at] ?? 0) & BREAK_BEFORE) === 0)
    ) {
      const { symbols } = this.scan.word(at);
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
    const near = this.near[at] ?? 0;
    const far = this.far[at] ?? 0;
    const missing = ~(this.ahead[at] ?? 0);
    const first = list + 1;
    const end = first + (pool[list] ?? 0) * GAP_SIZE;
    for (let gap = first; gap < end; gap += GAP_SIZE) {
      if (((pool[gap + GAP_NEEDS] ?? 0) & missing) !== 0) continue;
      const fits = ((pool[gap + GAP_SKETCH] ?? 0) & ((pool[gap + GAP_MAX] ?? 0) > NEAR ? far : near)) !== 0;
      if (fits || (pool[gap + GAP_EXTRAS] ?? 0) !== 0) this.followGap(gap, at, gapMask, start);
    }
  }

  private followGap(gap: number, at: number, gapMask: number, start: number): void {
    const { pool } = this.automaton;
    const min = pool[gap + GAP_MIN] ?? 0;
    const max = pool[gap + GAP_MAX] ?? 0;
    const to = pool[gap + GAP_TO] ?? 0;
    const sketch = pool[gap + GAP_SKETCH] ?? 0;
    const secondSketch = pool[gap + GAP_SECOND_SKETCH] ?? 0;
    const always = (pool[gap + GAP_EXTRAS] ?? 0) !== 0;
    let mask = gapMask;
    for (let skipped = 0; skipped <= max; skipped += 1) {
      const next = at + skipped;
      if (skipped > 0) {
        const passed = next - 1;
        if (passed >= this.to || ((this.scan.flags[passed] ?? 0) & BREAK_BEFORE) !== 0) return;
        if (passed - start < MASK_BITS) mask |= 1 << (passed - start);
      }
      if (skipped >= min && (always || this.mayFit(sketch, secondSketch, next)))
        this.walk(to, next, mask, start);
    }
  }
}
