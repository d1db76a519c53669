import { stringify } from 'csv-stringify/sync';
import { PART, type Table } from '../presenters/table.ts';

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
  return [...csvParts(table)].join('');
}

/** The same text a part at a time, for tables of any length. */
export function* csvParts({ columns, rows }: Table): Generator<string> {
  const options = { quoted_string: true, record_delimiter: '\r\n' };
  yield stringify([columns.map(({ key }) => key)], { ...options, bom: true });
  for (let from = 0; from < rows.length; from += PART) {
    const cells = rows
      .slice(from, from + PART)
      .map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)));
    yield stringify(cells, options);
  }
}

function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
