import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sidesIn, tracksOf } from '../../server/domain/changes.ts';
import { closest } from '../../server/domain/closeness.ts';
import { changesIn, type SideTaken } from '../../server/domain/courses.ts';
import type { Tally } from '../../server/domain/query.ts';
import { askOf, SCHEME } from '../presenters/fixtures.ts';

const STATEMENTS = {
  ...SCHEME,
  id: 'agree',
  stances: SCHEME.stances.map((stance) => ({ ...stance, label: stance.word })),
};
const SCHEMES = [SCHEME, STATEMENTS];

/** Ids of the asks that share a track, in groups. */
function groups(asks: readonly Parameters<typeof askOf>[0][]): number[][] {
  const tracks = tracksOf(
    asks.map((changes, index) => askOf({ id: index + 1, ...changes })),
    SCHEMES,
  );
  return [...Map.groupBy(tracks, ([, { track }]) => track).values()].map((group) => group.map(([id]) => id));
}

test('courses towards one lead can be compared, however the lead is called', () => {
  assert.deepEqual(
    groups([
      { lead: 'Trump' },
      { lead: 'the Trump administration', date: '2025-01-01' },
      { lead: 'President Trump' },
      { lead: 'the European Union' },
      { lead: null, question: 'Whither?' },
    ]),
    [[1, 2, 3]],
  );
});

test('stances towards a statement can be compared where the statement is put again, word for word', () => {
  const agree = { scheme: 'agree', lead: 'Trump' };
  assert.deepEqual(
    groups([
      { ...agree, question: 'Tariffs hurt.' },
      { ...agree, question: 'Tariffs help.' },
      { ...agree, question: 'TARIFFS  hurt' },
      { question: 'Tariffs hurt.', lead: null },
    ]),
    [[1, 3]],
  );
});

test('undated asks have no place in time, and inventions are never compared with what is real', () => {
  assert.deepEqual(
    groups([
      { date: null },
      {},
      { nature: 'illustrative' },
      { nature: 'illustrative' },
      { nature: 'summary' },
    ]),
    [
      [2, 5],
      [3, 4],
    ],
  );
  assert.deepEqual(sidesIn(SCHEMES), ['follow', 'shape', 'resist']);
});

/** Asks 1 to 9 on one track, a day apart; 11 and 12 on another; 8 and 9 on one day. */
const TRACKS = new Map(
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12].map((ask) => [
    ask,
    { track: ask > 10 ? 1 : 0, date: `2025-01-0${ask > 10 ? ask - 10 : Math.min(ask, 8)}` },
  ]),
);

const takes = (subject: number, ask: number, ...stances: string[]): SideTaken[] =>
  stances.map((stance) => ({ subject, ask, stance, weak: 0 }));

test('a change is between two courses in a row, and the newest is told', () => {
  const taken = [
    ...takes(1, 5, 'resist'),
    ...takes(1, 1, 'follow'),
    ...takes(1, 3, 'shape'),
    ...takes(1, 7, 'resist'),
  ];
  assert.deepEqual(changesIn(taken, TRACKS), [
    {
      subject: 1,
      from: { ask: 3, stance: 'shape', answers: 1, of: 1, weak: false },
      to: { ask: 5, stance: 'resist', answers: 1, of: 1, weak: false },
      changes: 2,
      compared: 3,
    },
  ]);
});

test('who stays, who answered once, and who took sides on different matters, did not change', () => {
  const stays = [...takes(1, 1, 'follow'), ...takes(1, 2, 'follow')];
  const once = takes(2, 1, 'follow');
  const matters = [...takes(3, 1, 'follow'), ...takes(3, 12, 'resist')];
  const sameDay = [...takes(4, 8, 'follow'), ...takes(4, 9, 'resist')];
  assert.deepEqual(changesIn([...stays, ...once, ...matters, ...sameDay], TRACKS), []);
});

test('an institution’s course is the stance of more than half; where there is none the ask is passed over', () => {
  const taken = [
    ...takes(1, 1, 'follow', 'follow', 'resist'),
    ...takes(1, 2, 'follow', 'resist'),
    ...takes(1, 3, 'resist', 'shape', 'resist', 'resist'),
  ];
  assert.deepEqual(changesIn(taken, TRACKS), [
    {
      subject: 1,
      from: { ask: 1, stance: 'follow', answers: 2, of: 3, weak: false },
      to: { ask: 3, stance: 'resist', answers: 3, of: 4, weak: false },
      changes: 1,
      compared: 1,
    },
  ]);
});

test('a course is tentative where every tag that makes it is', () => {
  const weak = (...takings: SideTaken[]) => takings.map((taking) => ({ ...taking, weak: 1 }) as const);
  const taken = [
    ...weak(...takes(1, 1, 'follow', 'follow')),
    ...takes(1, 1, 'resist'),
    ...weak(...takes(1, 2, 'resist')),
    ...takes(1, 2, 'resist'),
  ];
  const [change] = changesIn(taken, TRACKS);
  assert.deepEqual(
    [change?.from, change?.to],
    [
      { ask: 1, stance: 'follow', answers: 2, of: 3, weak: true },
      { ask: 2, stance: 'resist', answers: 2, of: 2, weak: false },
    ],
  );
});

test('the closest asks have as many answers as can be at both ends, in equal numbers', () => {
  const overview = (id: number, tally: Tally) => ({
    ...{ ask: askOf({ id }), tally, weak: {}, votes: {}, responses: 0 },
  });
  const found = closest(
    [
      overview(1, { follow: 2, resist: 2 }), // Too few.
      overview(2, { follow: 9, resist: 1 }),
      overview(3, { follow: 5, resist: 5, unclear: 30 }),
      overview(4, { follow: 5, shape: 10, resist: 5 }),
      overview(5, { follow: 10, resist: 10 }),
      overview(6, { shape: 20, resist: 3 }), // One end is empty.
    ],
    SCHEMES,
    3,
  );
  assert.deepEqual(
    found.map(({ overview: { ask }, sides, ...split }) => [ask.id, split.for, split.against, sides]),
    [
      [5, 10, 10, 20],
      [3, 5, 5, 10],
      [2, 9, 1, 10],
    ],
  );
});

test('where half of the answers came with a vote, the votes say how close an ask is', () => {
  const overview = (id: number, tally: Tally, votes: Tally) => ({
    ...{ ask: askOf({ id }), tally, weak: {}, votes },
    responses: Object.values(tally).reduce((total, each) => total + each, 0),
  });
  const found = closest(
    [
      overview(1, { follow: 10, resist: 10 }, { follow: 39, unclear: 2 }), // Nobody voted against.
      overview(2, { follow: 19, resist: 1, 'no-answer': 10 }, { follow: 6, shape: 1, resist: 3 }),
      overview(3, { follow: 16, resist: 5 }, { follow: 5, resist: 5 }), // One vote too few.
    ],
    SCHEMES,
    3,
  );
  assert.deepEqual(
    found.map(({ overview: { ask }, ...split }) => [ask.id, split]),
    [
      [3, { by: 'tags', for: 16, against: 5, sides: 21 }],
      [2, { by: 'votes', for: 6, against: 3, sides: 10 }],
    ],
  );
});
