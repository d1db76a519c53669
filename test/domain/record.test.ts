import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  byScheme,
  majorityOf,
  middleOf,
  type PanelStand,
  panelsOn,
  placeOf,
  type Stand,
  scaleOf,
  sidesOf,
  spreadOf,
  usualMeasure,
} from '../../server/domain/record.ts';
import { besideOf, confidenceOf, jointsOf, tallied } from '../../server/domain/record-figures.ts';
import { askOf, SCHEME } from '../presenters/fixtures.ts';

const VOTES = [
  { vote: 'Strongly', stance: 'follow', intensity: 2 },
  { vote: 'Yes', stance: 'follow', intensity: 1 },
  { vote: 'Perhaps', stance: 'shape', intensity: 0 },
  { vote: 'No', stance: 'resist', intensity: 1 },
  { vote: 'Pass', stance: 'unclear', intensity: 0 },
];
const FIVE = scaleOf(SCHEME.stances, VOTES, 'votes');
const THREE = scaleOf(SCHEME.stances, VOTES, 'tags');

function standOf(ask: number, stance: string | null, changes: Partial<Stand> = {}): Stand {
  return {
    ...{
      response: ask,
      ask: askOf({ id: ask }),
      stance,
      kind: 'lexicon',
      weak: false,
      band: 'high',
      declared: null,
    },
    expert: { id: 1, slug: 'ada', name: 'Ada', label: 'Ada' },
    ...changes,
  };
}

function panelOf(ask: number, counts: Record<string, number>): PanelStand[] {
  return Object.entries(counts).map(([stance, responses]) => ({
    ...{ ask, stance, voted: null, responses, confidence: 0, confident: 0 },
  }));
}

test('a scale holds what takes a side, in the order of the scheme', () => {
  assert.deepEqual(
    THREE.map(({ stance }) => stance),
    ['follow', 'shape', 'resist'],
  );
  assert.deepEqual(
    FIVE.map(({ vote }) => vote),
    ['Strongly', 'Yes', 'Perhaps', 'No'],
  );
});

test('votes are counted where most answers came with one that the scheme knows', () => {
  const voted = { vote: 'Yes', stance: 'follow', intensity: 1, confidence: 5 };
  const unknown = { vote: 'Eh', stance: null, intensity: null, confidence: 5 };
  const stands = (...declared: Stand['declared'][]) =>
    declared.map((each) => standOf(1, 'shape', { declared: each }));
  assert.equal(usualMeasure(stands(voted, voted, null), VOTES), 'votes');
  assert.equal(usualMeasure(stands(voted, null), VOTES), 'tags');
  assert.equal(usualMeasure(stands(unknown, unknown), VOTES), 'tags');
  assert.equal(usualMeasure(stands(voted), []), 'tags');
  assert.deepEqual(
    [
      placeOf(standOf(1, 'resist', { declared: voted }), FIVE),
      placeOf(standOf(1, 'resist', { declared: voted }), THREE),
    ],
    [1, 2],
  );
  assert.deepEqual([placeOf(standOf(1, 'unclear'), THREE), placeOf(standOf(1, null), THREE)], [null, null]);
});

test('the middle and the middle half of a panel are places that somebody took', () => {
  for (const [counts, middle, spread] of [
    [[0, 0, 0], null, null],
    [
      [1, 0, 0],
      [0, 0],
      [0, 0],
    ],
    [
      [1, 0, 1],
      [0, 2],
      [0, 2],
    ],
    [
      [2, 5, 1],
      [1, 1],
      [0, 1],
    ],
    [
      [10, 0, 1],
      [0, 0],
      [0, 0],
    ],
    [
      [4, 4, 4],
      [1, 1],
      [0, 2],
    ],
  ] as const) {
    assert.deepEqual([middleOf(counts), spreadOf(counts)], [middle, spread], String(counts));
  }
});

