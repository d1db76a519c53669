import {
  type Crossing,
  FILTERS,
  type Filter,
  type ResponseQuery,
  type SortDirection,
  type SortKey,
} from '../domain/query.ts';

/** Rows per page where the query names no size. */
export const PAGE_SIZE = 100;

/** A table, columns of cards by stance, or counts by institution and stance. */
export const VIEWS = ['table', 'columns', 'cross'] as const;
export type View = (typeof VIEWS)[number];

/** How a page shows its query; `choose` lists every value of one filter instead. Files have no look. */
export interface Look {
  readonly view: View;
  readonly by: Crossing;
  readonly choose: Filter | null;
}

export const USUAL_LOOK: Look = { view: 'table', by: 'kind', choose: null };

/** A table page: its path, the filter that the path itself stands for, and its look; absent: the usual one. */
export interface Place {
  readonly path: string;
  readonly fixed: 'asks' | null;
  readonly look?: Look;
}

export type TableFormat = 'html' | 'csv' | 'json';

/** What a filter is called in addresses. */
export const PARAMETERS: Readonly<Record<Filter, string>> = {
  ...{ stances: 'stance', asks: 'ask', institutions: 'institution', kinds: 'kind', countries: 'country' },
  ...{ bases: 'basis', coders: 'tagged_by' },
};

/** The address of a query on a page. What is as by default is left out, so equal queries have equal addresses. */
export function queryPath(place: Place, query: ResponseQuery, format: TableFormat = 'html'): string {
  const text = new URLSearchParams(
    parametersOf(place, query, format).map(({ name, value }) => [name, value]),
  );
  const path = format === 'html' ? place.path : `${place.path}.${format}`;
  return text.size === 0 ? path : `${path}?${text}`;
}

export interface ParameterView {
  readonly name: string;
  readonly value: string;
}

/** The same for a form that keeps a query: its hidden fields. */
export function parametersOf(
  { fixed, look = USUAL_LOOK }: Place,
  query: ResponseQuery,
  format: TableFormat,
): readonly ParameterView[] {
  const { text, minMargin, sort, direction, page, size } = query;
  const one = (name: string, value: string, usual: string): readonly ParameterView[] =>
    value === usual ? [] : [{ name, value }];
  const html = format === 'html';
  return [
    ...FILTERS.filter((filter) => filter !== fixed).flatMap((filter) =>
      query[filter].map((value) => ({ name: PARAMETERS[filter], value })),
    ),
    ...(text === null ? [] : [{ name: 'q', value: text.typed }]),
    ...(minMargin === null ? [] : [{ name: 'min_margin', value: String(minMargin) }]),
    ...one('sort', sort, 'panel'),
    ...one('dir', direction, 'asc'),
    ...one('page', String(page), '1'),
    ...one('size', size === null ? 'all' : String(size), String(PAGE_SIZE)),
    ...(html ? one('view', look.view, USUAL_LOOK.view) : []),
    ...(html ? one('by', look.by, USUAL_LOOK.by) : []),
    ...(html && look.choose !== null ? [{ name: 'choose', value: PARAMETERS[look.choose] }] : []),
  ];
}

/** The query with one value of a filter put in, or taken out where it is there; back on the first page. */
export function toggled(query: ResponseQuery, filter: Filter, value: string): ResponseQuery {
  const held = query[filter];
  const values = held.includes(value) ? held.filter((each) => each !== value) : [...held, value];
  return { ...query, [filter]: values, page: 1 };
}

/** Without any filter but the one that the page itself stands for. The margin asked for is none. */
export function unfiltered(query: ResponseQuery, place: Place): ResponseQuery {
  const none = Object.fromEntries(
    FILTERS.filter((filter) => filter !== place.fixed).map((each) => [each, []]),
  );
  return { ...query, ...none, text: null, page: 1 };
}

export function isFiltered(query: ResponseQuery, place: Place): boolean {
  return query.text !== null || FILTERS.some((filter) => filter !== place.fixed && query[filter].length > 0);
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
