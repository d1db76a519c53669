import type { Table } from '../presenters/table.ts';

/**
 * `{title, path, total, columns, rows, next}`: `rows` as objects with every column's key (null where
 * there is nothing), `total` all rows that match, `next` the path of the next page of rows or null.
 */
export function toJson({ title, path, total, columns, rows, next }: Table): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map(({ key }, index) => [key, row[index] ?? null])),
  );
  const documented = columns.map(({ key, description }) => ({ key, description }));
  return `${JSON.stringify({ title, path, total, columns: documented, rows: objects, next }, null, 2)}\n`;
}
