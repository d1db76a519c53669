// Wordings that one ask adds to lists: those of its own, and those of its topic, which are compared by stems.
import { topicStem } from './words.ts';

/** A wording, word by word; `stems`: a word of a text fits where its stem is the same. */
export interface Addition {
  readonly words: readonly string[];
  readonly symbol: number;
  readonly stems: boolean;
}

const NONE: readonly never[] = [];
/** Words of texts that are remembered before the memory is emptied. */
const MEMORY = 5_000;

export class Additions {
  private readonly byWord = new Map<string, Addition[]>();
  private readonly byStem = new Map<string, Addition[]>();
  private readonly known = new Map<string, readonly Addition[]>();
  /** A bit for each hash of a first word or stem, so that most words are turned away at once. */
  private readonly firsts = new Int32Array(HASHES / 32);

  add(addition: Addition): void {
    const [first] = addition.words;
    if (first === undefined) return;
    const map = addition.stems ? this.byStem : this.byWord;
    map.set(first, [...(map.get(first) ?? []), addition]);
    const hash = hashOf(first);
    this.firsts[hash >>> 5] = (this.firsts[hash >>> 5] ?? 0) | (1 << hash);
  }

  get size(): number {
    return this.byWord.size + this.byStem.size;
  }

  /** Whether some may begin with a word, given its hashes: no is certain. */
  mayStart(hashes: number): boolean {
    return this.hasHash(hashes & (HASHES - 1)) || this.hasHash((hashes >>> HASH_BITS) & (HASHES - 1));
  }

  private hasHash(hash: number): boolean {
    return ((this.firsts[hash >>> 5] ?? 0) & (1 << hash)) !== 0;
  }

  /** Those that may begin with this lower-case word. */
  startingWith(lower: string): readonly Addition[] {
    const known = this.known.get(lower);
    if (known !== undefined) return known;
    const found = [...(this.byWord.get(lower) ?? NONE), ...(this.byStem.get(topicStem(lower)) ?? NONE)];
    if (this.known.size >= MEMORY) this.known.clear();
    this.known.set(lower, found);
    return found;
  }
}

/** Whether a lower-case word of a text is the one that an addition asks for. */
export function isWordOf({ stems }: Addition, wanted: string, lower: string): boolean {
  return (stems ? topicStem(lower) : lower) === wanted;
}

/** The hashes of a lower-case word and of its stem, in one number that is never 0. */
export function additionHashes(lower: string): number {
  return hashOf(lower) | (hashOf(topicStem(lower)) << HASH_BITS) | (1 << (2 * HASH_BITS));
}

const HASH_BITS = 11;
const HASHES = 1 << HASH_BITS;

/** FNV-1a, folded. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> HASH_BITS)) & (HASHES - 1);
}
