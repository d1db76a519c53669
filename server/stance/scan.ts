// The tokens of one paragraph with their places and what they answer to. The arrays are kept between texts; a
// Scan belongs to one compiled scheme and is never shared between two classifications at a time.
import type { Automaton } from './automaton.ts';
import { Characters } from './characters.ts';
import { Glossary } from './glossary.ts';
import { type Range, sentencesOf } from './sentences.ts';
import { BREAK_BEFORE, COMMA_BEFORE, type TokenSink, tokenise } from './tokens.ts';

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
  readonly glossary: Glossary;
  /** Per token: its place in the paragraph, the flags of tokens.ts, its word in the glossary. */
  starts = new Int32Array(ROOM);
  ends = new Int32Array(ROOM);
  flags = new Uint8Array(ROOM);
  words = new Int32Array(ROOM);

  constructor(automaton: Automaton) {
    this.glossary = new Glossary(automaton);
  }

  /** Takes a paragraph in; returns its sentences. */
  load(text: string): readonly LoadedSentence[] {
    this.count = 0;
    this.glossary.tidy();
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
    this.push(this.glossary.wordAt(this.chars, start, end, hash), start, end, flags);
  }

  spelt(key: string, start: number, end: number, flags: number): void {
    this.push(this.glossary.word(key), start, end, flags);
  }

  hasBreakBefore(at: number): boolean {
    return at < this.count && ((this.flags[at] ?? 0) & BREAK_BEFORE) !== 0;
  }

  hasCommaBefore(at: number): boolean {
    return at < this.count && ((this.flags[at] ?? 0) & COMMA_BEFORE) !== 0;
  }

  /** The word at a token, folded; '' where there is none. */
  lower(at: number): string {
    return at >= 0 && at < this.count ? this.glossary.lower(this.words[at] ?? 0) : '';
  }

  /** Symbols of the fixed lists that the word at a token is a member of. */
  listsAt(at: number): Int32Array {
    return this.glossary.listsOf(this.words[at] ?? 0);
  }

  private push(word: number, start: number, end: number, flags: number): void {
    const at = this.count++;
    this.words[at] = word;
    this.starts[at] = start;
    this.ends[at] = end;
    this.flags[at] = flags;
  }

  private makeRoom(room: number): void {
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.flags = new Uint8Array(room);
    this.words = new Int32Array(room);
  }
}
