import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bare } from '../../../server/stance/evaluation/baselines.ts';
import { Evaluation, type System } from '../../../server/stance/evaluation/report.ts';
import type { Basis } from '../../../server/stance/types.ts';
import { answer } from './support.ts';

const CODES = ['for', 'against', 'unclear'];

/** Four questions with two answers each; `for` is right in all. */
const ANSWERS = ['one?', 'two?', 'three?', 'four?'].flatMap((question) => [
  answer({ question, stance: 'for' }),
  answer({ question, stance: 'against' }),
]);

const system = (name: string, tags: readonly string[]): System => ({
  name,
  about: `${name}.`,
  predictions: tags.map(bare),
});

const RIGHT = system(
  'right',
  ANSWERS.map(({ stance }) => stance),
);
const HALF = system(
  'half',
  ANSWERS.map(() => 'for'),
);
const MIXED = system('mixed', ['for', 'against', 'for', 'against', 'for', 'for', 'unclear', 'unclear']);

test('a system that is always right has 1 with an interval of no width', () => {
  const { figures } = new Evaluation(CODES, ANSWERS).report(RIGHT);
  assert.deepEqual(figures.accuracy, { value: 1, interval: [1, 1] });
  assert.deepEqual(figures.macroF1, { value: 1, interval: [1, 1] });
  assert.deepEqual(figures.kappa, { value: 1, interval: [1, 1] });
  assert.deepEqual(figures.deciding, { value: null, interval: null });
});

test('questions are drawn whole: a system equally good on each has no spread, one that is not has', () => {
  const evaluation = new Evaluation(CODES, ANSWERS);
  assert.deepEqual(evaluation.report(HALF).figures.accuracy, { value: 0.5, interval: [0.5, 0.5] });
  // Per question 1, 1, 1/2, 0: the mean of four draws runs from 0 to 1, and its middle 95% is inside.
  const { value, interval } = evaluation.report(MIXED).figures.accuracy;
  assert.equal(value, 5 / 8);
  assert.deepEqual(interval, [0.25, 1]);
});

test('the same answers give the same intervals', () => {
  const report = () => new Evaluation(CODES, ANSWERS).report(MIXED);
  assert.deepEqual(report(), report());
});

test('with one question there are figures but no intervals', () => {
  const evaluation = new Evaluation(CODES, ANSWERS.slice(0, 2));
  assert.deepEqual(evaluation.report(system('for', ['for', 'for'])).figures.accuracy, {
    value: 0.5,
    interval: null,
  });
});

test('figures are also given by question, in order of first appearance, spellings of one joined', () => {
  const answers = [
    answer({ question: 'Trump’s lead?', stance: 'for' }),
    answer({ question: 'Other?', stance: 'for' }),
    answer({ question: "Trump's lead?", stance: 'against' }),
  ];
  const { questions } = new Evaluation(CODES, answers).report(system('for', ['for', 'unclear', 'for']));
  assert.deepEqual(
    questions.map(({ question, n, figures }) => [question, n, figures.accuracy, figures.coverage]),
    [
      ['Trump’s lead?', 2, 0.5, 1],
      ['Other?', 1, 0, 0],
    ],
  );
});

test('unclear tags are counted by their basis', () => {
  const predictions = (['no cue', 'tie', 'no cue', 'stated'] as const)
    .map((basis: Basis) => ({ stance: 'unclear', basis, deciding: null }))
    .concat(ANSWERS.slice(4).map(() => ({ stance: 'for', basis: 'score', deciding: null })));
  const { unclear } = new Evaluation(CODES, ANSWERS).report({ name: 'it', about: 'It.', predictions });
  assert.deepEqual(unclear, { n: 4, byBasis: { 'no cue': 2, tie: 1, stated: 1 } });
});

test('a difference is taken pair by pair, answer by answer and resample by resample', () => {
  const evaluation = new Evaluation(CODES, ANSWERS);
  const { macroF1, ...counts } = evaluation.difference(RIGHT, HALF);
  assert.deepEqual(counts, { system: 'right', other: 'half', changed: 4, won: 4, lost: 0 });
  // Half right: `for` has F1 2/3, `against` 0, in every resample.
  assert.ok(Math.abs((macroF1.value ?? 0) - 2 / 3) < 1e-12);
  assert.ok(macroF1.interval?.every((end) => Math.abs(end - 2 / 3) < 1e-12));
  assert.deepEqual(evaluation.difference(MIXED, MIXED).macroF1, { value: 0, interval: [0, 0] });
});

test('a missing prediction is a fault, not a silent hole', () => {
  assert.throws(() => new Evaluation(CODES, ANSWERS).report(system('short', ['for'])), RangeError);
});
