// The whole evaluation as plain data: every system on the same answers, with intervals.
import { type Basis, UNCLEAR } from '../types.ts';
import { type LabelledAnswer, questionKey } from './answers.ts';
import { drawClusters, middle95 } from './bootstrap.ts';
import { type ClassScore, type Confusion, classScores, totalOf } from './confusion.ts';
import { type Prediction, STATISTICS, type Statistic, sumTallies, type Tally, tallyOf } from './tally.ts';

export const RESAMPLES = 1000;
export const SEED = 1;

/** A figure; null where it is undefined. `interval`: 95%, null where there is only one question. */
export interface Estimate {
  readonly value: number | null;
  readonly interval: readonly [low: number, high: number] | null;
}

export interface System {
  readonly name: string;
  /** What it is, in one sentence. */
  readonly about: string;
  /** One per answer, in the same order. */
  readonly predictions: readonly Prediction[];
}

export interface QuestionScore {
  readonly question: string;
  readonly n: number;
  readonly figures: Readonly<Record<Statistic, number | null>>;
}

export interface SystemReport {
  readonly name: string;
  readonly about: string;
  readonly figures: Readonly<Record<Statistic, Estimate>>;
  readonly strict: { readonly classes: readonly ClassScore[]; readonly confusion: Confusion };
  readonly lenient: { readonly classes: readonly ClassScore[]; readonly confusion: Confusion };
  /** Answers tagged `unclear`, and how many by each basis (empty where the system gives none). */
  readonly unclear: { readonly n: number; readonly byBasis: Readonly<Partial<Record<Basis, number>>> };
  /** Answers with labelled deciding sentences, and those where the system quotes one of them. */
  readonly deciding: { readonly labelled: number; readonly found: number };
  readonly questions: readonly QuestionScore[];
}

/** Two systems on the same answers and the same resamples: `system` less `other`. */
export interface Difference {
  readonly system: string;
  readonly other: string;
  readonly macroF1: Estimate;
  /** Answers on which the two differ; of these, those where only `system` is right, or only `other`. */
  readonly changed: number;
  readonly won: number;
  readonly lost: number;
}

/** Scores systems on answers. The resamples are drawn once, so that systems can be compared pair by pair. */
export class Evaluation {
  readonly questions: readonly { readonly question: string; readonly rows: readonly number[] }[];
  readonly #answers: readonly LabelledAnswer[];
  readonly #codes: readonly string[];
  readonly #draws: readonly (readonly number[])[];

  constructor(codes: readonly string[], answers: readonly LabelledAnswer[]) {
    this.#codes = codes;
    this.#answers = answers;
    this.questions = groupByQuestion(answers);
    this.#draws = this.questions.length > 1 ? drawClusters(this.questions.length, RESAMPLES, SEED) : [];
  }

  report({ name, about, predictions }: System): SystemReport {
    const tallies = this.#tallies(predictions);
    const whole = sumTallies(this.#codes, tallies);
    const resampled = this.#resample(tallies);
    const unclear = predictions.filter(({ stance }) => stance === UNCLEAR);
    return {
      name,
      about,
      figures: mapStatistics((statistic) => ({
        value: statistic(whole),
        interval: middle95(resampled.map(statistic)),
      })),
      strict: { classes: classScores(whole.strict), confusion: whole.strict },
      lenient: { classes: classScores(whole.lenient), confusion: whole.lenient },
      unclear: { n: unclear.length, byBasis: countBases(unclear) },
      deciding: { labelled: whole.decidingLabelled, found: whole.decidingFound },
      questions: tallies.map((tally, index) => ({
        question: this.questions[index]?.question ?? '',
        n: totalOf(tally.strict),
        figures: mapStatistics((statistic) => statistic(tally)),
      })),
    };
  }

  difference(system: System, other: System): Difference {
    const [a, b] = [this.#tallies(system.predictions), this.#tallies(other.predictions)];
    const gap = (left: Tally, right: Tally) => less(STATISTICS.macroF1(left), STATISTICS.macroF1(right));
    const right = this.#resample(b);
    const rows = this.#answers.map(({ stance }, index) => {
      const [mine, theirs] = [system.predictions[index]?.stance, other.predictions[index]?.stance];
      return { changed: mine !== theirs, mine: mine === stance, theirs: theirs === stance };
    });
    return {
      system: system.name,
      other: other.name,
      macroF1: {
        value: gap(sumTallies(this.#codes, a), sumTallies(this.#codes, b)),
        interval: middle95(this.#resample(a).map((left, index) => gap(left, right[index] ?? left))),
      },
      changed: rows.filter(({ changed }) => changed).length,
      won: rows.filter(({ mine, theirs }) => mine && !theirs).length,
      lost: rows.filter(({ mine, theirs }) => theirs && !mine).length,
    };
  }

  #tallies(predictions: readonly Prediction[]): Tally[] {
    return this.questions.map(({ rows }) =>
      tallyOf(this.#codes, pick(this.#answers, rows), pick(predictions, rows)),
    );
  }

  #resample(tallies: readonly Tally[]): Tally[] {
    return this.#draws.map((draw) => sumTallies(this.#codes, pick(tallies, draw)));
  }
}

function groupByQuestion(answers: readonly LabelledAnswer[]) {
  const groups = new Map<string, { question: string; rows: number[] }>();
  for (const [row, { question }] of answers.entries()) {
    const key = questionKey(question);
    const group = groups.get(key) ?? { question, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function mapStatistics<T>(
  figure: (statistic: (tally: Tally) => number | null) => T,
): Readonly<Record<Statistic, T>> {
  const entries = Object.entries(STATISTICS).map(([name, statistic]) => [name, figure(statistic)]);
  return Object.fromEntries(entries) as Record<Statistic, T>; // The keys are those of STATISTICS.
}

function countBases(predictions: readonly Prediction[]): Partial<Record<Basis, number>> {
  const counts: Partial<Record<Basis, number>> = {};
  for (const { basis } of predictions) {
    if (basis !== null) counts[basis] = (counts[basis] ?? 0) + 1;
  }
  return counts;
}

function pick<T>(values: readonly T[], rows: readonly number[]): T[] {
  return rows.map((row) => {
    const value = values[row];
    if (value === undefined) throw new RangeError(`Row ${row} of ${values.length} does not exist.`);
    return value;
  });
}

function less(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
