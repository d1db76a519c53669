// Numbers for everything a pattern can ask of one word, and those that a word answers to.
import { letters, stem } from './words.ts';

export type WordKind = 'word' | 'exact' | 'capital' | 'stem' | 'prefix';

/** All-capital words that are other words than their small forms: "US" is not "us". */
const CAPITALS_DIFFER = new Set(['US', 'IT', 'WHO']);
const STARTS_WITH_CAPITAL = /^\p{Lu}/u;

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
  private next = 1;

  /** The number of a word, stem, prefix or exact form; a new one at first sight. */
  symbol(kind: WordKind, text: string): number {
    const known = this.numbers[kind].get(text);
    if (known !== undefined) return known;
    const symbol = this.next++;
    this.numbers[kind].set(text, symbol);
    if (kind === 'stem') this.stemStarts.add(stemStart(text));
    if (kind === 'prefix' && !this.prefixLengths.includes(text.length)) {
      this.prefixLengths = [...this.prefixLengths, text.length].sort((a, b) => a - b);
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

  /** The numbers that a word of a text answers to; `lower` is the word folded. */
  symbolsOf(key: string, lower: string): number[] {
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
