// Runs the tokens of a sentence through the automaton: one attempt per token and first step. Each node is asked for
// the symbols that the next few tokens answer to, so the time depends on the text and hardly on the lexicon.
import type { Additions } from './additions.ts';
import type { Automaton } from './automaton.ts';
import { FIRST, SIDE_STARTS, STARTS, SYMBOLS } from './glossary.ts';
import {
  ACCEPTS,
  acceptsAt,
  COUNT_SHIFT,
  END,
  GAPS,
  KINDS,
  NEEDS,
  NEEDS_KINDS,
  REACH_MASK,
  REACH_SHIFT,
  SHAPE,
  STEP_SIZE,
  STEP_WAY,
  WAY_MASK,
  WAY_MIN_SHIFT,
  WAY_TO_SHIFT,
} from './layout.ts';
import { Members, type SymbolsOfOwners } from './members.ts';
import { Readings } from './readings.ts';
import type { LoadedSentence, Scan } from './scan.ts';

/** One match of pattern `owner`: tokens `start` to `end`; bit i of `gapMask` is set where token start+i fell in a gap. */
export interface Match {
  readonly owner: number;
  readonly start: number;
  readonly end: number;
  readonly gapMask: number;
}

/** Gaps further into a match than this are not remembered (a mask has 31 bits). */
const MASK_BITS = 31;

export class Matcher {
  readonly members: Members;
  private readonly automaton: Automaton;
  private readonly pool: Int32Array;
  private readonly scan: Scan;
  private readonly readings: Readings;
  private readonly matches: Match[] = [];
  private from = 0;
  private to = 0;

  constructor(automaton: Automaton, scan: Scan) {
    this.automaton = automaton;
    this.pool = automaton.pool;
    this.scan = scan;
    this.members = new Members(automaton, scan);
    this.readings = new Readings(scan, this.members);
  }

  /** Takes a paragraph in; returns its sentences. */
  load(text: string): readonly LoadedSentence[] {
    const sentences = this.scan.load(text);
    this.members.clear();
    return sentences;
  }

  /**
   * Finds the matches in tokens `from` to `to`, which must be one sentence of the loaded paragraph, of all
   * patterns that are not aside, in no particular order. The array is used again for the next sentence.
   */
  match(from: number, to: number, symbolsOf: SymbolsOfOwners, additions: Additions | null): readonly Match[] {
    this.from = from;
    this.to = to;
    this.matches.length = 0;
    this.members.find(from, to, symbolsOf, additions);
    this.readings.load(from, to);
    const { data } = this.scan.glossary;
    const { sentenceNode, steps } = this.automaton.start;
    if (from < to) this.walk(sentenceNode, from, 0, from);
    for (let at = from; at < to; at += 1) {
      const word = this.scan.words[at] ?? 0;
      const count = data[word + STARTS] ?? 0;
      if (count > 0) this.startWord(word + FIRST + (data[word + SYMBOLS] ?? 0), count, at);
      if ((this.members.heads[at] ?? 0) !== 0) this.startMembers(steps, at);
    }
    return this.matches;
  }

  /** The same array, with the matches in the same sentence of the patterns that are aside. */
  matchAside(): readonly Match[] {
    const { data } = this.scan.glossary;
    const { sentenceNode, steps } = this.automaton.sideStart;
    if (this.from < this.to) this.walk(sentenceNode, this.from, 0, this.from);
    for (let at = this.from; at < this.to; at += 1) {
      const word = this.scan.words[at] ?? 0;
      const count = data[word + SIDE_STARTS] ?? 0;
      const before = (data[word + SYMBOLS] ?? 0) + (data[word + STARTS] ?? 0);
      if (count > 0) this.startWord(word + FIRST + before, count, at);
      if ((this.members.heads[at] ?? 0) !== 0) this.startMembers(steps, at);
    }
    return this.matches;
  }

  /** Starts with the word at token `at`, whose nodes lie at `first` in the glossary. */
  private startWord(first: number, count: number, at: number): void {
    const { data } = this.scan.glossary;
    for (let i = first; i < first + count; i += 1) this.walk(data[i] ?? 0, at + 1, 0, at);
  }

  /** Starts with the members of lists that begin at token `at`; `steps` are those of the root, by symbol. */
  private startMembers(steps: Int32Array, at: number): void {
    const { members, pool } = this;
    for (let member = members.heads[at] ?? 0; member !== 0; member = members.nexts[member] ?? 0) {
      const symbol = members.symbols[member] ?? 0;
      let step = steps[symbol] ?? 0;
      if (step === 0) continue;
      for (; pool[step] === symbol; step += STEP_SIZE)
        this.walk((pool[step + STEP_WAY] ?? 0) >>> WAY_TO_SHIFT, members.ends[member] ?? 0, 0, at);
    }
  }

