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
  /** A bit for each first letter that some addition has, so that most words are turned away at once. */
  private letters = 0;

  add(addition: Addition): void {
    const [first] = addition.words;
    if (first === undefined) return;
    const map = addition.stems ? this.byStem : this.byWord;
    map.set(first, [...(map.get(first) ?? []), addition]);
    this.letters |= letterBit(first);
  }

  get size(): number {
    return this.byWord.size + this.byStem.size;
  }

  /** Those that may begin with this lower-case word. */
  startingWith(lower: string): readonly Addition[] {
    if ((this.letters & letterBit(lower)) === 0) return NONE;
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

/** Stemming leaves the first letter alone. */
function letterBit(word: string): number {
  return 1 << (word.charCodeAt(0) & 31);
}
