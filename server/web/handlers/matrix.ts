import {
  MATRIX_ROWS,
  MATRIX_SORTS,
  type MatrixPart,
  type MatrixQuery,
  matrixPart,
} from '../../domain/matrix.ts';
import { presentMatrix } from '../../presenters/matrix.ts';
import { matrixTable } from '../../presenters/matrix-table.ts';
import { MAX_PAGE } from '../../presenters/query-parameters.ts';
import { badQuery, type Handler, notFound, queryOf, sendPage, sendTable } from '../handler.ts';
import { choice, number, wordsOf } from '../query.ts';

export const matrix: Handler = (deps, format) => async (req, res) => {
  const overviews = deps.store.asks.overviews();
  const used = new Set(overviews.map(({ ask }) => ask.scheme));
  const schemes = deps.classifier.schemes.filter(({ id }) => used.has(id));
  const usual = overviews[0]?.ask.scheme ?? deps.classifier.schemes[0]?.id ?? '';
  const query = parseMatrixQuery(
    queryOf(req),
    deps.classifier.schemes.map(({ id }) => id),
    usual,
  );
  const own = overviews.map(({ ask }) => ask).filter(({ scheme }) => scheme === query.scheme);
  const part = matrixPart(query, own, deps.store.matrix.positions(query.rows, query.scheme));
  refuseMissing(query, part);
  const answers = deps.store.matrix.answers(
    query.rows,
    part.rows.map(({ subject }) => subject.id),
    part.asks.map(({ ask }) => ask.id),
  );
  const input = { query, part, answers, scheme: deps.classifier.scheme(query.scheme), schemes };
  if (format === 'html') sendPage(res, deps, 'matrix', presentMatrix(input));
  else await sendTable(res, deps, format, matrixTable(input, format));
};

/** @throws AppError `bad_query` that names every parameter that cannot be meant */
function parseMatrixQuery(params: URLSearchParams, schemes: readonly string[], usual: string): MatrixQuery {
  const faults: string[] = [];
  const query: MatrixQuery = {
    scheme: choice(params, 'scheme', schemes, faults) ?? usual,
    rows: choice(params, 'rows', MATRIX_ROWS, faults) ?? 'experts',
    text: wordsOf(params, faults),
    sort: choice(params, 'sort', MATRIX_SORTS, faults) ?? 'name',
    window: number(params, 'window', MAX_PAGE, faults) ?? 1,
    page: number(params, 'page', MAX_PAGE, faults) ?? 1,
  };
  if (faults.length > 0) throw badQuery(faults.join(' '));
  return query;
}

/** @throws AppError `not_found` that names the last window or page */
function refuseMissing({ window, page }: MatrixQuery, { windows, pages }: MatrixPart): void {
  if (window > windows) throw notFound(`There is no window ${window} of these asks; the last is ${windows}.`);
  if (page > pages) throw notFound(`There is no page ${page} of this matrix; the last is page ${pages}.`);
}
