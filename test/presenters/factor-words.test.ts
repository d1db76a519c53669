import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factorWords } from '../../server/presenters/factor-words.ts';

const WORDS: Readonly<Record<string, string>> = { follow: 'Follow', shape: 'Shape', resist: 'Resist' };
const ENTRY = { stance: 'follow', negated: 'resist' };

/** What readers are told of one factor of a hit that ended as `stance`. */
function told(name: string, value: number, because: string, stance = 'resist'): string {
  const factors = [{ name, value, because }];
  const words = factorWords({ factors, stance }, ENTRY, (code) => WORDS[code] ?? code);
  return words.map((each) => `${each.name}: ${each.because}`).join();
}

test('what changed a stance but no weight says what it did', () => {
  assert.deepEqual(
    [
      told('negation', 1, "n't"),
      told('negation', 1, 'not ... never: twice, so it stands', 'follow'),
      told('negation', 1, 'rejected'),
      told('combined', 1, 'refusing the lead in order to steer it', 'shape'),
      told('qualifier', 1, 'only if (shape.only-if)', 'shape'),
      told('attribution', 1, 'critics say; endorsed: rightly', 'follow'),
    ],
    [
      "negation: “n't” turns Follow into Resist",
      'negation: “not” and “never” cancel out',
      'negation: the author’s “wrong” turns Follow into Resist',
      'read together: it counts as Shape: refusing the lead in order to steer it',
      'qualifier: “only if” turns it into Shape',
      'somebody else’s view: “critics say”, which the author endorses: “rightly”',
    ],
  );
});

test('the places of a hit are named apart', () => {
  assert.deepEqual(
    [
      told('position', 1.1, 'first sentence that takes a side'),
      told('position', 1.25, 'last sentence that takes a side'),
      told('position', 1.5, 'summing up'),
      told('position', 0.5, 'before a turn'),
      told('position', 1.2, 'after a turn'),
      told('position', 0.6, 'before "but"'),
    ],
    [
      'first: in the first sentence with a cue',
      'last: in the last sentence with a cue',
      'summing up: the sentence sums up',
      'before a turn: the answer turns later',
      'after a turn: the answer has turned',
      'before a contrast: “but” follows',
    ],
  );
});

test('advice tells whom the sentence advises, in its own words', () => {
  assert.deepEqual(
    [
      told('deontic', 2.5, 'Britain should'),
      told('deontic', 0.5, 'Peru must'),
      told('question', 0.2, 'a question'),
    ],
    ['advice: “Britain should”', 'advice to somebody else: “Peru must”', 'in a question: '],
  );
});
