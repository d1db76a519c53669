import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isAmong,
  type Prediction,
  STATISTICS,
  sumTallies,
  tallyOf,
} from '../../../server/stance/evaluation/tally.ts';
import { answer } from './support.ts';

const CODES = ['for', 'against', 'unclear'];
const tagged = (stance: string, deciding: string | null = null): Prediction => ({
  stance,
  basis: null,
  deciding,
});

const ANSWERS = [
  answer({ stance: 'for', deciding: ['Yes, do it.'] }),
  answer({ stance: 'for', alsoAcceptable: ['against'], deciding: ['We should.'] }),
  answer({ stance: 'against' }),
  answer({ stance: 'unclear', alsoAcceptable: ['for'] }),
  answer({ stance: 'against' }),
];
const PREDICTIONS = [
  tagged('for', 'Yes, do it.'),
  tagged('against', 'Something else.'),
  tagged('unclear'),
  tagged('for'),
  tagged('for', 'Not labelled here.'),
];

test('a tally counts strictly, leniently, and the deciding sentences of the answers that have labelled ones', () => {
  assert.deepEqual(tallyOf(CODES, ANSWERS, PREDICTIONS), {
    strict: { codes: CODES, cells: [1, 1, 0, 1, 0, 1, 1, 0, 0] },
    lenient: { codes: CODES, cells: [2, 0, 0, 1, 1, 1, 0, 0, 0] },
    decidingLabelled: 2,
    decidingFound: 1,
  });
});

test('coverage is the share that got a stance, and selective accuracy counts only that share', () => {
  const tally = tallyOf(CODES, ANSWERS, PREDICTIONS);
  const figures = Object.fromEntries(Object.entries(STATISTICS).map(([name, of]) => [name, of(tally)]));
  assert.equal(figures.coverage, 4 / 5);
  assert.equal(figures.accuracy, 1 / 5);
  assert.equal(figures.selectiveAccuracy, 1 / 4);
  assert.equal(figures.lenientAccuracy, 3 / 5);
  assert.equal(figures.lenientSelectiveAccuracy, 3 / 4);
  assert.equal(figures.deciding, 1 / 2);
});

test('a right “unclear” adds to accuracy but not to selective accuracy', () => {
  const tally = tallyOf(CODES, [answer({ stance: 'unclear' })], [tagged('unclear')]);
  assert.deepEqual(
    [STATISTICS.accuracy(tally), STATISTICS.coverage(tally), STATISTICS.selectiveAccuracy(tally)],
    [1, 0, null],
  );
});

test('the sum of the tallies of parts is the tally of the whole', () => {
  const parts = [0, 1, 2, 3, 4].map((row) =>
    tallyOf(CODES, ANSWERS.slice(row, row + 1), PREDICTIONS.slice(row, row + 1)),
  );
  assert.deepEqual(sumTallies(CODES, parts), tallyOf(CODES, ANSWERS, PREDICTIONS));
});

test('an answer without a prediction is a fault of the caller', () => {
  assert.throws(() => tallyOf(CODES, ANSWERS, []), /There is no prediction for the answer/);
});

test('a quoted sentence is among the labelled ones if it is one of them, cut a little differently or not', () => {
  const labelled = ['It follows that London should sign – and soon.', 'We must wait.'];
  assert.equal(isAmong('We  must wait.', labelled), true);
  assert.equal(isAmong('It follows that London should sign', labelled), true);
  assert.equal(isAmong('London', labelled), false);
  assert.equal(isAmong(`${'Much else was said before. '.repeat(3)}We must wait.`, labelled), false);
  assert.equal(isAmong('', labelled), false);
  assert.equal(isAmong(null, labelled), false);
  assert.equal(isAmong('“It’s time.”', ['"It\'s time."']), true);
});
