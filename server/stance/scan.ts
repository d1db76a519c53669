// The tokens of one paragraph with their places and what they answer to. The arrays are kept between texts; a
// Scan belongs to one compiled scheme and is never shared between two classifications at a time.
import type { Automaton } from './automaton.ts';
import { Characters } from './characters.ts';
import { type Range, sentencesOf } from './sentences.ts';
import { BREAK_BEFORE, COMMA_BEFORE, type TokenSink, tokenise } from './tokens.ts';
import type { Word } from './vocabulary.ts';

/** A sentence and its tokens, `from` to `to`. */
export interface LoadedSentence extends Range {
  readonly from: number;
  readonly to: number;
}

/** Tokens that there is room for at first. */
const ROOM = 1 << 11;

export class Scan implements TokenSink {
  /** Number of tokens. */
  count = 0;
  readonly chars = new Characters();
  /** Per token: its place in the paragraph, and the flags of tokens.ts. */
  starts = new Int32Array(ROOM);
  ends = new Int32Array(ROOM);
  flags = new Int32Array(ROOM);
  readonly words: Word[] = [];
  private readonly automaton: Automaton;

  constructor(automaton: Automaton) {
    this.automaton = automaton;
  }

  /** Takes a paragraph in; returns its sentences. */
  load(text: string): readonly LoadedSentence[] {
    this.count = 0;
    this.chars.load(text);
    // No token is shorter than a unit.
    if (text.length > this.starts.length) this.makeRoom(text.length * 2);
    const sentences: LoadedSentence[] = [];
    for (const { start, end } of sentencesOf(this.chars)) {
      const from = this.count;
      tokenise(this.chars, this, start, end);
      sentences.push({ start, end, from, to: this.count });
    }
    return sentences;
  }

  written(start: number, end: number, hash: number, flags: number): void {
    const { automaton } = this;
    this.push(automaton.vocabulary.wordAt(this.chars, start, end, hash, automaton), start, end, flags);
  }

  spelt(key: string, start: number, end: number, flags: number): void {
    this.push(this.automaton.vocabulary.word(key, this.automaton), start, end, flags);
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
  }
}
