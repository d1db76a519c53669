import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barParts, box, placesIn, signAt, stacked } from '../../server/presenters/scales.ts';

test('places fill their room: cells touch, bands keep half the padding free on each side', () => {
  const places = placesIn(3, [10, 40], 0.2);
  assert.deepEqual([places.step, places.end], [10, 40]);
  assert.deepEqual(
    [0, 1, 2].map((place) => [places.cell(place), places.band(place), places.centre(place)]),
    [
      [[10, 20], [11, 19], 15],
      [[20, 30], [21, 29], 25],
      [[30, 40], [31, 39], 35],
    ],
  );
});

test('a place that is not there is refused, among none as among some', () => {
  assert.throws(() => placesIn(2, [0, 10]).centre(2), {
    name: 'RangeError',
    message: 'There are 2 places, and none is 2.',
  });
  assert.throws(() => placesIn(0, [0, 10]).cell(0), {
    name: 'RangeError',
    message: 'There are 0 places, and none is 0.',
  });
});

test('lengths are laid end to end, those of nothing too', () => {
  assert.deepEqual(stacked([3, 0, 4]), [
    [0, 3],
    [3, 3],
    [3, 7],
  ]);
  assert.deepEqual(stacked([]), []);
});

test('a bar of the whole fills the box, its gaps included; one of less leaves the rest free', () => {
  assert.deepEqual(barParts([1, 1, 2], 4, 20), [
    { x: 0, width: 240 },
    { x: 260, width: 240 },
    { x: 520, width: 480 },
  ]);
  assert.deepEqual(barParts([1, 2], 12), [
    { x: 0, width: 83.33 },
    { x: 83.33, width: 166.67 },
  ]);
  assert.deepEqual(barParts([], 12, 20), []);
});

test('signs and boxes are written to the hundredth', () => {
  assert.equal(signAt(1 / 3, 2, 7), 'translate(0.33 2) scale(0.5)');
  assert.equal(box([1, 4.5], [2 / 3, 8]), 'M1 0.67h3.5v7.33h-3.5z');
});
