import type { Store } from '../domain/ports.ts';
import { MEASURES, type PastRecord } from '../domain/record.ts';
import type { ProfileQuery, ProfileRows } from '../presenters/profile-table.ts';
import { MAX_PAGE, MAX_SIZE } from '../presenters/query-parameters.ts';
import { readRows, tooMany } from './find-responses.ts';
import { badQuery, type Format } from './handler.ts';
import { choice, number, refuseMissingPage, sizeOf } from './query.ts';

/** Reads `page`, `size` and `by` of a profile. @throws AppError `bad_query` */
function parseProfileQuery(params: URLSearchParams): ProfileQuery {
  const faults: string[] = [];
  const query: ProfileQuery = {
    page: number(params, 'page', MAX_PAGE, faults) ?? 1,
    size: sizeOf(params, faults),
    by: choice(params, 'by', MEASURES, faults),
  };
  if (faults.length > 0) throw badQuery(faults.join(' '));
  return query;
}

/**
 * The responses of a record that the address asks for.
 * @throws AppError `bad_query`; `not_found` beyond the last page
 */
export async function profileRows(
  store: Store,
  { stands }: PastRecord,
  params: URLSearchParams,
  format: Format,
): Promise<ProfileRows> {
  const query = parseProfileQuery(params);
  const { page, size } = query;
  if (size === null && format === 'html' && stands.length > MAX_SIZE) throw badQuery(tooMany(stands.length));
  const from = size === null ? 0 : (page - 1) * size;
  const ids = stands.slice(from, size === null ? undefined : from + size).map(({ response }) => response);
  const found = { rows: await readRows(store, ids), total: stands.length };
  refuseMissingPage(query, found);
  return { query, ...found };
}
