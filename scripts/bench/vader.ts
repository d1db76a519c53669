// A sentiment scorer by the rules of Hutto and Gilbert (2014): valences of words, raised by boosters and
// capitals, turned by negations, weighed by "but" and exclamation marks. A reference for speed only.
import SentimentAnalyzer from 'natural/lib/natural/sentiment/SentimentAnalyzer.js';
import { z } from 'zod';

const BOOSTERS: ReadonlyMap<string, number> = new Map([
  ...'absolutely completely deeply entirely extremely greatly highly hugely really so totally very'
    .split(' ')
    .map((word) => [word, 0.293] as const),
  ...'almost barely hardly partly scarcely slightly somewhat'
    .split(' ')
    .map((word) => [word, -0.293] as const),
]);
const NEGATIONS = new Set(
  "not no never none nobody nothing neither nor cannot can't won't don't isn't aren't without".split(' '),
);
const NEGATED = -0.74;
const CAPITALS = 0.733;
const REACH = 3;
const DAMPING = [1, 0.95, 0.9];
const NORMAL = 15;

/** AFINN's valences as natural has them. */
export function valences(): ReadonlyMap<string, number> {
  const analyzer = new SentimentAnalyzer('English', undefined, 'afinn');
  // The analyzer keeps its word list under a name that its types leave out.
  const words = z
    .record(z.string(), z.number())
    .parse({ ...z.looseObject({}).parse(Reflect.get(analyzer, 'vocabulary')) });
  return new Map(Object.entries(words));
}

/** The compound score, -1 to 1. */
export function score(text: string, lexicon: ReadonlyMap<string, number>): number {
  const words = text
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
    .filter((word) => word !== '');
  const lower = words.map((word) => word.toLowerCase());
  const mixed = words.some((word) => word !== word.toUpperCase());
  const values = lower.map((word, at) => valenceAt(at, word, words, lower, mixed, lexicon));
  const but = lower.indexOf('but');
  const weighed = but < 0 ? values : values.map((value, at) => value * (at < but ? 0.5 : at > but ? 1.5 : 1));
  const sum = weighed.reduce((total, value) => total + value, 0);
  const marks = Math.min(4, text.split('!').length - 1) * 0.292;
  const emphatic = sum + Math.sign(sum) * marks;
  return emphatic / Math.sqrt(emphatic * emphatic + NORMAL);
}

function valenceAt(
  at: number,
  word: string,
  words: readonly string[],
  lower: readonly string[],
  mixed: boolean,
  lexicon: ReadonlyMap<string, number>,
): number {
  let value = lexicon.get(word) ?? 0;
  if (value === 0 || BOOSTERS.has(word)) return 0;
  const written = words[at] ?? '';
  if (mixed && written.length > 1 && written === written.toUpperCase()) value += Math.sign(value) * CAPITALS;
  for (let back = 1; back <= REACH; back += 1) {
    const before = lower[at - back];
    if (before === undefined) break;
    value += Math.sign(value) * (BOOSTERS.get(before) ?? 0) * (DAMPING[back - 1] ?? 1);
    if (NEGATIONS.has(before)) value *= NEGATED;
  }
  return value;
}
