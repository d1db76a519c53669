import { PART, type Table } from '../presenters/table.ts';

/**
 * `{title, path, total, columns, rows, next}`: `rows` as objects with every column's key (null where
 * there is nothing), `total` all rows that match, `next` the path of the next page of rows or null.
 */
export function toJson(table: Table): string {
  return [...jsonParts(table)].join('');
}

/** The same text a part at a time, for tables of any length. */
export function* jsonParts({ title, path, total, columns, rows, next }: Table): Generator<string> {
  const documented = columns.map(({ key, description }) => ({ key, description }));
  const frame = `${JSON.stringify({ title, path, total, columns: documented, rows: [], next }, null, 2)}\n`;
  if (rows.length === 0) return yield frame;
  // No text can hold this: quotation marks within one are escaped.
  const [before = '', after = ''] = frame.split('"rows": []');
  yield `${before}"rows": [\n`;
  for (let from = 0; from < rows.length; from += PART) {
    const objects = rows
      .slice(from, from + PART)
      .map((row) => Object.fromEntries(columns.map(({ key }, index) => [key, row[index] ?? null])));
    const text = JSON.stringify({ rows: objects }, null, 2);
    yield (from === 0 ? '' : ',\n') + text.slice(OPENING.length, -CLOSING.length);
  }
  yield `\n  ]${after}`;
}

/** What stands around the rows where they are written in an object of their own. */
const OPENING = '{\n  "rows": [\n';
const CLOSING = '\n  ]\n}';
