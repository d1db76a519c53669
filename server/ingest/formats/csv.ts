import { CsvError, parse } from 'csv-parse/sync';
import { AppError } from '../../domain/errors.ts';
import { isAsksTable, readAsksTable } from './asks-table.ts';
import type { KeptSurvey } from './json.ts';
import { type ColumnOverrides, readRows, type TableReading } from './rows.ts';

/** More rows than any panel has. */
export const MOST_ROWS = 100_000;
const DELIMITERS = [',', '\t', ';', '|'] as const;

/** The character that parts the columns of a first line: the one that stands in it most often. */
export function delimiterOf(text: string): string {
  const end = text.indexOf('\n');
  const line = text.slice(0, end === -1 ? 10_000 : Math.min(end, 10_000));
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** The table of asks that Stancebook writes, or anybody's table of responses. */
export type CsvReading =
  | { readonly kind: 'asks'; readonly surveys: readonly KeptSurvey[] }
  | { readonly kind: 'rows'; readonly table: TableReading };

/**
 * Comma-, tab- or semicolon-separated values, headings first, one row per response.
 * @throws AppError `not_a_survey`, `document_unreadable`, `document_too_large` (over 100,000 rows).
 */
export function readCsv(text: string, overrides?: ColumnOverrides): CsvReading {
  const lines = linesOfRows(text);
  if (lines.length > MOST_ROWS + 1) throw tooManyRows();
  const [headings = [], ...rows] = parseRows(text);
  if (rows.length > MOST_ROWS) throw tooManyRows();
  if (isAsksTable(headings)) return { kind: 'asks', surveys: readAsksTable(headings, rows, lines.slice(1)) };
  return { kind: 'rows', table: readRows(headings, rows, overrides) };
}

function tooManyRows(): AppError {
  return new AppError(
    'document_too_large',
    `The table has more than ${MOST_ROWS} rows. Cut it into several files.`,
  );
}

/**
 * The lines on which rows begin, headings included, up to two beyond what is read: finding them is much quicker
 * than parsing.
 */
function linesOfRows(text: string): number[] {
  const lines: number[] = [];
  let [line, isQuoted, isStart] = [1, false, true];
  for (let at = 0; at < text.length && lines.length < MOST_ROWS + 2; at += 1) {
    const code = text.charCodeAt(at);
    if (isStart && code !== LINE_END) {
      lines.push(line);
      isStart = false;
    }
    if (code === QUOTE) isQuoted = !isQuoted;
    if (code !== LINE_END) continue;
    line += 1;
    isStart ||= !isQuoted;
  }
  return lines;
}

const QUOTE = 0x22;
const LINE_END = 0x0a;

function parseRows(text: string): string[][] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: MOST_ROWS + 2,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError(
      'document_unreadable',
      `The table cannot be read: ${error.message}. Mend that line, most often a quotation mark that is not closed.`,
      { cause: error },
    );
  }
}

/** The headings of a text that may be a table; empty where its first line has no columns. */
export function headingsOf(text: string): readonly string[] {
  const end = text.trimStart().indexOf('\n');
  const line = text.trimStart().slice(0, end === -1 ? 0 : Math.min(end, 10_000));
  const headings = line
    .split(delimiterOf(line))
    .map((heading) => heading.replace(/^\s*"|"\s*$/gu, '').trim());
  return headings.length > 1 ? headings : [];
}
