import type { ResponseQuery, SortDirection, SortKey } from '../domain/query.ts';

/** Rows per page where the query names no size. */
export const PAGE_SIZE = 100;

/** A table page: its path, and the filter that the path itself stands for. */
export interface Place {
  readonly path: string;
  readonly fixed: 'asks' | null;
}

export type TableFormat = 'html' | 'csv' | 'json';

/** The address of a query on a page. What is as by default is left out, so equal queries have equal addresses. */
export function queryPath(place: Place, query: ResponseQuery, format: TableFormat = 'html'): string {
  const params = new URLSearchParams();
  if (place.fixed !== 'asks') for (const ask of query.asks) params.append('ask', ask);
  for (const stance of query.stances) params.append('stance', stance);
  for (const institution of query.institutions) params.append('institution', institution);
  if (query.sort !== 'panel') params.set('sort', query.sort);
  if (query.direction !== 'asc') params.set('dir', query.direction);
  if (query.page !== 1) params.set('page', String(query.page));
  if (query.size !== PAGE_SIZE) params.set('size', query.size === null ? 'all' : String(query.size));
  const text = params.toString();
  const path = format === 'html' ? place.path : `${place.path}.${format}`;
  return text === '' ? path : `${path}?${text}`;
}

type Filter = 'asks' | 'stances' | 'institutions';

/** The query with one value of a filter put in, or taken out where it is there; back on the first page. */
export function toggled(query: ResponseQuery, filter: Filter, value: string): ResponseQuery {
  const held = query[filter];
  const values = held.includes(value) ? held.filter((each) => each !== value) : [...held, value];
  return { ...query, [filter]: values, page: 1 };
}

/** Without any filter but the one that the page itself stands for. */
export function unfiltered(query: ResponseQuery, place: Place): ResponseQuery {
  const asks = place.fixed === 'asks' ? query.asks : [];
  return { ...query, asks, stances: [], institutions: [], page: 1 };
}

export function isFiltered(query: ResponseQuery, place: Place): boolean {
  return (
    query.stances.length > 0 ||
    query.institutions.length > 0 ||
    (place.fixed !== 'asks' && query.asks.length > 0)
  );
}

/** A column's sorting link: turns the order round where the column is sorted already. */
export interface SortView {
  readonly href: string;
  /** For aria-sort; null where another column leads. */
  readonly state: 'ascending' | 'descending' | null;
}

/** Most readers want the surest first; everything else starts at A. */
const FIRST: Readonly<Record<SortKey, SortDirection>> = {
  panel: 'asc',
  expert: 'asc',
  institution: 'asc',
  stance: 'asc',
  margin: 'desc',
};

export function sortView(place: Place, query: ResponseQuery, sort: SortKey): SortView {
  const active = query.sort === sort;
  const other: SortDirection = query.direction === 'asc' ? 'desc' : 'asc';
  const direction = active ? other : FIRST[sort];
  return {
    href: `${queryPath(place, { ...query, sort, direction, page: 1 })}#compare`,
    state: active ? (query.direction === 'asc' ? 'ascending' : 'descending') : null,
  };
}
