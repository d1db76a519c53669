import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  accuracy,
  type Confusion,
  classScores,
  confusionOf,
  kappa,
  macroF1,
  sumConfusions,
} from '../../../server/stance/evaluation/confusion.ts';

const close = (actual: number | null, expected: number): void => {
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-12, `${actual} is not ${expected}`);
};

const TEN: Confusion = { codes: ['a', 'b', 'unclear'], cells: [2, 1, 0, 0, 3, 1, 1, 0, 2] };

test('a confusion matrix counts labels in rows and tags in columns', () => {
  const pairs = [
    ['a', 'a'],
    ['a', 'b'],
    ['b', 'a'],
    ['a', 'b'],
  ] as const;
  assert.deepEqual(confusionOf(['a', 'b'], pairs), { codes: ['a', 'b'], cells: [1, 2, 1, 0] });
});

test('a pair with an unknown code is a fault of the caller, not a lost answer', () => {
  assert.throws(() => confusionOf(['a'], [['a', 'c']]), /No class for the pair a, c; there are a\./);
});

test('accuracy, kappa, F1 and macro-F1 of ten answers are those worked out by hand', () => {
  close(accuracy(TEN), 7 / 10);
  close(kappa(TEN), 6 / 11); // chance (3·3 + 4·4 + 3·3) / 100 = 0.34
  close(macroF1(TEN), (2 / 3 + 3 / 4 + 2 / 3) / 3);
  assert.deepEqual(classScores(TEN), [
    { code: 'a', precision: 2 / 3, recall: 2 / 3, f1: 2 / 3, labelled: 3, tagged: 3 },
    { code: 'b', precision: 3 / 4, recall: 3 / 4, f1: 3 / 4, labelled: 4, tagged: 4 },
    { code: 'unclear', precision: 2 / 3, recall: 2 / 3, f1: 2 / 3, labelled: 3, tagged: 3 },
  ]);
});

test('kappa is 0.4 for the textbook table 20, 5, 10, 15, 1 for agreement and below 0 for contradiction', () => {
  const kappaOf = (...cells: number[]) => kappa({ codes: ['yes', 'no'], cells });
  close(kappaOf(20, 5, 10, 15), 0.4);
  close(kappaOf(3, 0, 0, 5), 1);
  close(kappaOf(0, 5, 5, 0), -1);
  close(kappaOf(45, 15, 25, 15), 3 / 23);
});

test('figures that would divide by nothing are null, not 0 and not NaN', () => {
  const none: Confusion = { codes: ['a', 'b'], cells: [0, 0, 0, 0] };
  const oneSided: Confusion = { codes: ['a', 'b'], cells: [4, 0, 0, 0] };
  assert.deepEqual([accuracy(none), kappa(none), macroF1(none)], [null, null, null]);
  assert.deepEqual([accuracy(oneSided), kappa(oneSided), macroF1(oneSided)], [1, null, 1]);
});

test('a class that is labelled but never tagged has F1 0; one without a label stays out of macro-F1', () => {
  const matrix: Confusion = { codes: ['a', 'b', 'c'], cells: [3, 0, 0, 1, 0, 0, 0, 0, 0] };
  assert.deepEqual(
    classScores(matrix).map(({ precision, recall, f1 }) => [precision, recall, f1]),
    [
      [3 / 4, 1, 6 / 7],
      [null, 0, 0],
      [null, null, null],
    ],
  );
  close(macroF1(matrix), 3 / 7);
  // As the comments of voters: some are tagged `c`, though nobody could be labelled with it.
  close(macroF1({ codes: ['a', 'b', 'c'], cells: [3, 0, 1, 0, 2, 0, 0, 0, 0] }), (6 / 7 + 1) / 2);
});

test('matrices add up cell by cell', () => {
  const one: Confusion = { codes: ['a', 'b'], cells: [1, 2, 3, 4] };
  assert.deepEqual(sumConfusions(['a', 'b'], [one, one, one]).cells, [3, 6, 9, 12]);
  assert.deepEqual(sumConfusions(['a', 'b'], []).cells, [0, 0, 0, 0]);
});
