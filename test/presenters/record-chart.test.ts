import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Step } from '../../server/domain/record.ts';
import type { Beside } from '../../server/domain/record-figures.ts';
import { besideChart, laneChart } from '../../server/presenters/record-chart.ts';
import { stanceView } from '../../server/presenters/stance.ts';
import { askOf, SCHEME } from './fixtures.ts';

const SCALE: readonly Step[] = ['follow', 'shape', 'resist'].map((stance) => ({
  ...{ stance, vote: null, intensity: null },
}));

const NAMED = { id: 3, slug: 'ada-byron', name: 'Ada Byron', label: 'Ada Byron' };

function besideOn(date: string | null, place: number, panel: readonly number[], weak = false): Beside {
  const stance = SCALE[place]?.stance ?? null;
  return {
    stand: {
      ...{ response: 1, ask: askOf({ date }), expert: NAMED, stance, kind: 'lexicon', weak },
      ...{ band: null, declared: null },
    },
    ...{ place, panel, others: 0, alike: 0, withMost: null, alone: false },
  };
}

function drawn(besides: readonly Beside[]) {
  return besideChart(
    besides,
    SCALE,
    ({ stance }) => stance,
    ({ stance }, ask) => stanceView(SCHEME, stance, ask.lead),
    ({ place }) => `at ${place}`,
  );
}

test('an expert’s picture, to the hundredth: each answer on the middle half of its panel', () => {
  const { marks, ...chart } = drawn([
    besideOn('2025-12-01', 0, [2, 2, 0]),
    besideOn('2026-01-05', 2, [0, 0, 3], true),
    besideOn(null, 1, [0, 0, 0]),
  ]);
  assert.deepEqual(chart, {
    ...{ width: 96, height: 116, side: 56, foot: 110 },
    rows: [
      { label: 'follow', base: 23.5, line: 34 },
      { label: 'shape', base: 53.5, line: 64 },
      { label: 'resist', base: 83.5, line: 94 },
    ],
    // The second year begins too close to the first to be named.
    years: [{ x: 6, text: '2025' }],
    ticks: 'M6 94v5M34 94v5',
    spread: 'M7.96 7h24.08v54h-24.08zM35.96 67h24.08v24h-24.08z',
    middle: 'M6 33h28v2h-28zM34 78h28v2h-28z',
    units: [],
    hints: [
      { x: 6, width: 28, text: 'at 0' },
      { x: 34, width: 28, text: 'at 2' },
      { x: 62, width: 28, text: 'at 1' },
    ],
  });
  assert.deepEqual(
    marks.map(({ stance, weak, transform }) => [stance.code, weak, transform]),
    [
      ['follow', false, 'translate(13.5 12.5) scale(0.93)'],
      ['resist', true, 'translate(41.5 72.5) scale(0.93)'],
      ['shape', false, 'translate(69.5 42.5) scale(0.93)'],
    ],
  );
});

test('many asks stand closer, down to a limit where the picture grows instead; a year is as wide as its asks', () => {
  const asks = (n: number) =>
    Array.from({ length: n }, (_, index) =>
      besideOn(index < n / 4 ? '2025-03-01' : '2026-03-01', 0, [1, 0, 0]),
    );
  const short = ({ width, years, marks }: ReturnType<typeof drawn>) => [width, years, marks[0]?.transform];
  assert.deepEqual(short(drawn(asks(100))), [
    1000,
    [
      { x: 6, text: '2025' },
      { x: 253, text: '2026' },
    ],
    'translate(6.49 14.55) scale(0.64)',
  ]);
  assert.deepEqual(short(drawn(asks(1000))), [
    3412,
    [
      { x: 6, text: '2025' },
      { x: 856, text: '2026' },
    ],
    'translate(5.2 16.5) scale(0.36)',
  ]);
});

test('an institution’s picture, to the hundredth: piles in lanes, each lane as high as its highest pile', () => {
  const column = (date: string, counts: readonly number[]) => ({ ask: askOf({ date }), counts, hint: date });
  const chart = laneChart(
    [column('2024-05-01', [2, 0]), column('2026-05-01', [3, 1])],
    [
      { label: 'Follow', tone: 'for' },
      { label: 'Resist', tone: 'against' },
    ],
  );
  assert.deepEqual(chart, {
    ...{ width: 76, height: 86, side: 56, foot: 80 },
    rows: [
      { label: 'Follow', base: 35, line: 42 },
      { label: 'Resist', base: 57, line: 64 },
    ],
    years: [{ x: 6, text: '2024' }],
    ticks: 'M6 64v5M34 64v5',
    ...{ spread: '', middle: '', marks: [] },
    units: [
      {
        tone: 'for',
        d: 'M15.5 30h9v9h-9zM15.5 20h9v9h-9zM43.5 30h9v9h-9zM43.5 20h9v9h-9zM43.5 10h9v9h-9z',
      },
      { tone: 'against', d: 'M43.5 52h9v9h-9z' },
    ],
    hints: [
      { x: 6, width: 28, text: '2024-05-01' },
      { x: 34, width: 28, text: '2026-05-01' },
    ],
  });
});
