import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Store } from '../domain/ports.ts';
import type { Filter, ResponsePage, ResponseQuery } from '../domain/query.ts';
import type { Response } from '../domain/types.ts';
import { MAX_SIZE } from '../presenters/query-parameters.ts';
import { badQuery, type Format } from './handler.ts';
import { refuseMissingPage } from './query.ts';

/** Rows read at a time: some 20 ms of work. */
const READ = 100;

/**
 * The rows that a query asks for. All of them are a page only up to the largest size; files hold any
 * number, read a part at a time, with other requests served in between.
 * @throws AppError `bad_query` where a page would be too large, `not_found` beyond the last page
 */
export async function findResponses(
  store: Store,
  query: ResponseQuery,
  format: Format,
  facets?: readonly Filter[],
): Promise<ResponsePage> {
  const first = store.responses.find({ ...query, size: query.size ?? MAX_SIZE }, facets);
  refuseMissingPage(query, first);
  if (query.size !== null || first.total <= MAX_SIZE) return first;
  if (format === 'html') throw badQuery(tooMany(first.total));
  const rows = await readRows(store, store.responses.ids(query));
  // An editor may have published or withdrawn one meanwhile: the file counts what it holds.
  return { ...first, rows, total: rows.length };
}

/** The public responses among these, in this order, with other requests served in between. */
export async function readRows({ responses }: Store, ids: readonly number[]): Promise<readonly Response[]> {
  const rows: Response[] = [];
  for (let from = 0; from < ids.length; from += READ) {
    await othersFirst();
    // One by one: a spread of many would be a call with as many arguments.
    for (const row of responses.rows(ids.slice(from, from + READ))) rows.push(row);
  }
  return rows;
}

export function tooMany(total: number): string {
  return (
    `The address asks for all ${total} responses on one page, which holds at most ${MAX_SIZE}. ` +
    `Ask for a size up to ${MAX_SIZE}, or take all of them as CSV or JSON.`
  );
}
