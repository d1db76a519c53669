// Runs the tokens of a sentence through the automaton: one attempt per token and first step. Each node is asked for
// the symbols that the next few tokens answer to, so the time depends on the text and hardly on the lexicon.
import type { Additions } from './additions.ts';
import type { Automaton } from './automaton.ts';
import {
  ACCEPT_LIST,
  ACCEPTS,
  END,
  EXTRAS,
  GAP_LIST,
  GAP_MAX,
  GAP_MIN,
  GAP_SIZE,
  GAP_TO,
  GAPS,
  NEEDS,
  NODE_SIZE,
  REACH,
  STEP_MAX,
  STEP_MIN,
  STEP_SIZE,
  STEP_TO,
} from './layout.ts';
import { Members, type SymbolsOfOwners } from './members.ts';
import { Readings } from './readings.ts';
import { SENTENCE_ROOT, SIDE_SENTENCE_ROOT } from './roots.ts';
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
  private readonly info: Int32Array;
  private readonly pool: Int32Array;
  private readonly scan: Scan;
  private readonly readings: Readings;
  private readonly matches: Match[] = [];
  private from = 0;
  private to = 0;

  constructor(automaton: Automaton, scan: Scan) {
    this.automaton = automaton;
    this.info = automaton.info;
    this.pool = automaton.pool;
    this.scan = scan;
    this.members = new Members(automaton, scan);
    this.readings = new Readings(scan, this.members);
  }

  /** Takes a paragraph in; returns its sentences. */
  load(text: string): readonly LoadedSentence[] {
    this.members.clear();
    return this.scan.load(text);
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
    this.start(SENTENCE_ROOT, this.automaton.rootSteps);
    return this.matches;
  }

  /** The same array, with the matches in the same sentence of the patterns that are aside. */
  matchAside(): readonly Match[] {
    this.start(SIDE_SENTENCE_ROOT, this.automaton.sideRootSteps);
    return this.matches;
  }

  /** Starts at the first token from `sentenceRoot`, and at every token with the steps of a root, by symbol. */
  private start(sentenceRoot: number, rootSteps: Int32Array): void {
    const { pool, to } = this;
    const { ends, firsts, symbols } = this.readings;
    if (this.from < to) this.walk(sentenceRoot, this.from, 0, this.from);
    for (let at = this.from; at < to; at += 1) {
      const end = firsts[at + 1] ?? 0;
      for (let i = firsts[at] ?? 0; i < end; i += 1) {
        const symbol = symbols[i] ?? 0;
        let step = rootSteps[symbol] ?? 0;
        if (step === 0) continue;
        for (; pool[step] === symbol; step += STEP_SIZE)
          this.walk(pool[step + STEP_TO] ?? 0, ends[i] ?? 0, 0, at);
      }
    }
  }

  /** Goes on from `node` with the token at `at`; `start` is where the match began. */
  private walk(node: number, at: number, gapMask: number, start: number): void {
    const { info, readings } = this;
    const field = node * NODE_SIZE;
    if (((info[field + NEEDS] ?? 0) & ~(readings.ahead[at] ?? 0)) !== 0) return;
    const extras = info[field + EXTRAS] ?? 0;
    if ((extras & ACCEPTS) !== 0) this.accept(info[field + ACCEPT_LIST] ?? 0, at, gapMask, start);
    if (at < this.to) {
      const limit = readings.breaks[at] ?? 0;
      // A break before the first token of a match does not matter.
      const last = at === start && limit === at ? at : Math.min(at + (info[field + REACH] ?? 0), limit - 1);
      if (last >= at) this.step(node, at, last, gapMask, start);
    } else if ((extras & END) !== 0) this.takeEnd(node, at, gapMask, start);
    if ((extras & GAPS) !== 0) this.followGaps(info[field + GAP_LIST] ?? 0, at, gapMask, start);
  }

  private accept(list: number, at: number, gapMask: number, start: number): void {
    const { pool } = this;
    const count = pool[list] ?? 0;
    for (let i = 1; i <= count; i += 1)
      this.matches.push({ owner: pool[list + i] ?? 0, start, end: at, gapMask });
  }

  /** Goes on from `node`, which was reached before token `at`, with what the tokens up to `last` answer to. */
  private step(node: number, at: number, last: number, gapMask: number, start: number): void {
    const { automaton } = this;
    const { ends, firsts, starts, symbols } = this.readings;
    const end = firsts[last + 1] ?? 0;
    for (let i = firsts[at] ?? 0; i < end; i += 1) {
      const symbol = symbols[i] ?? 0;
      const step = automaton.firstStep(node, symbol);
      if (step === 0) continue;
      const next = starts[i] ?? 0;
      this.take(step, symbol, next - at, ends[i] ?? 0, gapMask | gapBits(at - start, next - start), start);
    }
  }

  /** Takes the steps for `symbol`, which begin at `first`, that allow `skipped` tokens before it. */
  private take(
    first: number,
    symbol: number,
    skipped: number,
    end: number,
    gapMask: number,
    start: number,
  ): void {
    const { pool } = this;
    for (let step = first; pool[step] === symbol; step += STEP_SIZE) {
      if (skipped >= (pool[step + STEP_MIN] ?? 0) && skipped <= (pool[step + STEP_MAX] ?? 0))
        this.walk(pool[step + STEP_TO] ?? 0, end, gapMask, start);
    }
  }

  private takeEnd(node: number, at: number, gapMask: number, start: number): void {
    const { endSymbol } = this.automaton;
    this.take(this.automaton.firstStep(node, endSymbol), endSymbol, 0, at, gapMask, start);
  }

  private followGaps(list: number, at: number, gapMask: number, start: number): void {
    const { pool, readings } = this;
    const end = list + 1 + (pool[list] ?? 0) * GAP_SIZE;
    for (let gap = list + 1; gap < end; gap += GAP_SIZE) {
      const to = pool[gap + GAP_TO] ?? 0;
      const last = Math.min(at + (pool[gap + GAP_MAX] ?? 0), readings.breaks[at] ?? 0);
      for (let next = at + (pool[gap + GAP_MIN] ?? 0); next <= last; next += 1) {
        this.walk(to, next, gapMask | gapBits(at - start, next - start), start);
      }
    }
  }
}

/** The bits of a mask from one place of a match to another. */
function gapBits(from: number, to: number): number {
  const end = Math.min(to, MASK_BITS);
  return from < end ? (1 << end) - (1 << from) : 0;
}
