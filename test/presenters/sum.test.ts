import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumView } from '../../server/presenters/sum.ts';
import { evidenceOf, FOLLOW, findingOf, RESIST, SCHEME, SHAPE, UNCLEAR } from './fixtures.ts';

test('the sum is a ledger: a line per cue, a column per stance, and the margin worked out below', () => {
  const found = findingOf({
    evidence: [
      evidenceOf('only if', {
        baseWeight: 1.5,
        weight: 6,
        factors: [
          { name: 'deontic', value: 2, because: 'London … should' },
          { name: 'position', value: 2, because: 'last sentence' },
        ],
      }),
      evidenceOf('decline', { paragraph: 2, entry: 'resist.refuse', stance: 'resist' }),
    ],
    suppressed: [
      {
        ...evidenceOf('follow', { paragraph: 1, entry: 'follow.word', stance: 'follow' }),
        why: 'a longer match won',
      },
    ],
  });
  assert.deepEqual(sumView(found, SCHEME, 'Oslo'), {
    columns: [FOLLOW, SHAPE, RESIST],
    lines: [
      {
        number: 1,
        quote: 'only if',
        href: '#p1',
        entry: 'shape.terms',
        stance: SHAPE,
        base: '1.5',
        factors: [
          { name: 'deontic', value: '× 2', because: 'London … should' },
          { name: 'position', value: '× 2', because: 'last sentence' },
        ],
        cells: [
          { label: 'Follow', text: null },
          { label: 'Shape', text: '6' },
          { label: 'Resist', text: null },
        ],
      },
      {
        number: 2,
        quote: 'decline',
        href: '#p3',
        entry: 'resist.refuse',
        stance: RESIST,
        base: '2',
        factors: [],
        cells: [
          { label: 'Follow', text: null },
          { label: 'Shape', text: null },
          { label: 'Resist', text: '2' },
        ],
      },
    ],
    totals: [
      { label: 'Follow', text: '0' },
      { label: 'Shape', text: '6' },
      { label: 'Resist', text: '2' },
    ],
    margin: {
      formula: 'Shape leads Resist: (6 − 2) / 8 = 0.50',
      verdict: 'The margin of 0.50 reaches the threshold of 0.15, under which no stance is named.',
    },
    basis: 'The sums decide.',
    suppressed: [
      { quote: 'follow', href: '#p2', entry: 'follow.word', stance: FOLLOW, why: 'a longer match won' },
    ],
  });
});

test('a stance without a rival stands alone', () => {
  const found = findingOf({ margin: 1, scores: { follow: 0, shape: 2.5, resist: 0 } });
  assert.equal(sumView(found, SCHEME, null).margin.formula, 'Shape stands alone: (2.5 − 0) / 2.5 = 1.00');
});

test('a tie says that its margin is below the threshold', () => {
  const found = findingOf({
    stance: 'unclear',
    basis: 'tie',
    margin: 0.04,
    scores: { follow: 4.8, shape: 5.2 },
  });
  const { basis, margin } = sumView(found, SCHEME, null);
  assert.deepEqual(
    [basis, margin],
    [
      'The cues balance: the lead is too small to name one course.',
      {
        formula: 'Shape leads Follow: (5.2 − 4.8) / 10 = 0.04',
        verdict: 'The margin of 0.04 is below the threshold of 0.15, under which no stance is named.',
      },
    ],
  );
});

test('a verdict that outranks the sums does not pretend that they give its margin', () => {
  const found = findingOf({ stance: 'resist', basis: 'verdict', margin: 1, scores: { shape: 6, resist: 2 } });
  assert.deepEqual(sumView(found, SCHEME, null).margin, {
    formula: null,
    verdict:
      'The margin of 1.00, taken from the outright statements alone, reaches the threshold of 0.15, under which no stance is named.',
  });
});

test('without a cue there is no line, and no margin was measured', () => {
  const found = findingOf({ stance: 'unclear', basis: 'no cue', margin: 0, scores: {} });
  const sum = sumView(found, SCHEME, null);
  assert.deepEqual(
    [sum.lines, sum.margin, sum.totals.map(({ text }) => text)],
    [[], { formula: null, verdict: 'No margin was measured.' }, ['0', '0', '0']],
  );
});

test('unclear and a stance that the scheme has lost get columns where something speaks for them', () => {
  const found = findingOf({ scores: { shape: 1, unclear: 2, hedge: 3 } });
  const { columns } = sumView(found, SCHEME, 'Oslo');
  assert.deepEqual(columns.slice(0, 4), [FOLLOW, SHAPE, RESIST, UNCLEAR]);
  assert.deepEqual(
    columns.slice(4).map(({ code }) => code),
    ['hedge'],
  );
});