  /** Goes on from `node` with the token at `at`; `start` is where the match began. */
  private walk(node: number, at: number, gapMask: number, start: number): void {
    const { pool, readings } = this;
    if (((pool[node + NEEDS] ?? 0) & ~(readings.lists[at] ?? 0)) !== 0) return;
    if (((pool[node + NEEDS_KINDS] ?? 0) & ~(readings.kinds[at] ?? 0)) !== 0) return;
    const shape = pool[node + SHAPE] ?? 0;
    if ((shape & ACCEPTS) !== 0) this.accept(acceptsAt(node, shape), at, gapMask, start);
    if (at < this.to) {
      const limit = readings.breaks[at] ?? 0;
      const reach = at + ((shape >>> REACH_SHIFT) & REACH_MASK);
      // A break before the first token of a match does not matter.
      const last = at === start && limit === at ? at : Math.min(reach, limit - 1);
      // Nothing that the node asks for lies ahead: most of the time it is so.
      if (last >= at && ((pool[node + KINDS] ?? 0) & (readings.kinds[at] ?? 0)) !== 0)
        this.step(node, shape >>> COUNT_SHIFT, at, last, gapMask, start);
    } else if ((shape & END) !== 0) this.takeEnd(node, shape >>> COUNT_SHIFT, at, gapMask, start);
    if ((shape & GAPS) !== 0) this.followGaps(node, shape, at, gapMask, start);
  }

  private accept(list: number, at: number, gapMask: number, start: number): void {
    const { pool } = this;
    const count = pool[list] ?? 0;
    for (let i = 1; i <= count; i += 1)
      this.matches.push({ owner: pool[list + i] ?? 0, start, end: at, gapMask });
  }

  /** Goes on from `node`, which was reached before token `at`, with what the tokens up to `last` answer to. */
  private step(node: number, count: number, at: number, last: number, gapMask: number, start: number): void {
    const { automaton, members, scan } = this;
    const { data } = scan.glossary;
    const kinds = this.pool[node + KINDS] ?? 0;
    for (let next = at; next <= last; next += 1) {
      if (((members.kinds[next] ?? 0) & kinds) === 0) continue;
      const word = scan.words[next] ?? 0;
      const end = word + FIRST + (data[word + SYMBOLS] ?? 0);
      for (let i = word + FIRST; i < end; i += 1) {
        const first = automaton.firstStep(node, count, data[i] ?? 0);
        if (first !== 0)
          this.take(first, next - at, next + 1, gapMask | gapBits(at - start, next - start), start);
      }
      for (let member = members.heads[next] ?? 0; member !== 0; member = members.nexts[member] ?? 0) {
        const first = automaton.firstStep(node, count, members.symbols[member] ?? 0);
        const after = members.ends[member] ?? 0;
        if (first !== 0)
          this.take(first, next - at, after, gapMask | gapBits(at - start, next - start), start);
      }
    }
  }

  /** Takes the steps for one symbol, of which `first` is the first, that allow `skipped` tokens before it. */
  private take(first: number, skipped: number, end: number, gapMask: number, start: number): void {
    const { pool } = this;
    const symbol = pool[first];
    for (let step = first; pool[step] === symbol; step += STEP_SIZE) {
      const way = pool[step + STEP_WAY] ?? 0;
      if (skipped >= ((way >>> WAY_MIN_SHIFT) & WAY_MASK) && skipped <= (way & WAY_MASK))
        this.walk(way >>> WAY_TO_SHIFT, end, gapMask, start);
    }
  }

  private takeEnd(node: number, count: number, at: number, gapMask: number, start: number): void {
    const first = this.automaton.firstStep(node, count, this.automaton.endSymbol);
    if (first !== 0) this.take(first, 0, at, gapMask, start);
  }

  private followGaps(node: number, shape: number, at: number, gapMask: number, start: number): void {
    const { pool, readings } = this;
    const after = acceptsAt(node, shape);
    const list = (shape & ACCEPTS) === 0 ? after : after + 1 + (pool[after] ?? 0);
    const end = list + 1 + (pool[list] ?? 0);
    for (let gap = list + 1; gap < end; gap += 1) {
      const way = pool[gap] ?? 0;
      const last = Math.min(at + (way & WAY_MASK), readings.breaks[at] ?? 0);
      for (let next = at + ((way >>> WAY_MIN_SHIFT) & WAY_MASK); next <= last; next += 1)
        this.walk(way >>> WAY_TO_SHIFT, next, gapMask | gapBits(at - start, next - start), start);
    }
  }
}

/** The bits of a mask from one place of a match to another. */
function gapBits(from: number, to: number): number {
  const end = Math.min(to, MASK_BITS);
  return from < end ? (1 << end) - (1 << from) : 0;
}
