import type { MatrixPart, MatrixQuery } from '../domain/matrix.ts';
import { MATRIX_PAGE_SIZE, WINDOW_SIZE } from '../domain/matrix.ts';
import type { ParameterView, TableFormat } from './query-links.ts';
import type { Pager } from './table-view.ts';
import { whole } from './words.ts';

/** The address of a matrix. The scheme is always named, since which one comes first changes with the asks. */
export function matrixPath(query: MatrixQuery, format: TableFormat = 'html'): string {
  const params = new URLSearchParams(matrixParts(query).map(({ name, value }) => [name, value]));
  return `/matrix${format === 'html' ? '' : `.${format}`}?${params}`;
}

/** The same for a form that keeps a query: its hidden fields. */
export function matrixParts({
  scheme,
  rows,
  text,
  sort,
  window,
  page,
}: MatrixQuery): readonly ParameterView[] {
  const params = new URLSearchParams({ scheme });
  if (text !== null) params.set('q', text.typed);
  if (rows !== 'experts') params.set('rows', rows);
  if (sort !== 'name') params.set('sort', sort);
  if (window !== 1) params.set('window', String(window));
  if (page !== 1) params.set('page', String(page));
  return [...params].map(([name, value]) => ({ name, value }));
}

/** A choice among a few, as links. */
export interface ChoiceView {
  readonly name: string;
  readonly options: readonly { readonly label: string; readonly href: string; readonly on: boolean }[];
}

/** The way from one window of asks to the next. */
export interface WindowView {
  /** "Asks 13 to 24 of 235, newest first". */
  readonly text: string;
  readonly newer: string | null;
  readonly older: string | null;
}

export function windowView(query: MatrixQuery, { asks, allAsks, windows }: MatrixPart): WindowView {
  const before = (query.window - 1) * WINDOW_SIZE;
  const at = (window: number): string => matrixPath({ ...query, window, page: 1 });
  return {
    text: `${range('Ask', before, asks.length)} of ${whole(allAsks)}, newest first`,
    newer: query.window > 1 ? at(query.window - 1) : null,
    older: query.window < windows ? at(query.window + 1) : null,
  };
}

/** Null where all rows fit on one page. */
export function rowPager(query: MatrixQuery, { rows, total, pages }: MatrixPart): Pager | null {
  if (pages === 1) return null;
  const before = (query.page - 1) * MATRIX_PAGE_SIZE;
  const at = (page: number): string => matrixPath({ ...query, page });
  return {
    text: `${range('Row', before, rows.length)} of ${whole(total)}`,
    previous: query.page > 1 ? at(query.page - 1) : null,
    next: query.page < pages ? at(query.page + 1) : null,
  };
}

/** "Rows 51 to 100", "Row 101". */
function range(noun: string, before: number, shown: number): string {
  if (shown === 1) return `${noun} ${whole(before + 1)}`;
  return `${noun}s ${whole(before + 1)} to ${whole(before + shown)}`;
}