test('strong and plain votes are one side, and most is more than half', () => {
  const sides = sidesOf([2, 1, 1, 2], FIVE);
  assert.deepEqual(
    [...sides],
    [
      ['follow', 3],
      ['shape', 1],
      ['resist', 2],
    ],
  );
  assert.equal(majorityOf(sides), null);
  assert.equal(majorityOf(sidesOf([2, 2, 1, 2], FIVE)), 'follow');
  assert.deepEqual([...panelsOn(panelOf(7, { follow: 2, unclear: 3 }), THREE)], [[7, [2, 0, 0]]]);
});

test('an answer stands beside the others of its panel, never beside itself', () => {
  const record = {
    stands: [
      standOf(1, 'resist'),
      standOf(2, 'shape'),
      standOf(3, 'shape'),
      standOf(4, 'unclear'),
      standOf(5, 'follow'),
    ],
    panels: [
      ...panelOf(1, { follow: 5, resist: 1, unclear: 4 }),
      ...panelOf(2, { shape: 3, resist: 1 }),
      ...panelOf(3, { shape: 1, resist: 2 }),
      ...panelOf(4, { unclear: 1, follow: 3 }),
      ...panelOf(5, { follow: 2, resist: 1 }),
    ],
  };
  const besides = besideOf(record, THREE);
  assert.deepEqual(
    besides.map(({ stand, place, others, alike, withMost, alone }) => [
      stand.ask.id,
      place,
      others,
      alike,
      withMost,
      alone,
    ]),
    [
      [1, 2, 5, 0, false, true],
      [2, 1, 3, 2, true, false],
      [3, 1, 2, 0, false, false], // Two others are too few to be alone among.
      [5, 0, 2, 1, null, false],
    ],
  );
  assert.deepEqual(tallied(besides.map(({ withMost }) => withMost)), { times: 1, of: 3 });
});

test('an institution is united or divided where two took a side, and dissents from the rest of the panel', () => {
  const record = {
    stands: [
      ...[standOf(1, 'resist'), standOf(1, 'resist'), standOf(1, 'unclear')],
      ...[standOf(2, 'shape'), standOf(2, 'follow')],
      standOf(3, 'follow'),
      standOf(4, 'unclear'),
    ],
    panels: [
      ...panelOf(1, { resist: 2, follow: 3, shape: 1 }),
      ...panelOf(2, { shape: 4, follow: 1 }),
      ...panelOf(3, { follow: 1 }),
      ...panelOf(4, { follow: 2 }),
    ],
  };
  assert.deepEqual(
    jointsOf(record, THREE).map(({ ask, own, united, dissents }) => [ask.id, own, united, dissents]),
    [
      [1, [0, 0, 2], true, true],
      [2, [1, 1, 0], false, false], // Half with most of the others is not against them.
      [3, [1, 0, 0], null, null],
      [4, [0, 0, 0], null, null],
    ],
  );
});

test('confidence is compared over the same asks, of known votes alone', () => {
  const cast = (confidence: number | null) => ({ vote: 'Yes', stance: 'follow', intensity: 1, confidence });
  const stands = [
    standOf(1, 'follow', { declared: cast(8) }),
    standOf(2, 'follow', { declared: cast(null) }),
    standOf(3, 'follow', { declared: { vote: 'Eh', stance: null, intensity: null, confidence: 1 } }),
  ];
  const voted = { stance: 'follow', intensity: 1 };
  const panels = [
    { ask: 1, stance: 'follow', voted, responses: 3, confidence: 12, confident: 2 },
    { ask: 2, stance: 'follow', voted, responses: 3, confidence: 30, confident: 3 },
  ];
  assert.deepEqual(confidenceOf({ panels }, stands), { own: 8, panel: 6, votes: 1 });
  assert.equal(confidenceOf({ panels }, [standOf(1, 'follow')]), null);
});

test('only answers to asks of one scheme are put together, those of most answers first', () => {
  const other = standOf(9, 'agree', { ask: askOf({ id: 9, scheme: 'agree' }) });
  const record = {
    stands: [other, standOf(1, 'shape'), standOf(2, 'shape')],
    panels: panelOf(9, { agree: 1 }),
  };
  assert.deepEqual(
    byScheme(record).map(([scheme, part]) => [scheme, part.stands.length, part.panels.length]),
    [
      ['lead', 2, 0],
      ['agree', 1, 1],
    ],
  );
});
