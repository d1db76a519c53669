import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PanelMark } from '../../server/domain/query.ts';
import { ENOUGH_VOTES, votesView } from '../../server/presenters/votes.ts';
import { markOf, SCHEME } from './fixtures.ts';

const SCALE = [
  { vote: 'Strongly agree', stance: 'follow', intensity: 2 },
  { vote: 'Agree', stance: 'follow', intensity: 1 },
  { vote: 'Disagree', stance: 'resist', intensity: 1 },
];

function voteOf(vote: string | null, confidence: number | null, changes: Partial<PanelMark> = {}): PanelMark {
  return markOf({ declared: { vote, stance: null, intensity: null, confidence }, ...changes });
}

const SILENT = { stance: 'no-answer', kind: null, margin: null } as const;

/** A row in short: word, marks, "x of n", percentage, weight and its percentage. */
function rowsOf(marks: readonly PanelMark[]): unknown {
  return votesView(marks, SCHEME, SCALE)?.rows.map(({ word, marks: own, of, share, weighted }) => [
    ...[word, own.length, of, share],
    weighted && `${weighted.of} ${weighted.share}`,
  ]);
}

test('a panel without votes has no such chart', () => {
  assert.equal(votesView([], SCHEME, SCALE), null);
  assert.equal(votesView([markOf()], SCHEME, SCALE), null);
  assert.equal(votesView([voteOf(null, null, SILENT)], SCHEME, SCALE), null);
});

test('every point of the scale stays, with votes beside it and those who did not vote, each with its n', () => {
  const marks = [
    voteOf('Strongly Agree', 9),
    voteOf('agree', 4),
    voteOf('Agree', null),
    voteOf('No opinion', null),
    voteOf(null, null, SILENT),
    voteOf(null, null),
    markOf(),
  ];
  assert.deepEqual(rowsOf(marks), [
    ['Strongly agree', 1, '1 of 4 votes', null, '9 of 13 points null'],
    ['Agree', 2, '2 of 4 votes', null, '4 of 13 points null'],
    ['Disagree', 0, '0 of 4 votes', null, '0 of 13 points null'],
    ['No opinion', 1, '1 of 4 votes', null, '0 of 13 points null'],
    ['Words, but no vote', 2, '2 of 7 asked', null, null],
    ['Did not answer', 1, '1 of 7 asked', null, null],
  ]);
  const view = votesView(marks, SCHEME, SCALE);
  assert.equal(view?.says, '4 of 7 voted');
  assert.equal(
    view?.note,
    'One mark, and one bar, is one response. A bar is as long as the confidence that its voter declared, in points. 2 votes came without a confidence and weigh nothing. There are no percentages under 20 votes.',
  );
});

test('a bar per response, the longest first, on one scale for all rows', () => {
  const [strong, plain] =
    votesView([voteOf('Strongly agree', 3), voteOf('Strongly agree', 8), voteOf('Agree', 5)], SCHEME, SCALE)
      ?.rows ?? [];
  assert.deepEqual(strong?.weighted, {
    bars: [
      { x: 0, width: 727.27 },
      { x: 727.27, width: 272.73 },
    ],
    tone: 'for',
    strong: true,
    of: '11 of 16 points',
    share: null,
  });
  assert.deepEqual(plain?.weighted?.bars, [{ x: 0, width: 454.55 }]);
  assert.notEqual(strong?.sign.sign, plain?.sign.sign);
});

test('percentages need enough votes, and count the votes alone', () => {
  const marks = [
    ...Array.from({ length: ENOUGH_VOTES - 5 }, () => voteOf('Agree', 2)),
    ...Array.from({ length: 5 }, () => voteOf('Disagree', 10)),
    voteOf(null, null, SILENT),
  ];
  assert.deepEqual(rowsOf(marks), [
    ['Strongly agree', 0, '0 of 20 votes', '0%', '0 of 80 points 0%'],
    ['Agree', 15, '15 of 20 votes', '75%', '30 of 80 points 38%'],
    ['Disagree', 5, '5 of 20 votes', '25%', '50 of 80 points 63%'],
    ['Did not answer', 1, '1 of 21 asked', null, null],
  ]);
});

test('where nobody declared a confidence nothing is weighted, and it says so', () => {
  const view = votesView([voteOf('Agree', null)], SCHEME, SCALE);
  assert.deepEqual([view?.weighted, view?.rows[1]?.weighted], [false, null]);
  assert.match(view?.note ?? '', /^One mark is one response\. Nobody declared how confident they are/);
});
