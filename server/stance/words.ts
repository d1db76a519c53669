import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** The Porter stem of one lower-case word. */
export function stem(word: string): string {
  return stemmer.stem(word);
}

/** Lower case, one spelling of every accent, straight apostrophes, no stops or invisible signs. */
export function fold(word: string): string {
  return letters(word).toLowerCase();
}

/** As `fold`, with capitals kept: what an exact-case pattern compares. */
export function letters(word: string): string {
  return word.normalize('NFC').replace(NOT_SPELLING, '').replace(APOSTROPHES, "'");
}

const NOT_SPELLING = /[.\p{Cf}]/gu;
const APOSTROPHES = /[’ʼ＇]/g;

/** Words whose stems are remembered before the memory is emptied; the stemmer is slow. */
const MEMORY = 20_000;
const memory = new Map<string, string>();

/** The stem by which words of a topic are compared: "recognize" and "recognising" have one. Remembered. */
export function topicStem(word: string): string {
  const known = memory.get(word);
  if (known !== undefined) return known;
  const made = stem(word.replace(/iz(?=(?:e[ds]?|ing|ations?)$)/, 'is'));
  if (memory.size >= MEMORY) memory.clear();
  memory.set(word, made);
  return made;
}
