// A sentiment scorer by the rules of Hutto and Gilbert (2014), a reference for speed only. It goes the way of
// their published program, step by step: words are freed of punctuation through a table of every word with
// every mark before and behind it, then each is looked up, raised by boosters and capitals, turned by
// negations, checked for idioms, and all are weighed by "but" and by exclamation and question marks.
import SentimentAnalyzer from 'natural/lib/natural/sentiment/SentimentAnalyzer.js';
import { z } from 'zod';

const MARKS = [
  '.',
  '!',
  '?',
  ',',
  ';',
  ':',
  '-',
  "'",
  '"',
  '!!',
  '!!!',
  '??',
  '???',
  '?!?',
  '!?!',
  '?!?!',
  '!?!?',
];
const MARKS_IN_TEXT = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g;
const BOOSTERS: ReadonlyMap<string, number> = new Map([
  ...(
    'absolutely amazingly awfully completely considerably decidedly deeply enormously entirely especially exceptionally ' +
    'extremely fully greatly highly hugely incredibly intensely majorly more most particularly purely quite really ' +
    'remarkably so substantially thoroughly totally tremendously unbelievably unusually utterly very'
  )
    .split(' ')
    .map((word) => [word, 0.293] as const),
  ...'almost barely hardly kinda less little marginally occasionally partly scarcely slightly somewhat sorta'
    .split(' ')
    .map((word) => [word, -0.293] as const),
]);
const NEGATIONS = (
  "aint arent cannot cant couldnt darent didnt doesnt ain't aren't can't couldn't daren't didn't doesn't dont hadnt " +
  "hasnt havent isnt mightnt mustnt neither don't hadn't hasn't haven't isn't mightn't mustn't never none nope nor not " +
  "nothing nowhere shouldnt wasnt werent shouldn't wasn't weren't without wont wouldnt won't wouldn't rarely seldom despite"
).split(' ');
const IDIOMS: ReadonlyMap<string, number> = new Map([
  ['the bomb', 3],
  ['bad ass', 1.5],
  ['yeah right', -2],
  ['cut the mustard', 2],
  ['kiss of death', -1.5],
  ['hand to mouth', -2],
]);
const NEGATED = -0.74;
const CAPITALS = 0.733;
const DAMPING = [1, 0.95, 0.9];
const REACH = 3;
const NORMAL = 15;

/** AFINN's valences as natural has them. */
export function valences(): ReadonlyMap<string, number> {
  const analyzer = new SentimentAnalyzer('English', undefined, 'afinn');
  // The analyzer keeps its word list under a name that its types leave out; the copy gives it a prototype.
  const list: unknown = Reflect.get(analyzer, 'vocabulary');
  return new Map(Object.entries(z.record(z.string(), z.number()).parse(Object.assign({}, list))));
}

/** The compound score, -1 to 1. */
export function score(text: string, lexicon: ReadonlyMap<string, number>): number {
  const words = wordsOf(text);
  const capitals = words.filter(isCapital).length;
  const mixed = capitals > 0 && capitals < words.length;
  const values = words.map((word, at) =>
    BOOSTERS.has(word.toLowerCase()) ? 0 : valenceAt(at, words, mixed, lexicon),
  );
  const sum = weighBut(words, values).reduce((total, value) => total + value, 0);
  if (sum === 0) return 0;
  const emphatic = sum + Math.sign(sum) * emphasis(text);
  return emphatic / Math.sqrt(emphatic * emphatic + NORMAL);
}

function wordsOf(text: string): string[] {
  const bare = new Set(
    text
      .replace(MARKS_IN_TEXT, '')
      .split(/\s+/)
      .filter((word) => word.length > 1),
  );
  const freed = new Map<string, string>();
  for (const word of bare) {
    for (const mark of MARKS) {
      freed.set(mark + word, word);
      freed.set(word + mark, word);
    }
  }
  return text
    .split(/\s+/)
    .filter((word) => word.length > 1)
    .map((word) => freed.get(word) ?? word);
}

function isCapital(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase();
}

function valenceAt(
  at: number,
  words: readonly string[],
  mixed: boolean,
  lexicon: ReadonlyMap<string, number>,
): number {
  const word = words[at] ?? '';
  let value = lexicon.get(word.toLowerCase()) ?? 0;
  if (value === 0) return 0;
  if (mixed && isCapital(word)) value += Math.sign(value) * CAPITALS;
  for (let back = 0; back < REACH; back += 1) {
    const before = words[at - back - 1];
    if (before === undefined || lexicon.has(before.toLowerCase())) continue;
    value += boost(before, value, mixed) * (DAMPING[back] ?? 1);
    if (NEGATIONS.includes(before.toLowerCase()) || before.includes("n't")) value *= NEGATED;
    if (back === REACH - 1) value = idiomAt(at, words, value);
  }
  return value;
}

function boost(word: string, value: number, mixed: boolean): number {
  const step = BOOSTERS.get(word.toLowerCase()) ?? 0;
  if (step === 0) return 0;
  return Math.sign(value) * (step + (mixed && isCapital(word) ? CAPITALS : 0));
}

function idiomAt(at: number, words: readonly string[], value: number): number {
  const part = (from: number, to: number): string =>
    words
      .slice(at + from, at + to + 1)
      .join(' ')
      .toLowerCase();
  const found = [part(-1, 0), part(-2, 0), part(-2, -1), part(-3, -1), part(-3, -2)].find((idiom) =>
    IDIOMS.has(idiom),
  );
  return found === undefined ? value : (IDIOMS.get(found) ?? value);
}

function weighBut(words: readonly string[], values: readonly number[]): readonly number[] {
  const but = words.findIndex((word) => word.toLowerCase() === 'but');
  return but < 0
    ? values
    : values.map((value, at) => (at < but ? value * 0.5 : at > but ? value * 1.5 : value));
}

function emphasis(text: string): number {
  const exclamations = Math.min(4, text.split('!').length - 1) * 0.292;
  const questions = text.split('?').length - 1;
  return exclamations + (questions > 1 ? Math.min(questions * 0.18, 0.96) : 0);
}
