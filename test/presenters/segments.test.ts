import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Highlight, segments, within } from '../../server/presenters/segments.ts';
import { RESIST, SHAPE } from './fixtures.ts';

function highlight(start: number, end: number, changes: Partial<Highlight> = {}): Highlight {
  return { paragraph: 0, start, end, stance: SHAPE, weight: 2, number: null, ...changes };
}

const plain = (text: string) => ({ text, mark: null, refs: [] });

test('a text without evidence is one plain segment', () => {
  assert.deepEqual(segments('Wait.', []), [plain('Wait.')]);
  assert.deepEqual(segments('', []), []);
});

test('a stroke covers its words and carries its number; its strength follows its weight', () => {
  const text = 'Sign only if it helps, or else decline.';
  assert.deepEqual(
    segments(text, [
      highlight(5, 12, { number: 1, weight: 1 }),
      highlight(31, 38, { number: 2, stance: RESIST, weight: 6 }),
    ]),
    [
      plain('Sign '),
      { text: 'only if', mark: { stance: SHAPE, strength: 'light' }, refs: [{ number: 1, stance: SHAPE }] },
      plain(' it helps, or else '),
      {
        text: 'decline',
        mark: { stance: RESIST, strength: 'strong' },
        refs: [{ number: 2, stance: RESIST }],
      },
      plain('.'),
    ],
  );
});

test('where strokes overlap the heavier is drawn, and both keep their numbers', () => {
  assert.deepEqual(
    segments('abcdef', [
      highlight(0, 4, { number: 1, weight: 2 }),
      highlight(2, 6, { number: 2, stance: RESIST, weight: 3 }),
    ]),
    [
      { text: 'ab', mark: { stance: SHAPE, strength: 'plain' }, refs: [] },
      { text: 'cd', mark: { stance: RESIST, strength: 'plain' }, refs: [{ number: 1, stance: SHAPE }] },
      { text: 'ef', mark: { stance: RESIST, strength: 'plain' }, refs: [{ number: 2, stance: RESIST }] },
    ],
  );
});

test('a lighter stroke inside a heavier one of the same stance leaves no seam', () => {
  assert.deepEqual(segments('abcdef', [highlight(0, 6, { weight: 5 }), highlight(2, 4, { weight: 1 })]), [
    { text: 'abcdef', mark: { stance: SHAPE, strength: 'strong' }, refs: [] },
  ]);
});

test('offsets beyond the text are cut to it', () => {
  assert.deepEqual(segments('abc', [highlight(-5, 1), highlight(2, 99), highlight(7, 9)]), [
    { text: 'a', mark: { stance: SHAPE, strength: 'plain' }, refs: [] },
    plain('b'),
    { text: 'c', mark: { stance: SHAPE, strength: 'plain' }, refs: [] },
  ]);
});

test('whatever the strokes, the segments spell the text, none is empty, and just what is covered is marked', () => {
  const stroke = fc
    .tuple(fc.nat(30), fc.nat(12), fc.integer({ min: 1, max: 8 }), fc.boolean())
    .map(([start, length, weight, against]) =>
      highlight(start, start + length, { weight, stance: against ? RESIST : SHAPE, number: 1 }),
    );
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(stroke, { maxLength: 6 }), (text, strokes) => {
      const out = segments(text, strokes);
      assert.equal(out.map((segment) => segment.text).join(''), text);
      assert.ok(out.every((segment) => segment.text !== ''));
      const marked = out.flatMap((segment) =>
        [...segment.text].flatMap((char) => char.split('')).map(() => segment.mark !== null),
      );
      const covered = text
        .split('')
        .map((_, at) => strokes.some(({ start, end }) => start <= at && at < end));
      assert.deepEqual(marked, covered);
      const numbers = out.flatMap(({ refs }) => refs).length;
      const seen = strokes.filter(({ start, end }) => start < end && start < text.length).length;
      assert.equal(numbers, seen);
    }),
  );
});

test('a sentence takes the strokes that touch it, counted from its own beginning', () => {
  const sentence = { paragraph: 1, start: 10, end: 20, quote: 'x'.repeat(10) };
  const found = within(sentence, [
    highlight(12, 15, { paragraph: 1 }),
    highlight(5, 11, { paragraph: 1 }),
    highlight(0, 10, { paragraph: 1 }),
    highlight(12, 15, { paragraph: 0 }),
  ]);
  assert.deepEqual(
    found.map(({ start, end }) => [start, end]),
    [
      [2, 5],
      [-5, 1],
    ],
  );
});
