// Numbers for everything a pattern can ask of one word, and for each word of a text the numbers it
// answers to. Looked up once per distinct word, then remembered.
import type { Characters } from './characters.ts';
import { LIST_ROOT } from './roots.ts';
import { fold, letters, stem } from './words.ts';

/** What a word of the text answers to, and where that leads among the members of lists. */
export interface Word {
  /** As written. */
  readonly key: string;
  readonly lower: string;
  /** Its own symbols, and those of the fixed lists that it is a member of. */
  readonly symbols: readonly number[];
  /** Symbols of the fixed lists alone, and their bits (`Lookup.listBit`). */
  readonly lists: readonly number[];
  readonly listBits: number;
  /** "the" */
  readonly article: boolean;
  /** "'s" */
  readonly possessive: boolean;
  /** Where it leads from LIST_ROOT. */
  readonly firstOfList: readonly number[];
}

/** What the trie knows of symbols. */
export interface Lookup {
  /** Where a symbol leads from a node. */
  targets(node: number, symbol: number): readonly number[];
  /** The fixed lists that a word with this symbol is a member of by itself. */
  listsOf(symbol: number): readonly number[];
  /** The bit that stands for a list among those that nodes need. */
  listBit(symbol: number): number;
}

export type WordKind = 'word' | 'exact' | 'capital' | 'stem' | 'prefix';

/** All-capital words that are other words than their small forms: "US" is not "us". */
const CAPITALS_DIFFER = new Set(['US', 'IT', 'WHO']);
const STARTS_WITH_CAPITAL = /^\p{Lu}/u;
/** Slots of the memory, a power of two; a novel has some 20,000 distinct words. */
const SLOTS = 1 << 15;
/** Neighbouring slots tried before the home slot is given up to a new word. */
const PROBES = 4;

/** Words with clitics and the like that are remembered. */
const MOST_SPELT = 5_000;

const NOTHING: Word = {
  key: '',
  lower: '',
  symbols: [],
  lists: [],
  listBits: 0,
  article: false,
  possessive: false,
  firstOfList: [],
};

export class Vocabulary {
  private readonly numbers: Readonly<Record<WordKind, Map<string, number>>> = {
    word: new Map(),
    exact: new Map(),
    capital: new Map(),
    stem: new Map(),
    prefix: new Map(),
  };
  private readonly lists = new Map<string, number>();
  private readonly stemStarts = new Set<string>();
  private prefixLengths: readonly number[] = [];
  private readonly memory: (Word | undefined)[] = new Array<undefined>(SLOTS).fill(undefined);
  private readonly spelt = new Map<string, Word>();
  private next = 1;

  /** The number of a word, stem, prefix or exact form; a new one at first sight. */
  symbol(kind: WordKind, text: string): number {
    const known = this.numbers[kind].get(text);
    if (known !== undefined) return known;
    const symbol = this.next++;
    this.numbers[kind].set(text, symbol);
    if (kind === 'stem') this.stemStarts.add(stemStart(text));
    if (kind === 'prefix') {
      this.prefixLengths = [...new Set([...this.prefixLengths, text.length])].sort((a, b) => a - b);
    }
    return symbol;
  }

  list(name: string): number {
    const known = this.lists.get(name);
    if (known !== undefined) return known;
    const symbol = this.next++;
    this.lists.set(name, symbol);
    return symbol;
  }

  /** Every number given out so far is smaller. */
  get size(): number {
    return this.next;
  }

  /** A number that no word answers to (sentence end). */
  reserve(): number {
    return this.next++;
  }

  /** The word at a place of a text, at most LONGEST_WORD units long; `hash` as in tokens.ts. Remembered, with bounded memory. */
  wordAt(chars: Characters, start: number, end: number, hash: number, lookup: Lookup): Word {
    const home = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    let slot = home;
    for (let probe = 0; probe < PROBES; probe += 1) {
      slot = (home + probe) & (SLOTS - 1);
      const word = this.memory[slot];
      if (word === undefined) break;
      if (isAt(word.key, chars.units, start, end)) return word;
      if (probe === PROBES - 1) slot = home;
    }
    // A copy: a slice would keep the whole text alive.
    const key = String.fromCharCode(...chars.units.subarray(start, end));
    const word = this.describe(key, lookup);
    this.memory[slot] = word;
    return word;
  }

  /** Looks up a token that is spelt otherwise than it stands; '' means nothing. */
  word(key: string, lookup: Lookup): Word {
    if (key === '') return NOTHING;
    const known = this.spelt.get(key);
    if (known !== undefined) return known;
    const word = this.describe(key, lookup);
    if (this.spelt.size >= MOST_SPELT) this.spelt.clear();
    this.spelt.set(key, word);
    return word;
  }

  private describe(key: string, lookup: Lookup): Word {
    const lower = fold(key);
    const own = this.symbolsOf(key, lower);
    // Most words mean nothing to a lexicon: they all share the empty lists.
    if (own.length === 0)
      return { ...NOTHING, key, lower, article: lower === 'the', possessive: lower === "'s" };
    const lists = [...new Set(own.flatMap((symbol) => lookup.listsOf(symbol)))];
    const symbols = [...own, ...lists];
    return {
      key,
      lower,
      symbols,
      lists,
      listBits: lists.reduce((bits, symbol) => bits | lookup.listBit(symbol), 0),
      article: lower === 'the',
      possessive: lower === "'s",
      firstOfList: own.flatMap((symbol) => lookup.targets(LIST_ROOT, symbol)),
    };
  }

  private symbolsOf(key: string, lower: string): number[] {
    const { word, exact, capital, stem: stems, prefix } = this.numbers;
    const written = letters(key);
    const found = [
      CAPITALS_DIFFER.has(written) ? undefined : word.get(lower),
      lower === "n't" ? word.get('not') : undefined,
      exact.get(written),
      STARTS_WITH_CAPITAL.test(written) ? capital.get(lower) : undefined,
      this.stemStarts.has(stemStart(lower)) ? stems.get(stem(lower)) : undefined,
      ...this.prefixLengths.map((length) =>
        length <= lower.length ? prefix.get(lower.slice(0, length)) : undefined,
      ),
    ];
    return found.filter((symbol) => symbol !== undefined);
  }
}

/** Stemming is slow and hardly ever touches the first two letters, but for y that may turn into i. */
function stemStart(word: string): string {
  return word.slice(0, 2).replace('y', 'i');
}

function isAt(key: string, units: Uint16Array, start: number, end: number): boolean {
  if (key.length !== end - start) return false;
  for (let index = 0; index < key.length; index += 1) {
    if (key.charCodeAt(index) !== units[start + index]) return false;
  }
  return true;
}
