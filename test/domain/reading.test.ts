import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputOf } from '../../server/domain/reading.ts';
import { loadClassifier } from '../../server/wiring.ts';

test('an answer is read with the leaders who were in office on the day of its ask', () => {
  const classifier = loadClassifier();
  const question = "Should Canada follow Washington's lead on Arctic shipping?";
  const read = (date: string | null) =>
    classifier.classify('lead', inputOf({ question, date }, ['Canada should stay close to Trump.'])).stance;
  assert.deepEqual([read('2022-05-01'), read('2025-05-01'), read(null)], ['unclear', 'follow', 'follow']);
});
