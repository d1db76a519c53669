import { DIRECTORY_SORTS, type DirectoryQuery, type Listing, USUAL_DIRECTION } from '../domain/directory.ts';
import { parseSearch } from '../domain/search.ts';
import type { PagePart } from '../presenters/paging.ts';
import { MAX_PAGE, MAX_SIZE } from '../presenters/query-parameters.ts';
import { badQuery, type Format, notFound } from './handler.ts';
import { choice, number, one, sizeOf } from './query.ts';

/**
 * Reads the query of a list: `q`, `sort`, `dir`, `page`, `size`. Whatever is typed can be looked for; signs alone
 * look for nobody in particular. @throws AppError `bad_query`
 */
export function parseDirectoryQuery(params: URLSearchParams): DirectoryQuery {
  const faults: string[] = [];
  const text = parseSearch(one(params, 'q', faults) ?? '');
  const sort = choice(params, 'sort', DIRECTORY_SORTS, faults) ?? 'name';
  const query: DirectoryQuery = {
    ...{ find: text.terms.length === 0 ? null : text, sort },
    direction: choice(params, 'dir', ['asc', 'desc'] as const, faults) ?? USUAL_DIRECTION[sort],
    page: number(params, 'page', MAX_PAGE, faults) ?? 1,
    size: sizeOf(params, faults),
  };
  if (faults.length > 0) throw badQuery(faults.join(' '));
  return query;
}

/** @throws AppError `not_found` beyond the last page, `bad_query` where all are too many for one */
export function refuseMissing(
  { page, size }: PagePart,
  found: Pick<Listing<unknown>, 'entries' | 'total'>,
  format: Format,
): void {
  if (size === null && format === 'html' && found.total > MAX_SIZE) {
    throw badQuery(
      `A page lists at most ${MAX_SIZE} of these ${found.total}. Take all of them as CSV or JSON.`,
    );
  }
  if (page === 1 || (size !== null && found.entries.length > 0)) return;
  const last = size === null ? 1 : Math.max(1, Math.ceil(found.total / size));
  throw notFound(`There is no page ${page} of this list; the last is page ${last}.`);
}
