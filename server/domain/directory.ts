// The lists of everyone: found by words of the name, sorted, in pages.
import { isIn, type SearchText } from './search.ts';

export const DIRECTORY_SORTS = ['name', 'responses', 'newest'] as const;
export type DirectorySort = (typeof DIRECTORY_SORTS)[number];

export interface DirectoryQuery {
  /** Null: everyone. */
  readonly find: SearchText | null;
  readonly sort: DirectorySort;
  readonly direction: 'asc' | 'desc';
  /** Page from 1, and entries per page; `size` null: all of them. */
  readonly page: number;
  readonly size: number | null;
}

/** The direction that each sort begins with: names from A, figures and days from the top. */
export const USUAL_DIRECTION: Readonly<Record<DirectorySort, DirectoryQuery['direction']>> = {
  ...{ name: 'asc', responses: 'desc', newest: 'desc' },
};

/** What an entry is found and sorted by. */
export interface Listed {
  /** Every name that means it, the one that is shown first. */
  readonly names: readonly string[];
  readonly responses: number;
  /** ISO day of the newest ask answered; null where none is dated. */
  readonly newest: string | null;
}

export interface Listing<T> {
  /** Of the page. */
  readonly entries: readonly T[];
  readonly total: number;
  /** Where entries are by name: each first letter, and on which page it begins; else empty. */
  readonly letters: readonly { readonly letter: string; readonly page: number }[];
}

/**
 * `all` in any order. Words of the query are the beginnings of words of one of the names. What is equal, and what
 * has no day, comes by name.
 */
export function listing<T>(
  all: readonly T[],
  query: DirectoryQuery,
  listedOf: (entry: T) => Listed,
  byName: (a: string, b: string) => number,
  letterOf: (name: string) => string,
): Listing<T> {
  const { find, sort, page, size } = query;
  const nameOf = (entry: T): string => listedOf(entry).names[0] ?? '';
  const found = all.filter(
    (entry) => find === null || listedOf(entry).names.some((name) => isIn(name, find, 'prefix')),
  );
  const named = found.toSorted((a, b) => byName(nameOf(a), nameOf(b)));
  const sorted = named.toSorted((a, b) => compare(listedOf(a), listedOf(b), query));
  const from = size === null ? 0 : (page - 1) * size;
  const inOrder = sort === 'name' && query.direction === 'desc' ? named.toReversed() : sorted;
  return {
    entries: inOrder.slice(from, size === null ? undefined : from + size),
    total: inOrder.length,
    letters: sort === 'name' ? lettersOf(inOrder.map(nameOf), size, letterOf) : [],
  };
}

/** Nulls last, whichever way. Names settle the rest: sorting is stable. */
function compare(a: Listed, b: Listed, { sort, direction }: DirectoryQuery): number {
  if (sort === 'name') return 0;
  const sign = direction === 'asc' ? 1 : -1;
  if (sort === 'responses') return sign * (a.responses - b.responses);
  if (a.newest === null || b.newest === null) return Number(a.newest === null) - Number(b.newest === null);
  return a.newest === b.newest ? 0 : sign * (a.newest < b.newest ? -1 : 1);
}

function lettersOf(
  names: readonly string[],
  size: number | null,
  letterOf: (name: string) => string,
): Listing<unknown>['letters'] {
  const first = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const letter = letterOf(name);
    if (!first.has(letter)) first.set(letter, size === null ? 1 : Math.floor(index / size) + 1);
  }
  return [...first].map(([letter, page]) => ({ letter, page }));
}
