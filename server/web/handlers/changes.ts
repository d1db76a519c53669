import { type Changes, type ChangesQuery, sidesIn, tracksOf } from '../../domain/changes.ts';
import type { MatrixRows } from '../../domain/matrix.ts';
import { changesTable, presentChanges } from '../../presenters/changes.ts';
import { MAX_PAGE, MAX_SIZE } from '../../presenters/query-parameters.ts';
import { badQuery, type Handler, notFound, queryOf, sendPage, sendTable } from '../handler.ts';
import { choice, number, sizeOf } from '../query.ts';

const ROWS: readonly MatrixRows[] = ['institutions', 'experts'];

/** GET /changes: who changed course. */
export const changes: Handler = (deps, format) => async (req, res) => {
  const query = parseChangesQuery(queryOf(req));
  const { schemes } = deps.classifier;
  const asks = deps.store.asks.overviews().map(({ ask }) => ask);
  const found = deps.store.changes.find(
    format === 'html' ? { ...query, size: query.size ?? MAX_SIZE } : query,
    ...([tracksOf(asks, schemes), sidesIn(schemes)] as const),
  );
  refuseMissing(query, found);
  const input = { query, found, asks, schemes };
  if (format === 'html') sendPage(res, deps, 'changes', presentChanges(input));
  else await sendTable(res, deps, format, changesTable(input, format));
};

/** @throws AppError `bad_query` that names every parameter that cannot be meant */
function parseChangesQuery(params: URLSearchParams): ChangesQuery {
  const faults: string[] = [];
  const query = {
    rows: choice(params, 'rows', ROWS, faults) ?? 'institutions',
    page: number(params, 'page', MAX_PAGE, faults) ?? 1,
    size: sizeOf(params, faults),
  };
  if (faults.length > 0) throw badQuery(faults.join(' '));
  return query;
}

/** @throws AppError `not_found` beyond the last page */
function refuseMissing({ page, size }: ChangesQuery, { rows }: Changes): void {
  if (page === 1 || (size !== null && rows.length > 0)) return;
  throw notFound(`There is no page ${page} of these changes. The first is at /changes.`);
}
