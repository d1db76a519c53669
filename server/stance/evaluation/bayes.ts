// natural's naive Bayes classifier as a baseline, always tested on answers that it was not trained on.
import NaturalBayes from 'natural/lib/natural/classifiers/bayes_classifier.js';
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { UNCLEAR } from '../types.ts';
import { type LabelledAnswer, plainText, questionKey } from './answers.ts';
import { bare } from './baselines.ts';
import type { Prediction } from './tally.ts';

/**
 * natural's classifier with the same tokens, counts and smoothing, made fit for hundreds of answers:
 * features are looked up instead of searched for, and probabilities stay logarithms (natural multiplies
 * them out, and on an answer of some two hundred words every class underflows to 0).
 */
export class Bayes extends NaturalBayes {
  #positions: ReadonlyMap<string, number> | null = null;

  override train(): void {
    this.#positions = new Map(Object.keys(this.features).map((feature, position) => [feature, position]));
    super.train();
  }

  override textToFeatures(tokens: readonly string[]): number[] {
    const features = new Array<number>(this.#positions?.size ?? 0).fill(0);
    for (const position of this.#known(tokens)) features[position] = 1;
    return features;
  }

  /** The likeliest label, the first trained on a tie; `unclear` where nothing was trained. */
  override classify(tokens: readonly string[]): string {
    const { classFeatures, classTotals, totalExamples, smoothing } = this.classifier;
    const positions = this.#known(tokens);
    let best = { label: UNCLEAR as string, value: Number.NEGATIVE_INFINITY };
    for (const [label, counts] of Object.entries(classFeatures)) {
      const total = classTotals[label] ?? 1;
      let value = Math.log(total / totalExamples);
      for (const position of positions) value += Math.log((counts[position] ?? smoothing) / total);
      if (value > best.value) best = { label, value };
    }
    return best.label;
  }

  #known(tokens: readonly string[]): number[] {
    return [...new Set(tokens)].flatMap((token) => this.#positions?.get(token) ?? []);
  }
}

export type HeldOut = 'question' | 'answer';

/** What is left out of training at a time: one question, or one answer where there is only one question. */
export function heldOutUnit(answers: readonly LabelledAnswer[]): HeldOut {
  return new Set(answers.map(({ question }) => questionKey(question))).size > 1 ? 'question' : 'answer';
}

/** natural's own smoothing: what a feature counts that was never seen with a label. */
export const NATURAL_SMOOTHING = 1;

/**
 * One prediction per answer, each by a classifier trained on all answers to other questions (see HeldOut).
 * @param smoothing above 0
 */
export function bayesPredictions(
  answers: readonly LabelledAnswer[],
  smoothing = NATURAL_SMOOTHING,
): Prediction[] {
  const unit = heldOutUnit(answers);
  const rows = answers.map((answer, index) => ({
    tokens: stemmer.tokenizeAndStem(plainText(answer.paragraphs.join(' '))),
    label: answer.stance,
    fold: unit === 'question' ? questionKey(answer.question) : String(index),
  }));
  const folds = new Map<string, Bayes>();
  return rows.map(({ tokens, fold }) => {
    let classifier = folds.get(fold);
    if (classifier === undefined) {
      classifier = new Bayes(undefined, smoothing);
      for (const other of rows) {
        if (other.fold !== fold) classifier.addDocument(other.tokens, other.label);
      }
      classifier.train();
      folds.set(fold, classifier);
    }
    return bare(classifier.classify(tokens));
  });
}
