// The figures of the method page: a scheme on labelled answers, beside baselines, with 95% intervals.
import type { Estimate, FigureName, FigureSet, Figures } from '../../server/domain/method.ts';
import { type LabelledAnswer, questionKey } from '../../server/stance/evaluation/answers.ts';
import { afinnBaseline, bare, majorityCode } from '../../server/stance/evaluation/baselines.ts';
import { drawClusters, middle95 } from '../../server/stance/evaluation/bootstrap.ts';
import { cellOf, classScores, macroF1, ratio } from '../../server/stance/evaluation/confusion.ts';
import { RESAMPLES, SEED } from '../../server/stance/evaluation/report.ts';
import {
  type Prediction,
  STATISTICS,
  sumTallies,
  type Tally,
  tallyOf,
} from '../../server/stance/evaluation/tally.ts';
import {
  type Actors,
  type Classification,
  type ClassifyOptions,
  type CompiledScheme,
  classify,
  compile,
  type Scheme,
  UNCLEAR,
} from '../../server/stance/index.ts';
import { causesOf, errorsOf } from './error-classes.ts';
import { curveOf, supportOf } from './growth.ts';

/** Labelled answers to measure on. */
export interface AnswerSet {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** At least one. */
  readonly answers: readonly LabelledAnswer[];
  /** What natural's Bayes, trained on other questions, makes of them; null leaves it out. */
  readonly bayes: { readonly about: string; readonly predict: () => readonly Prediction[] } | null;
  /** Whether the writers of the lexicon left these answers unread. */
  readonly unread: boolean;
}

/** Everything but version, hash and date. */
export type Measured = Pick<Figures, 'sets' | 'curve' | 'support'>;

export function measure(scheme: Scheme, actors: Actors, sets: readonly AnswerSet[]): Measured {
  const compiled = compile(scheme, actors);
  const read = sets.filter(({ unread }) => !unread).flatMap(({ answers }) => answers);
  return {
    sets: sets.map((set) => measureSet(compiled, set)),
    curve: curveOf(scheme, actors, read, sets, (made, answers) => macroF1Of(made, answers)),
    support: supportOf(scheme, actors, distinct(sets.flatMap(({ answers }) => answers))),
  };
}

/** The same answer may stand in two sets. */
function distinct(answers: readonly LabelledAnswer[]): LabelledAnswer[] {
  return [...new Map(answers.map((answer) => [`${answer.id} ${answer.question}`, answer])).values()];
}

function measureSet(compiled: CompiledScheme, set: AnswerSet): FigureSet {
  const { id, title, about, answers, bayes } = set;
  const codes = compiled.scheme.stances.map(({ code }) => code);
  const groups = groupRows(answers);
  const found = readAll(compiled, answers);
  const systems = [
    ...baselines(compiled.scheme, codes, answers),
    ...(bayes === null ? [] : [{ name: 'Bayes', about: bayes.about, predictions: bayes.predict() }]),
    {
      name: 'lexicon, context off',
      about: 'The same entries, counted without any regard to what stands around them.',
      predictions: readAll(compiled, answers, { without: 'all' }).map(toPrediction),
    },
    { name: 'lexicon', about: 'The scheme as it is.', predictions: found.map(toPrediction) },
  ];
  const whole = tallyOf(codes, answers, found.map(toPrediction));
  return {
    ...{ id, title, about },
    n: answers.length,
    questions: groups.length,
    systems: systems.map(({ name, about: what, predictions }) => ({
      name,
      about: what,
      figures: estimates(codes, answers, predictions, groups),
    })),
    classes: classScores(whole.strict),
    confusion: codes.map((_, row) => codes.map((_code, column) => cellOf(whole.strict, row, column))),
    bands: bandsOf(answers, found, groups),
    errors: errorsOf(compiled.scheme, answers, found),
    causes: causesOf(answers, found),
  };
}

function baselines(scheme: Scheme, codes: readonly string[], answers: readonly LabelledAnswer[]) {
  const majority = majorityCode(codes, answers);
  const afinn = afinnBaseline(scheme.stances);
  return [
    {
      name: 'majority',
      about: `The commonest label, ${majority}, for every answer.`,
      predictions: answers.map(() => bare(majority)),
    },
    {
      name: 'AFINN',
      about: 'The mood of the words: pleasant is for, unpleasant is against, in between is in between.',
      predictions: answers.map(({ paragraphs }) => afinn(paragraphs)),
    },
  ];
}

