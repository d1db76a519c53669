// What the lexicon must beat: the commonest label, and the mood of the words.
import SentimentAnalyzer from 'natural/lib/natural/sentiment/SentimentAnalyzer.js';
import AggressiveTokenizer from 'natural/lib/natural/tokenizers/aggressive_tokenizer.js';
import { type StanceDefinition, type Tone, UNCLEAR } from '../types.ts';
import { type LabelledAnswer, plainText } from './answers.ts';
import type { Prediction } from './tally.ts';

/**
 * How far the mean AFINN value of all words must be from 0 to count as a mood: one point (the mildest
 * word of the list) in fifty words. Fixed before any figure was seen, and never fitted to labels.
 */
export const AFINN_MOOD = 0.02;

/** A finding without reasons. */
export function bare(stance: string): Prediction {
  return { stance, basis: null, deciding: null };
}

/** The code that most answers are labelled with; on a tie the one that comes first in `codes`. */
export function majorityCode(codes: readonly string[], answers: readonly LabelledAnswer[]): string {
  const count = (code: string) => answers.filter(({ stance }) => stance === code).length;
  return codes.reduce((best, code) => (count(code) > count(best) ? code : best), codes[0] ?? UNCLEAR);
}

/** The code, not always a stance, of a scheme's first stance of each tone; `unclear` where it has none. */
export function codesByTone(stances: readonly StanceDefinition[]): (tone: Tone) => string {
  return (tone) => stances.find((stance) => stance.tone === tone)?.code ?? UNCLEAR;
}

/**
 * AFINN by natural's SentimentAnalyzer, over the words of natural's AggressiveTokenizer. Pleasant words
 * are read as the scheme's stance for the course, unpleasant ones as the stance against it, a mean within
 * AFINN_MOOD of 0 as the one between; a mean of exactly 0 (mostly: no word of the list) as `unclear`.
 */
export function afinnBaseline(
  stances: readonly StanceDefinition[],
): (paragraphs: readonly string[]) => Prediction {
  const analyzer = new SentimentAnalyzer('English', undefined, 'afinn');
  const tokenizer = new AggressiveTokenizer();
  const codeOf = codesByTone(stances);
  return (paragraphs) => {
    // With straight quotes, or the tokenizer counts “don’t” as two words.
    const words = tokenizer.tokenize(plainText(paragraphs.join(' ')));
    const mood = words.length === 0 ? 0 : analyzer.getSentiment(words);
    return bare(codeOf(toneOf(mood)));
  };
}

function toneOf(mood: number): Tone {
  if (mood === 0) return 'none';
  if (Math.abs(mood) < AFINN_MOOD) return 'between';
  return mood > 0 ? 'for' : 'against';
}
