// The addresses of the list of asks: its filters, orders and pages as links.
import {
  ASK_FILTERS,
  ASK_SORTS,
  type AskFilter,
  type AskListing,
  type AskListQuery,
  type AskSort,
  type AskValue,
} from '../domain/ask-list.ts';
import type { AskState } from '../domain/types.ts';
import type { SchemeSummary } from '../stance/types.ts';
import type { Chip, FacetView, WithinView } from './facets.ts';
import type { ChoiceView } from './matrix-links.ts';
import type { Paged, PagePart } from './paging.ts';
import type { ParameterView, TableFormat } from './query-links.ts';
import { schemeOf } from './stance.ts';
import { byName, whole } from './words.ts';

/** Asks on a page where the query names no size. */
export const ASKS_PAGE_SIZE = 50;

/** What a filter is called in addresses. */
export const ASK_PARAMETERS: Readonly<Record<AskFilter, string>> = {
  ...{ series: 'series', schemes: 'scheme', states: 'state' },
};

export const STATE_LABELS: Readonly<Record<AskState, string>> = {
  open: 'Open for answers',
  closed: 'Closed',
};

const FACET_NAMES: Readonly<Record<AskFilter, string>> = {
  ...{ series: 'Series', schemes: 'Codebook', states: 'State' },
};
const SORT_NAMES: Readonly<Record<AskSort, string>> = {
  ...{ newest: 'Day', responses: 'Responses', divided: 'Division' },
};

/** Values shown without unfolding. */
const SHOWN = 6;

/** The address of a list of asks. What is as by default is left out. */
export function asksPath(query: AskListQuery, format: TableFormat = 'html'): string {
  const params = new URLSearchParams(asksParts(query).map(({ name, value }) => [name, value]));
  return `/asks${format === 'html' ? '' : `.${format}`}${params.size === 0 ? '' : `?${params}`}`;
}

/** The same for a form that keeps a query: its hidden fields. */
function asksParts(query: AskListQuery): readonly ParameterView[] {
  const { find, sort, direction, page, size } = query;
  return [
    ...(find === null ? [] : [{ name: 'q', value: find.typed }]),
    ...ASK_FILTERS.flatMap((filter) =>
      query[filter].map((value) => ({ name: ASK_PARAMETERS[filter], value })),
    ),
    ...(sort === 'newest' ? [] : [{ name: 'sort', value: sort }]),
    ...(direction === 'desc' ? [] : [{ name: 'dir', value: direction }]),
    ...(page === 1 ? [] : [{ name: 'page', value: String(page) }]),
    ...(size === ASKS_PAGE_SIZE ? [] : [{ name: 'size', value: size === null ? 'all' : String(size) }]),
  ];
}

/** The pages of the list and its files. */
export function asksPaged(query: AskListQuery, { entries, total }: AskListing): Paged {
  return {
    ...{ page: query.page, size: query.size, shown: entries.length, total },
    hrefOf: (part: PagePart, format: TableFormat) => asksPath({ ...query, ...part }, format),
  };
}

export function isNarrowed(query: AskListQuery): boolean {
  return query.find !== null || ASK_FILTERS.some((filter) => query[filter].length > 0);
}

export function withinAsks(query: AskListQuery): WithinView {
  const without = { ...query, find: null, page: 1 };
  return {
    action: '/asks',
    typed: query.find?.typed ?? '',
    hidden: asksParts(without),
    remove: query.find === null ? null : asksPath(without),
  };
}

/** Filters with one value alone tell nothing apart, unless that is asked for. */
export function askFacets(
  query: AskListQuery,
  { facets }: AskListing,
  schemes: readonly SchemeSummary[],
): readonly FacetView[] {
  return ASK_FILTERS.flatMap((filter) => {
    if (facets[filter].length < 2 && query[filter].length === 0) return [];
    const chips = facets[filter].map((value) => chipOf(filter, value, query, schemes));
    const on = chips.filter((chip) => chip.on);
    const off = chips.filter((chip) => !chip.on);
    const first = chips.length <= SHOWN + 1 ? chips : [...on, ...off].slice(0, Math.max(SHOWN, on.length));
    const rest = chips.filter((chip) => !first.includes(chip)).sort((a, b) => byName(a.label, b.label));
    const more = rest.length === 0 ? null : { label: `${whole(rest.length)} more series`, chips: rest };
    return [{ name: FACET_NAMES[filter], chips: first, more, all: null }];
  });
}

function chipOf(
  filter: AskFilter,
  { value, count }: AskValue,
  query: AskListQuery,
  schemes: readonly SchemeSummary[],
): Chip {
  const on = query[filter].includes(value);
  const values = on ? query[filter].filter((each) => each !== value) : [...query[filter], value];
  return {
    label: labelOf(filter, value, schemes),
    count: whole(count),
    href: asksPath({ ...query, [filter]: values, page: 1 }),
    ...{ on, stance: null },
  };
}

function labelOf(filter: AskFilter, value: string, schemes: readonly SchemeSummary[]): string {
  if (filter === 'schemes') return schemeOf(schemes, value).title;
  if (filter === 'series') return value;
  return STATE_LABELS[value === 'open' ? 'open' : 'closed'];
}

/** Each way to sort, from the top; the one that is on turns the order round. */
export function asksSort(query: AskListQuery): ChoiceView {
  return {
    name: 'Sort by',
    options: ASK_SORTS.map((sort) => {
      const on = sort === query.sort;
      const direction = on && query.direction === 'desc' ? 'asc' : 'desc';
      const arrow = on ? (query.direction === 'asc' ? ' ↑' : ' ↓') : '';
      return {
        label: `${SORT_NAMES[sort]}${arrow}`,
        href: asksPath({ ...query, sort, direction, page: 1 }),
        on,
      };
    }),
  };
}
