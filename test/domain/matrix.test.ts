import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  MATRIX_PAGE_SIZE,
  type MatrixQuery,
  matrixPart,
  type Positions,
  WINDOW_SIZE,
} from '../../server/domain/matrix.ts';
import type { Tally } from '../../server/domain/query.ts';
import { parseSearch } from '../../server/domain/search.ts';
import type { Ask } from '../../server/domain/types.ts';
import { askOf } from '../presenters/fixtures.ts';

interface Panel {
  readonly ask: Ask;
  readonly tally: Tally;
}

function panelOf(id: number, tally: Tally): Panel {
  return { ask: askOf({ id, slug: `ask-${id}` }), tally };
}

type Rows = Pick<Positions, 'subjects' | 'positions'>;

function partOf(query: MatrixQuery, panels: readonly Panel[], rows: Rows) {
  const counts = panels.flatMap(({ ask, tally }) =>
    Object.entries(tally).map(([stance, responses]) => ({ ask: ask.id, stance, responses })),
  );
  return matrixPart(
    query,
    panels.map(({ ask }) => ask),
    { ...rows, panels: counts },
  );
}

function queryOf(changes: Partial<MatrixQuery> = {}): MatrixQuery {
  return { scheme: 'lead', rows: 'experts', text: null, sort: 'name', window: 1, page: 1, ...changes };
}

/** Rows by name; each a list of [ask, stance]. */
function positionsOf(rows: Readonly<Record<string, readonly (readonly [number, string])[]>>): Rows {
  const names = Object.keys(rows);
  return {
    subjects: names.map((label, index) => ({ id: index, slug: label.toLowerCase(), label })),
    positions: names.flatMap((label, subject) =>
      (rows[label] ?? []).map(([ask, stance]) => ({ subject, ask, stance, responses: 1 })),
    ),
  };
}

const PANELS = [1, 2, 3, 4].map((id) => panelOf(id, { shape: 3, resist: 1 }));
const ROWS = positionsOf({
  Alone: [1, 2, 3, 4].map((ask) => [ask, 'resist'] as const),
  Briefly: [[1, 'shape']],
  Close: [1, 2, 3, 4].map((ask) => [ask, 'shape'] as const),
  Silent: [[2, 'unclear']],
});

const namesOf = (query: MatrixQuery): string[] =>
  partOf(query, PANELS, ROWS).rows.map(({ subject }) => subject.label);

test('rows sort by name, by agreement and by dissent, with those that few asks rate last', () => {
  assert.deepEqual(namesOf(queryOf()), ['Alone', 'Briefly', 'Close', 'Silent']);
  assert.deepEqual(namesOf(queryOf({ sort: 'agreement' })), ['Close', 'Alone', 'Briefly', 'Silent']);
  assert.deepEqual(namesOf(queryOf({ sort: 'dissent' })), ['Alone', 'Close', 'Briefly', 'Silent']);
});

test('a window shows its asks newest first and only rows that answered one of them', () => {
  const many = Array.from({ length: WINDOW_SIZE + 2 }, (_, index) => panelOf(index + 1, { shape: 2 }));
  const rows = positionsOf({ Early: [[WINDOW_SIZE + 1, 'shape']], Late: [[1, 'shape']] });
  const newest = partOf(queryOf(), many, rows);
  assert.deepEqual(
    [newest.asks.length, newest.allAsks, newest.windows, newest.rows.map(({ subject }) => subject.label)],
    [WINDOW_SIZE, WINDOW_SIZE + 2, 2, ['Late']],
  );
  const older = partOf(queryOf({ window: 2 }), many, rows);
  assert.deepEqual(
    [older.asks.map(({ ask }) => ask.id), older.rows.map(({ subject }) => subject.label)],
    [[WINDOW_SIZE + 1, WINDOW_SIZE + 2], ['Early']],
  );
});

test('agreement is taken over all asks, so that it does not change from window to window', () => {
  const many = Array.from({ length: WINDOW_SIZE + 1 }, (_, index) =>
    panelOf(index + 1, { shape: 2, resist: index === 0 ? 0 : 1 }),
  );
  const rows = positionsOf({ Steady: many.map(({ ask }) => [ask.id, 'shape'] as const) });
  const figures = [1, 2].map((window) => partOf(queryOf({ window }), many, rows).rows[0]?.agreement);
  assert.deepEqual(figures[0], { share: (1 + WINDOW_SIZE * 0.5) / (WINDOW_SIZE + 1), asks: 10, dissents: 0 });
  assert.deepEqual(figures[1], figures[0]);
});

test('who gave no answer has a row, and counts in no tally', () => {
  const positions = [{ subject: 0, ask: 1, stance: null, responses: 1 }];
  const part = matrixPart(queryOf(), [askOf({ id: 1 })], {
    subjects: [{ id: 0, slug: 'silent', label: 'Silent' }],
    ...{ positions, panels: positions },
  });
  assert.deepEqual(part.asks[0]?.tally, {});
  assert.deepEqual(part.rows[0]?.agreement, { share: null, asks: 0, dissents: 0 });
});

test('rows come in pages, and a page beyond the last is empty', () => {
  const rows = positionsOf(
    Object.fromEntries(
      Array.from({ length: MATRIX_PAGE_SIZE + 1 }, (_, index) => [`E${index}`, [[1, 'shape'] as const]]),
    ),
  );
  const lengths = [1, 2, 3].map((page) => partOf(queryOf({ page }), PANELS, rows).rows.length);
  assert.deepEqual(lengths, [MATRIX_PAGE_SIZE, 1, 0]);
  const { total, pages } = partOf(queryOf(), PANELS, rows);
  assert.deepEqual([total, pages], [MATRIX_PAGE_SIZE + 1, 2]);
});

test('without asks there is one empty window', () => {
  const part = partOf(queryOf(), [], { subjects: [], positions: [] });
  assert.deepEqual(part, { asks: [], allAsks: 0, windows: 1, rows: [], total: 0, pages: 1 });
});

test('words narrow the asks, and the figures of a row stay those of all asks', () => {
  const asks = [
    askOf({ id: 1, question: 'Should steel tariffs rise?' }),
    askOf({ id: 2, question: 'Should ports be private?' }),
  ];
  const counts = [1, 2].flatMap((ask) => [
    { subject: 0, ask, stance: 'shape', responses: 1 },
    { subject: 1, ask, stance: 'shape', responses: 1 },
  ]);
  const subjects = [0, 1].map((id) => ({ id, slug: `e${id}`, label: `E${id}` }));
  const part = matrixPart(queryOf({ text: parseSearch('tariff') }), asks, {
    ...{ subjects, positions: counts, panels: counts },
  });
  assert.deepEqual(
    part.asks.map(({ ask }) => ask.id),
    [1],
  );
  assert.deepEqual([part.allAsks, part.windows, part.rows[0]?.agreement.asks], [1, 1, 2]);
});
