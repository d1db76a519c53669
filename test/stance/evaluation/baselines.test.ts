import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  afinnBaseline,
  bare,
  codesByTone,
  majorityCode,
} from '../../../server/stance/evaluation/baselines.ts';
import type { StanceDefinition, Tone } from '../../../server/stance/types.ts';
import { answer } from './support.ts';

const stance = (code: string, tone: Tone): StanceDefinition => ({
  code,
  word: code,
  label: code,
  definition: code,
  tone,
});

const FOUR = [
  stance('aye', 'for'),
  stance('maybe', 'between'),
  stance('nay', 'against'),
  stance('unclear', 'none'),
];

test('the majority is the commonest label, and on a tie the first of the scheme', () => {
  const answers = ['b', 'a', 'b', 'c'].map((code) => answer({ stance: code }));
  assert.equal(majorityCode(['a', 'b', 'c'], answers), 'b');
  assert.equal(majorityCode(['a', 'b', 'c'], answers.slice(0, 2)), 'a');
  assert.equal(majorityCode(['a', 'b', 'c'], []), 'a');
});

test('a tone leads to the first stance that has it, and to unclear where none has', () => {
  const of = codesByTone([stance('strong', 'for'), stance('mild', 'for'), stance('unclear', 'none')]);
  assert.deepEqual([of('for'), of('between'), of('none')], ['strong', 'unclear', 'unclear']);
});

test('AFINN reads pleasant words as for, unpleasant ones as against, a trace of either as between', () => {
  const tag = afinnBaseline(FOUR);
  assert.deepEqual(tag(['A wonderful, superb success.']), bare('aye'));
  assert.deepEqual(tag(['A terrible mistake.', 'A disaster.']), bare('nay'));
  assert.deepEqual(tag([`${'The table is on the floor. '.repeat(30)}That is good.`]), bare('maybe'));
});

test('AFINN says unclear where no word has a value, and for no words at all', () => {
  const tag = afinnBaseline(FOUR);
  assert.deepEqual(tag(['The table is on the floor.']), bare('unclear'));
  assert.deepEqual(tag(['']), bare('unclear'));
  assert.deepEqual(tag([]), bare('unclear'));
});

test('AFINN turns what follows a negation', () => {
  assert.deepEqual(afinnBaseline(FOUR)(['I do not like it.']), bare('nay'));
});

test('AFINN counts a word with a typographic apostrophe as one word', () => {
  const tag = afinnBaseline(FOUR);
  // 3 points in 101 words are a mood; they would be none in the 201 pieces that “don’t” falls into.
  assert.deepEqual(tag([`${'don’t '.repeat(100)}good`]), bare('aye'));
  assert.deepEqual(tag([`${'do t '.repeat(100)}good`]), bare('maybe'));
});
