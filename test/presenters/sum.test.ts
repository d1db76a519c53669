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
    // The same wording, found twice in one paragraph by one entry.
    suppressed: [0, 20].map((start) => ({
      ...evidenceOf('follow', { paragraph: 1, start, entry: 'follow.word', stance: 'follow' }),
      why: 'a longer match won: shape.terms',
    })),
  });
  assert.deepEqual(sumView(found, SCHEME, 'Oslo'), {
    columns: [FOLLOW, SHAPE, RESIST],
    lines: [
      {
        number: 1,
        quote: 'only if',
        href: '#p1',
        entry: 'shape.terms',
        entryLink: { parts: ['shape.', 'terms'], href: '/method/lead#shape.terms' },
        stance: SHAPE,
        base: '1.5',
        factors: [
          { name: 'advice', value: '× 2', because: '“London … should”' },
          { name: 'last', value: '× 2', because: 'in the last sentence with a cue' },
        ],
        cells: [
          { label: 'Follow', text: null },
          { label: 'Shape', text: '6' },
          { label: 'Resist', text: null },
        ],
        decides: false,
      },
      {
        number: 2,
        quote: 'decline',
        href: '#p3',
        entry: 'resist.refuse',
        entryLink: { parts: ['resist.', 'refuse'], href: '/method/lead#resist.refuse' },
        stance: RESIST,
        base: '2',
        factors: [],
        cells: [
          { label: 'Follow', text: null },
          { label: 'Shape', text: null },
          { label: 'Resist', text: '2' },
        ],
        decides: false,
      },
    ],
    totals: [
      { label: 'Follow', text: '0' },
      { label: 'Shape', text: '6' },
      { label: 'Resist', text: '2' },
    ],
    outright: null,
    margin: {
      formula: 'Shape leads Resist: (6 − 2) / 8 = 0.50',
      verdict: 'The margin of 0.50 reaches the threshold of 0.15, under which no stance is named.',
    },
    basis: 'The sums decide.',
    sure: 'It is called “on balance”: the margin is 0.50 and the weight behind the tag 6, where 0.40 and 2 are enough for that.',
    suppressed: [
      {
        quote: 'follow',
        href: '#p2',
        paragraph: 2,
        entryLink: { parts: ['follow.', 'word'], href: null },
        stance: FOLLOW,
        why: 'a longer match won',
      },
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

test('where outright statements decide, their lines are marked and summed a second time', () => {
  const found = findingOf({
    stance: 'resist',
    basis: 'verdict',
    margin: 0.5,
    scores: { follow: 0, shape: 7, resist: 3 },
    evidence: [
      evidenceOf('only if', { weight: 6, decides: false }),
      evidenceOf('decline', { weight: 3, entry: 'resist.refuse', stance: 'resist' }),
      evidenceOf('only if', { weight: 1 }),
    ],
  });
  const { lines, totals, outright, margin, basis, sure } = sumView(found, SCHEME, null);
  assert.deepEqual(
    { decides: lines.map((line) => line.decides), totals: totals.map(({ text }) => text), outright },
    {
      decides: [false, true, true],
      totals: ['0', '7', '3'],
      outright: {
        label: 'The outright statements alone: lines 2, 3',
        totals: [
          { label: 'Follow', text: '0' },
          { label: 'Shape', text: '1' },
          { label: 'Resist', text: '3' },
        ],
      },
    },
  );
  assert.deepEqual(
    [basis, margin, sure],
    [
      'Outright statements of the course outrank the count of all cues.',
      {
        formula: 'Resist leads Shape: (3 − 1) / 4 = 0.50',
        verdict: 'The margin of 0.50 reaches the threshold of 0.15, under which no stance is named.',
      },
      'It is called “on balance”: the margin is 0.50 and the weight behind the tag 3, where 0.40 and 2 are enough for that.',
    ],
  );
});

test('a tentative tag names the limits that it failed, and one made by other rules says so', () => {
  const sureOf = (margin: number, shape: number): string | null =>
    sumView(findingOf({ margin, confidence: 'low', scores: { shape } }), SCHEME, null).sure;
  assert.deepEqual(
    [sureOf(0.3, 5), sureOf(0.5, 1), sureOf(0.3, 3), sureOf(0.7, 5)],
    [
      'It is called “tentatively”: the margin is 0.30 and the weight behind the tag 5, which is below the margin of 0.60 that “clearly” needs, and below the margin of 0.40 that “on balance” needs.',
      'It is called “tentatively”: the margin is 0.50 and the weight behind the tag 1, which is below the margin of 0.60 and the weight of 4 that “clearly” needs, and below the weight of 2 that “on balance” needs.',
      'It is called “tentatively”: the margin is 0.30 and the weight behind the tag 3, which is below the margin of 0.60 and the weight of 4 that “clearly” needs, and below the margin of 0.40 that “on balance” needs.',
      'It is called “tentatively”: the margin is 0.70 and the weight behind the tag 5, by the limits of the version that made the tag.',
    ],
  );
});

test('words read as recommending no course are quoted, and nothing is said of their author', () => {
  const found = findingOf({
    stance: 'unclear',
    basis: 'stated',
    evidence: [evidenceOf('too early to say', { stance: 'unclear' })],
  });
  const { basis, sure } = sumView(found, SCHEME, null);
  assert.deepEqual(
    [basis, sure],
    ['The words “too early to say” are read as a statement that no course is recommended.', null],
  );
});

test('too little weight is held against what a tag needs', () => {
  const evidence = [evidenceOf('decline', { weight: 0.4, stance: 'resist' })];
  const found = findingOf({
    stance: 'unclear',
    basis: 'no cue',
    margin: 0,
    scores: { resist: 0.4 },
    evidence,
  });
  assert.deepEqual(sumView(found, SCHEME, null).margin, {
    formula: null,
    verdict: 'All weight together is 0.4, below the 1 that a tag needs; no margin was measured.',
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
