// The words of texts with everything that the matcher asks of them, each looked up once and then remembered. A word
// is a place in `data`, from which all about it lies in a row: a few numbers, then the symbols that it answers to,
// the nodes that it leads to from the roots, its units.
import { additionHashes } from './additions.ts';
import type { Automaton } from './automaton.ts';
import { kindBit } from './bits.ts';
import type { Characters } from './characters.ts';
import { fold } from './words.ts';

const HASH = 0;
const LENGTH = 1;
const LOWER = 2;
/** Bits of the fixed lists that it is a member of, and of the kinds of all its symbols. */
export const LIST_BITS = 3;
export const KIND_BITS = 4;
/** How many symbols it answers to; the last of them are fixed lists, and how many of those there are. */
export const SYMBOLS = 5;
export const LISTS = 6;
/** How many nodes it leads to from the root of patterns, from that of patterns aside, and from that of members. */
export const STARTS = 7;
export const SIDE_STARTS = 8;
export const MEMBERS = 9;
/** Bits: what the word is. */
export const MARKS = 10;
/** Hashes for `Additions`; 0 until they are asked for. */
const ADDED = 11;
/** The first of its symbols; the nodes follow them, in the order of their numbers above. */
export const FIRST = 12;

/** "the" */
export const ARTICLE = 1;
/** "'s" */
export const POSSESSIVE = 2;

/** The word that means nothing, which over-long ones are taken for. */
const NOTHING = 0;
/** Slots of the memory, a power of two; a novel has some 20,000 distinct words. */
const SLOTS = 1 << 15;
/** Neighbouring slots tried before the home slot is given up to a new word. */
const PROBES = 4;
/** Words that are remembered from one paragraph to the next. */
const MOST_WORDS = 25_000;
/** Numbers that there is room for at first. */
const ROOM = 1 << 15;
/** Units of a text in one number. */
const UNITS = 2;

const NO_LISTS = new Int32Array(0);

export class Glossary {
  data = new Int32Array(ROOM);
  private readonly automaton: Automaton;
  private readonly slots = new Int32Array(SLOTS);
  private readonly spelt = new Map<string, number>();
  private readonly lowers: string[] = [''];
  private length = FIRST;

  constructor(automaton: Automaton) {
    this.automaton = automaton;
  }

  /** Forgets words where there are too many. No place that was given out holds from then on. */
  tidy(): void {
    if (this.lowers.length <= MOST_WORDS) return;
    this.slots.fill(0);
    this.spelt.clear();
    this.lowers.length = 1;
    this.length = FIRST;
    this.data = new Int32Array(ROOM);
  }

  /** The word at a place of a text, at most LONGEST_WORD units long; `hash` as in tokens.ts. */
  wordAt(chars: Characters, start: number, end: number, hash: number): number {
    const { data } = this;
    const home = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    let slot = home;
    for (let probe = 0; probe < PROBES; probe += 1) {
      slot = (home + probe) & (SLOTS - 1);
      const word = this.slots[slot] ?? 0;
      if (word === 0) break;
      if (data[word + HASH] === hash && this.isAt(word, chars.units, start, end)) return word;
      if (probe === PROBES - 1) slot = home;
    }
    const word = this.describe(String.fromCharCode(...chars.units.subarray(start, end)), hash);
    this.slots[slot] = word;
    return word;
  }

  /** A token that is spelt otherwise than it stands; '' means nothing. */
  word(key: string): number {
    if (key === '') return NOTHING;
    const known = this.spelt.get(key);
    if (known !== undefined) return known;
    const word = this.describe(key, 0);
    this.spelt.set(key, word);
    return word;
  }

  lower(word: number): string {
    return this.lowers[this.data[word + LOWER] ?? 0] ?? '';
  }

  /** Symbols of the fixed lists that it is a member of by itself. */
  listsOf(word: number): Int32Array {
    const { data } = this;
    if (data[word + LISTS] === 0) return NO_LISTS;
    const end = word + FIRST + (data[word + SYMBOLS] ?? 0);
    return data.subarray(end - (data[word + LISTS] ?? 0), end);
  }

  /** Two hashes for `Additions`, of the word and of its stem, worked out at the first question. */
  hashesOf(word: number): number {
    const known = this.data[word + ADDED] ?? 0;
    if (known !== 0) return known;
    const made = additionHashes(this.lower(word));
    this.data[word + ADDED] = made;
    return made;
  }

  private isAt(word: number, units: Uint16Array, start: number, end: number): boolean {
    const { data } = this;
    if (data[word + LENGTH] !== end - start) return false;
    let at = this.unitsOf(word);
    for (let index = start; index < end; index += UNITS) {
      const second = index + 1 < end ? (units[index + 1] ?? 0) << 16 : 0;
      if (data[at] !== ((units[index] ?? 0) | second)) return false;
      at += 1;
    }
    return true;
  }

  private unitsOf(word: number): number {
    const { data } = this;
    const nodes = (data[word + STARTS] ?? 0) + (data[word + SIDE_STARTS] ?? 0) + (data[word + MEMBERS] ?? 0);
    return word + FIRST + (data[word + SYMBOLS] ?? 0) + nodes;
  }

  private describe(key: string, hash: number): number {
    const lower = fold(key);
    const { automaton } = this;
    const own = this.automaton.vocabulary.symbolsOf(key, lower);
    const lists = [...new Set(own.flatMap((symbol) => automaton.listsOf(symbol)))];
    const symbols = [...own, ...lists];
    const from = (steps: Int32Array) =>
      symbols.flatMap((symbol) => automaton.targets(steps[symbol] ?? 0, symbol));
    const starts = from(automaton.start.steps);
    const sideStarts = from(automaton.sideStart.steps);
    const members = own.flatMap((symbol) => automaton.membersFrom(symbol));
    const row = [
      hash,
      key.length,
      this.lowers.push(lower) - 1,
      lists.reduce((bits, symbol) => bits | automaton.listBit(symbol), 0),
      symbols.reduce((bits, symbol) => bits | kindBit(symbol), 0),
      symbols.length,
      lists.length,
      starts.length,
      sideStarts.length,
      members.length,
      (lower === 'the' ? ARTICLE : 0) | (lower === "'s" ? POSSESSIVE : 0),
      0,
      ...symbols,
      ...starts,
      ...sideStarts,
      ...members,
    ];
    for (let index = 0; index < key.length; index += UNITS)
      row.push(key.charCodeAt(index) | (index + 1 < key.length ? key.charCodeAt(index + 1) << 16 : 0));
    return this.write(row);
  }

  private write(row: readonly number[]): number {
    const word = this.length;
    this.length += row.length;
    if (this.length > this.data.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.data);
      this.data = larger;
    }
    this.data.set(row, word);
    return word;
  }
}