function readAll(
  compiled: CompiledScheme,
  answers: readonly LabelledAnswer[],
  options?: ClassifyOptions,
): Classification[] {
  return answers.map(({ question, paragraphs }) => classify(compiled, { question, paragraphs }, options));
}

function toPrediction({ stance, basis, deciding }: Classification): Prediction {
  return { stance, basis, deciding: deciding?.quote ?? null };
}

const FIGURES: Readonly<Record<FigureName, (tally: Tally) => number | null>> = {
  accuracy: STATISTICS.accuracy,
  macroF1: STATISTICS.macroF1,
  kappa: STATISTICS.kappa,
  coverage: STATISTICS.coverage,
  selectiveAccuracy: STATISTICS.selectiveAccuracy,
  lenientAccuracy: STATISTICS.lenientAccuracy,
  lenientMacroF1: STATISTICS.lenientMacroF1,
  deciding: STATISTICS.deciding,
};

function estimates(
  codes: readonly string[],
  answers: readonly LabelledAnswer[],
  predictions: readonly Prediction[],
  groups: readonly Rows[],
): Record<FigureName, Estimate> {
  const tallies = groups.map((rows) => tallyOf(codes, pick(answers, rows), pick(predictions, rows)));
  const whole = sumTallies(codes, tallies);
  const drawn = draws(groups).map((draw) => sumTallies(codes, pick(tallies, draw)));
  const entries = Object.entries(FIGURES).map(([name, figure]) => [
    name,
    estimate(figure(whole), drawn.map(figure)),
  ]);
  return Object.fromEntries(entries) as Record<FigureName, Estimate>; // The keys are those of FIGURES.
}

/** How often a tag with a stance is right, by the confidence that it was given. */
function bandsOf(
  answers: readonly LabelledAnswer[],
  found: readonly Classification[],
  groups: readonly Rows[],
): FigureSet['bands'] {
  return (['high', 'medium', 'low'] as const).map((band) => {
    const counts = groups.map((rows) => {
      const chosen = rows.filter((row) => found[row]?.confidence === band && found[row]?.stance !== UNCLEAR);
      const right = chosen.filter((row) => found[row]?.stance === answers[row]?.stance);
      return { n: chosen.length, right: right.length };
    });
    const precision = (parts: typeof counts) =>
      ratio(
        parts.reduce((sum, { right }) => sum + right, 0),
        parts.reduce((sum, { n }) => sum + n, 0),
      );
    return {
      band,
      n: counts.reduce((sum, { n }) => sum + n, 0),
      precision: estimate(
        precision(counts),
        draws(groups).map((draw) => precision(pick(counts, draw))),
      ),
    };
  });
}

function macroF1Of(compiled: CompiledScheme, answers: readonly LabelledAnswer[]): number | null {
  const codes = compiled.scheme.stances.map(({ code }) => code);
  const { strict } = tallyOf(codes, answers, readAll(compiled, answers).map(toPrediction));
  return rounded(macroF1(strict));
}

type Rows = readonly number[];

/** The rows of each question: answers to one question resemble each other. */
function groupRows(answers: readonly LabelledAnswer[]): Rows[] {
  const rows = answers.map((_, row) => row);
  return [...Map.groupBy(rows, (row) => questionKey(answers[row]?.question ?? '')).values()];
}

/** The same resamples for every figure of a set; none where there is one question only. */
function draws(groups: readonly Rows[]): number[][] {
  return groups.length > 1 ? drawClusters(groups.length, RESAMPLES, SEED) : [];
}

function estimate(value: number | null, resampled: readonly (number | null)[]): Estimate {
  const interval = middle95(resampled);
  return {
    value: rounded(value),
    interval: interval === null ? null : [rounded(interval[0]) ?? 0, rounded(interval[1]) ?? 0],
  };
}

/** To four places, so that a repeated measurement gives the same file on any machine. */
function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(4));
}

function pick<T>(values: readonly T[], rows: Rows): T[] {
  return rows.map((row) => {
    const value = values[row];
    if (value === undefined) throw new RangeError(`Row ${row} of ${values.length} does not exist.`);
    return value;
  });
}
