import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseChecklist, runChecklist } from '../../../server/stance/evaluation/checklist.ts';

const PAIRS = `
- id: one
  rule: "1: the first rule"
  question: Should we go?
  a: {text: Go., stance: follow}
  b: {text: Stay., stance: resist}
- id: two
  rule: "2: the second rule"
  question: Should we stay?
  a: {text: Stay., stance: follow}
  b: {text: Go., stance: resist}
`;
const LIMITS = `
- {id: two, reason: The question is not read.}
`;

/** Reads the answer alone. */
const stanceOf = (_question: string, text: string): string => (text === 'Go.' ? 'follow' : 'resist');

test('each side that is not read as its pair says is named, with what was read in it', () => {
  assert.deepEqual(runChecklist(parseChecklist(PAIRS, null), stanceOf), [
    { pair: 'two', rule: '2: the second rule', text: 'Stay.', expected: 'follow', found: 'resist' },
    { pair: 'two', rule: '2: the second rule', text: 'Go.', expected: 'resist', found: 'follow' },
  ]);
});

test('a pair that is a known limit is not held against the lexicon', () => {
  assert.deepEqual(runChecklist(parseChecklist(PAIRS, LIMITS), stanceOf), []);
});

test('the question reaches the reader', () => {
  const seen: string[] = [];
  runChecklist(parseChecklist(PAIRS, null), (question) => {
    seen.push(question);
    return 'follow';
  });
  assert.deepEqual(seen, ['Should we go?', 'Should we go?', 'Should we stay?', 'Should we stay?']);
});

test('a checklist of another shape is refused', () => {
  assert.throws(() => parseChecklist('- {id: one}', null), { name: 'ZodError' });
  assert.throws(() => parseChecklist(PAIRS, '- {id: two}'), { name: 'ZodError' });
});
