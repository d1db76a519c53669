// What a system did on a set of answers, in counts that add up: the bootstrap sums questions, not answers.
import { type Basis, UNCLEAR } from '../types.ts';
import { type LabelledAnswer, plainText } from './answers.ts';
import {
  accuracy,
  type Confusion,
  cellOf,
  confusionOf,
  kappa,
  macroF1,
  ratio,
  sumConfusions,
  totalOf,
} from './confusion.ts';

/** A system's finding on one answer. Baselines give no reasons: their basis and sentence are null. */
export interface Prediction {
  readonly stance: string;
  readonly basis: Basis | null;
  /** The sentence that the system would quote. */
  readonly deciding: string | null;
}

export interface Tally {
  readonly strict: Confusion;
  /** As `strict`, but an answer whose tag is among its also acceptable labels counts as labelled so. */
  readonly lenient: Confusion;
  /** Answers that have labelled deciding sentences, and those where the system quotes one of them. */
  readonly decidingLabelled: number;
  readonly decidingFound: number;
}

/** Every figure that gets an interval. Null where it is undefined for the tally. */
export const STATISTICS = {
  accuracy: ({ strict }: Tally) => accuracy(strict),
  macroF1: ({ strict }: Tally) => macroF1(strict),
  kappa: ({ strict }: Tally) => kappa(strict),
  lenientAccuracy: ({ lenient }: Tally) => accuracy(lenient),
  lenientMacroF1: ({ lenient }: Tally) => macroF1(lenient),
  lenientKappa: ({ lenient }: Tally) => kappa(lenient),
  coverage: ({ strict }: Tally) => ratio(covered(strict), totalOf(strict)),
  selectiveAccuracy: ({ strict }: Tally) => ratio(coveredRight(strict), covered(strict)),
  lenientSelectiveAccuracy: ({ lenient }: Tally) => ratio(coveredRight(lenient), covered(lenient)),
  deciding: ({ decidingLabelled, decidingFound }: Tally) => ratio(decidingFound, decidingLabelled),
} as const satisfies Record<string, (tally: Tally) => number | null>;

export type Statistic = keyof typeof STATISTICS;

/** @param predictions one per answer, in the same order */
export function tallyOf(
  codes: readonly string[],
  answers: readonly LabelledAnswer[],
  predictions: readonly Prediction[],
): Tally {
  const rows = answers.map((answer, index) => {
    const prediction = predictions[index];
    if (prediction === undefined) throw new RangeError(`There is no prediction for the answer ${answer.id}.`);
    return { answer, prediction };
  });
  const labelled = rows.filter(({ answer }) => answer.deciding.length > 0);
  return {
    strict: confusionOf(
      codes,
      rows.map(({ answer, prediction }) => [answer.stance, prediction.stance]),
    ),
    lenient: confusionOf(
      codes,
      rows.map(({ answer, prediction: { stance } }) => [
        answer.alsoAcceptable.includes(stance) ? stance : answer.stance,
        stance,
      ]),
    ),
    decidingLabelled: labelled.length,
    decidingFound: labelled.filter(({ answer, prediction }) => isAmong(prediction.deciding, answer.deciding))
      .length,
  };
}

export function sumTallies(codes: readonly string[], tallies: readonly Tally[]): Tally {
  const sum = (pick: (tally: Tally) => number) => tallies.reduce((total, tally) => total + pick(tally), 0);
  return {
    strict: sumConfusions(
      codes,
      tallies.map(({ strict }) => strict),
    ),
    lenient: sumConfusions(
      codes,
      tallies.map(({ lenient }) => lenient),
    ),
    decidingLabelled: sum(({ decidingLabelled }) => decidingLabelled),
    decidingFound: sum(({ decidingFound }) => decidingFound),
  };
}

/** Answers that got a stance: all that are not tagged `unclear`. */
export function covered(confusion: Confusion): number {
  const unclear = confusion.codes.indexOf(UNCLEAR);
  return (
    totalOf(confusion) - confusion.codes.reduce((sum, _, row) => sum + cellOf(confusion, row, unclear), 0)
  );
}

/**
 * Whether a quoted sentence is one of the labelled ones. The two may be cut a little differently (a
 * heading or a quotation mark more or less), so one may contain the other, if it is at least half of it.
 */
export function isAmong(quote: string | null, sentences: readonly string[]): boolean {
  if (quote === null) return false;
  const found = plainText(quote);
  return sentences.map(plainText).some((sentence) => {
    const [short, long] = found.length < sentence.length ? [found, sentence] : [sentence, found];
    return short !== '' && long.includes(short) && short.length * 2 >= long.length;
  });
}

function coveredRight(confusion: Confusion): number {
  return confusion.codes.reduce(
    (sum, code, index) => sum + (code === UNCLEAR ? 0 : cellOf(confusion, index, index)),
    0,
  );
}
