// The responses of one expert or one institution, newest ask first, in pages.

import { EVERYTHING, type ResponseQuery } from '../domain/query.ts';
import type { Measure } from '../domain/record.ts';
import type { Response } from '../domain/types.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { type Place, queryPath, type TableFormat } from './query-links.ts';
import { responseTable } from './response-table.ts';
import { type RowView, rowView } from './rows.ts';
import type { Table } from './table.ts';
import { type Download, downloadsOf, type Pager, pagerOf } from './table-view.ts';
import { count } from './words.ts';

/** `by` null: the usual measure of each scheme. */
export interface ProfileQuery extends Pick<ResponseQuery, 'page' | 'size'> {
  readonly by: Measure | null;
}

/** One page of the responses, and how many there are. */
export interface ProfileRows {
  readonly query: ProfileQuery;
  readonly rows: readonly Response[];
  readonly total: number;
}

export interface ProfileTableView {
  /** "3 responses to 2 asks". */
  readonly says: string;
  readonly rows: readonly RowView[];
  readonly pager: Pager | null;
  readonly downloads: readonly Download[];
}

/** `asks`: how many of them all responses answer. */
export function profileTableView(
  path: string,
  { query, rows, total }: ProfileRows,
  asks: number,
  schemes: readonly SchemeSummary[],
): ProfileTableView {
  const place: Place = { path, fixed: null };
  const found = { rows, total };
  return {
    says: `${count(total, 'response')} to ${count(asks, 'ask')}`,
    rows: rows.map((response) => rowView(response, schemes, true)),
    pager: pagerOf(place, everything(query), found),
    downloads: downloadsOf(place, everything(query), found),
  };
}

/** `name`: of the file, without ending. */
export function profileTable(
  about: { readonly path: string; readonly name: string; readonly title: string },
  { query, rows, total }: ProfileRows,
  schemes: readonly SchemeSummary[],
  format: TableFormat,
): Table {
  const place: Place = { path: about.path, fixed: null };
  const { name, title } = about;
  return responseTable({
    name,
    title,
    place,
    query: everything(query),
    found: { rows, total },
    schemes,
    format,
  });
}

/** The address of the page, with the measure asked for. */
export function profilePath(path: string, { by, page, size }: ProfileQuery): string {
  const address = queryPath({ path, fixed: null }, everything({ by, page, size }));
  return by === null ? address : `${address}${address.includes('?') ? '&' : '?'}by=${by}`;
}

/** A profile shows every response; of a query it takes the page alone. */
function everything({ page, size }: ProfileQuery): ResponseQuery {
  return { ...EVERYTHING, page, size };
}
