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

test('a leader who was in office twice is one of the lead both times, and a predecessor between', () => {
  const classifier = loadClassifier();
  const question = "Should Canada follow Washington's lead on Arctic shipping?";
  const read = (name: string, date: string) =>
    classifier.classify('lead', inputOf({ question, date }, [`Canada should stay close to ${name}.`])).stance;
  const days = ['2014-06-01', '2018-06-01', '2022-06-01', '2025-06-01'];
  assert.deepEqual(
    ['Obama', 'Trump', 'Biden'].map((name) => days.map((day) => read(name, day))),
    [
      ['follow', 'unclear', 'unclear', 'unclear'],
      ['unclear', 'follow', 'unclear', 'follow'],
      ['follow', 'unclear', 'follow', 'unclear'],
    ],
  );
});

test('a predecessor of another capital is read by the date, too', () => {
  const classifier = loadClassifier();
  const question = "Should Austria follow Berlin's lead on border checks?";
  const read = (date: string) =>
    classifier.classify('lead', inputOf({ question, date }, ['Vienna should stay close to Merkel.'])).stance;
  assert.deepEqual([read('2018-05-01'), read('2024-05-01')], ['follow', 'unclear']);
});
