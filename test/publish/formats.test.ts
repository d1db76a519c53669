import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Table } from '../../server/presenters/table.ts';
import { toCsv } from '../../server/publish/csv.ts';
import { toJson } from '../../server/publish/json.ts';

type Cell = string | number | null;

function tableOf(keys: readonly string[], rows: readonly (readonly Cell[])[]): Table {
  return {
    name: 'responses',
    title: 'Two responses',
    path: '/responses?stance=shape',
    columns: keys.map((key) => ({ key, description: `What ${key} means` })),
    rows,
    total: 5,
    next: '/responses.json?page=2',
  };
}

const BOM = '\uFEFF';

/** A reader of RFC 4180 that tells an empty text ("") from nothing at all. */
function readCsv(csv: string): (string | null)[][] {
  const rows: (string | null)[][] = [];
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;
  let row: (string | null)[] = [];
  while (field.lastIndex < csv.length) {
    const found = field.exec(csv);
    assert.ok(found, `not RFC 4180 near ${JSON.stringify(csv.slice(0, 80))}`);
    const [, text = '', end] = found;
    row.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text || null);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** What the documentation tells readers to do: take one apostrophe off in front of a formula. */
function withoutGuard(text: string | null): string | null {
  return text !== null && /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

test('CSV is RFC 4180 in UTF-8 with a byte order mark, text in quotes, numbers bare, nothing for null', () => {
  const csv = toCsv(
    tableOf(
      ['expert', 'margin'],
      [
        ['Åsa “Zoë”, of "Sallow"', -0.5],
        [null, 1],
        ['', null],
      ],
    ),
  );
  assert.equal(csv, `${BOM}"expert","margin"\r\n"Åsa “Zoë”, of ""Sallow""",-0.5\r\n,1\r\n"",\r\n`);
});

test('a cell that a spreadsheet would run is kept from running', () => {
  const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1", "''=1", "'t Hooft", 'a=1'];
  const [, ...rows] = readCsv(
    toCsv(
      tableOf(
        ['cell'],
        cells.map((cell) => [cell]),
      ),
    ).slice(1),
  );
  assert.deepEqual(rows.flat(), [
    "'=1+1",
    "'+1",
    "'-1",
    "'@SUM(A1)",
    "'\t=1",
    "'\r=1",
    "''=1",
    "'''=1",
    "'t Hooft",
    'a=1',
  ]);
});

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', "'", ',', ' ', 'a'),
    maxLength: 8,
  }),
  fc.integer(),
  fc.constant(null),
);

test('every table can be read back from its CSV cell by cell', () => {
  const tables = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 }))
    .map((rows) =>
      tableOf(
        Array.from({ length: rows[0]?.length ?? 1 }, (_, index) => `c${index}`),
        rows,
      ),
    );
  fc.assert(
    fc.property(tables, (table) => {
      const csv = toCsv(table);
      assert.ok(csv.startsWith(BOM));
      const [header, ...rows] = readCsv(csv.slice(1));
      assert.deepEqual(
        header,
        table.columns.map(({ key }) => key),
      );
      assert.deepEqual(
        rows.map((row) => row.map(withoutGuard)),
        table.rows.map((row) => row.map((value) => (value === null ? null : String(value)))),
      );
      assert.ok(rows.flat().every((text) => text === null || /^[^=+@\t\r-]|^-?\d+$|^$/.test(text)));
    }),
  );
});

test('JSON wraps the rows as objects with the query, the total and the way on', () => {
  const table = tableOf(
    ['expert', 'margin'],
    [
      ['Åsa', 0.5],
      [null, null],
    ],
  );
  assert.deepEqual(JSON.parse(toJson(table)), {
    title: 'Two responses',
    path: '/responses?stance=shape',
    total: 5,
    columns: [
      { key: 'expert', description: 'What expert means' },
      { key: 'margin', description: 'What margin means' },
    ],
    rows: [
      { expert: 'Åsa', margin: 0.5 },
      { expert: null, margin: null },
    ],
    next: '/responses.json?page=2',
  });
});

test('every table can be read back from its JSON', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
      const read = JSON.parse(toJson(tableOf(['a', 'b'], rows)));
      assert.deepEqual(
        read.rows,
        rows.map(([a, b]) => ({ a, b })),
      );
    }),
  );
});
