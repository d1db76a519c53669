import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrapped } from '../../server/publish/lines.ts';

test('lines are broken at spaces, and what does not fit ends in an ellipsis', () => {
  assert.deepEqual(wrapped('Should Chad follow Niger on fuel?', 12, 3), [
    'Should Chad',
    'follow Niger',
    'on fuel?',
  ]);
  assert.deepEqual(wrapped('Should Chad follow Niger on fuel?', 12, 2), ['Should Chad', 'follow Nige…']);
});

test('letters of wide scripts count double', () => {
  assert.deepEqual(wrapped('日本は従うべきか', 8, 1), ['日本は…']);
});

test('a word as long as a book is cut in one pass', () => {
  assert.deepEqual(wrapped('Q'.repeat(1_000_000), 10, 2), ['QQQQQQQQQ…']);
});
