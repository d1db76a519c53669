import assert from 'node:assert/strict';
import { test } from 'node:test';
import { table, wrap } from '../../../server/stance/evaluation/layout.ts';

test('a table aligns its columns, wraps long cells and ends no line in a space', () => {
  const text = table(
    [
      { title: 'What', align: 'left', width: 9 },
      { title: 'n', align: 'right' },
    ],
    [
      ['one two three', '7'],
      ['four', '1200'],
    ],
  );
  assert.equal(
    text,
    ['What        n', '───────  ────', 'one two     7', 'three', 'four     1200'].join('\n'),
  );
});

test('text is wrapped at spaces, and a word that is too long anywhere', () => {
  assert.deepEqual(wrap('a bb ccc', 4), ['a bb', 'ccc']);
  assert.deepEqual(wrap('abcdefgh ij', 3), ['abc', 'def', 'gh', 'ij']);
  assert.deepEqual(wrap('', 5), ['']);
});
