// The list of all asks: found by words, filtered, sorted, in pages.
import type { AskOverview } from './query.ts';
import { isIn, type SearchText } from './search.ts';
import type { Ask } from './types.ts';

/** What asks are filtered by: codes of schemes, names of series as printed, states. */
export const ASK_FILTERS = ['series', 'schemes', 'states'] as const;
export type AskFilter = (typeof ASK_FILTERS)[number];

export const ASK_SORTS = ['newest', 'responses', 'divided'] as const;
export type AskSort = (typeof ASK_SORTS)[number];

/** OR within one filter, AND across; empty arrays filter nothing. */
export interface AskListQuery extends Readonly<Record<AskFilter, readonly string[]>> {
  /** Question, series, number and lead hold words that begin with all of these; null: any. */
  readonly find: SearchText | null;
  readonly sort: AskSort;
  readonly direction: 'asc' | 'desc';
  /** Page from 1, and asks per page; `size` null: all of them. */
  readonly page: number;
  readonly size: number | null;
}

/** A value of a filter, and how many asks have it under the other filters. */
export interface AskValue {
  readonly value: string;
  readonly count: number;
}

export interface AskListing {
  /** Of the page. */
  readonly entries: readonly AskOverview[];
  readonly total: number;
  /** Every value that the other filters leave, and every selected one even at 0; the most frequent first. */
  readonly facets: Readonly<Record<AskFilter, readonly AskValue[]>>;
}

const VALUE_OF: Readonly<Record<AskFilter, (ask: Ask) => string | null>> = {
  series: ({ series }) => series,
  schemes: ({ scheme }) => scheme,
  states: ({ state }) => state,
};

/**
 * `all`: newest first, undated ones last. `divisionOf`: how divided a panel is; null where that cannot be said.
 * What has no day or no division comes last whichever way; what is equal comes newest first.
 */
export function askListing(
  all: readonly AskOverview[],
  query: AskListQuery,
  divisionOf: (overview: AskOverview) => number | null,
): AskListing {
  const { find, page, size } = query;
  const found = find === null ? all : all.filter(({ ask }) => isIn(wordsOf(ask), find, 'prefix'));
  const passing = found.filter(({ ask }) => ASK_FILTERS.every((filter) => passes(ask, query, filter)));
  const sorted = inOrder(passing, query, divisionOf);
  const from = size === null ? 0 : (page - 1) * size;
  const facet = (filter: AskFilter): readonly AskValue[] => {
    const others = ASK_FILTERS.filter((other) => other !== filter);
    const left = found.filter(({ ask }) => others.every((other) => passes(ask, query, other)));
    return valuesOf(left, filter, query[filter]);
  };
  return {
    entries: sorted.slice(from, size === null ? undefined : from + size),
    total: sorted.length,
    facets: { series: facet('series'), schemes: facet('schemes'), states: facet('states') },
  };
}

function wordsOf({ question, series, number, lead }: Ask): string {
  return [question, series, number, lead].filter(Boolean).join(' / ');
}

function passes(ask: Ask, query: AskListQuery, filter: AskFilter): boolean {
  const value = VALUE_OF[filter](ask);
  return query[filter].length === 0 || (value !== null && query[filter].includes(value));
}

function valuesOf(
  overviews: readonly AskOverview[],
  filter: AskFilter,
  selected: readonly string[],
): readonly AskValue[] {
  const groups = Map.groupBy(overviews, ({ ask }) => VALUE_OF[filter](ask));
  const counted = [...groups].flatMap(([value, { length }]) =>
    value === null ? [] : [{ value, count: length }],
  );
  const missing = selected.filter((value) => !groups.has(value)).map((value) => ({ value, count: 0 }));
  return [...counted.toSorted((a, b) => b.count - a.count), ...missing];
}

/** Sorting is stable, so that the order of what is equal stays. */
function inOrder(
  overviews: readonly AskOverview[],
  { sort, direction }: AskListQuery,
  divisionOf: (overview: AskOverview) => number | null,
): readonly AskOverview[] {
  if (sort === 'newest') {
    if (direction === 'desc') return overviews;
    const [dated, undated] = [true, false].map((has) =>
      overviews.filter(({ ask }) => (ask.date !== null) === has),
    );
    return [...(dated ?? []).toReversed(), ...(undated ?? [])];
  }
  const figure = sort === 'responses' ? ({ responses }: AskOverview) => responses : divisionOf;
  const sign = direction === 'asc' ? 1 : -1;
  return overviews
    .map((overview) => ({ overview, key: figure(overview) }))
    .toSorted((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return sign * (a.key - b.key);
    })
    .map(({ overview }) => overview);
}
