import { stringify } from 'csv-stringify/sync';
import type { Table } from '../presenters/table.ts';

/** What a spreadsheet would run as a formula, with or without apostrophes in front. */
const FORMULA = /^'*[=+\-@\t\r]/;

/**
 * RFC 4180: a header of column keys, CRLF, quotes around all text. UTF-8 with a byte order mark, without
 * which Excel takes names and typographic quotes for another alphabet; read it with `utf-8-sig` or the
 * like. A text that a spreadsheet would run gets one apostrophe in front, also where it starts with
 * apostrophes already, so that taking one off gives back every cell. Numbers stay bare; null is nothing
 * at all, empty text is "".
 */
export function toCsv(table: Table): string {
  const header = table.columns.map(({ key }) => key);
  const rows = table.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)));
  return stringify([header, ...rows], { bom: true, quoted_string: true, record_delimiter: '\r\n' });
}

function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
