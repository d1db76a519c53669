import {
  parseSearch,
  SEARCH_FIELDS,
  SEARCH_PAGE_SIZE,
  type SearchFindings,
  type SearchQuery,
} from '../../domain/search.ts';
import { MAX_PAGE } from '../../presenters/query-parameters.ts';
import { presentSearch, totalOf } from '../../presenters/search.ts';
import { badQuery, type Handler, notFound, queryOf, sendPage } from '../handler.ts';
import { choice, number } from '../query.ts';

export const search: Handler = (deps) => (req, res) => {
  const query = parseSearchQuery(queryOf(req));
  const found = query.text.terms.length === 0 ? null : deps.store.search.find(query);
  if (found) refuseMissing(query, found);
  sendPage(res, deps, 'search', presentSearch(query, found, deps.classifier.schemes));
};

/** Whatever is typed can be searched for; several boxes are one. @throws AppError `bad_query` */
function parseSearchQuery(params: URLSearchParams): SearchQuery {
  const faults: string[] = [];
  const query: SearchQuery = {
    text: parseSearch(params.getAll('q').join(' ')),
    field: choice(params, 'in', SEARCH_FIELDS, faults),
    page: number(params, 'page', MAX_PAGE, faults) ?? 1,
  };
  if (faults.length > 0) throw badQuery(faults.join(' '));
  return query;
}

/** @throws AppError `not_found` that names the last page */
function refuseMissing(query: SearchQuery, found: SearchFindings): void {
  const last = Math.max(1, Math.ceil(totalOf(query, found) / SEARCH_PAGE_SIZE));
  if (query.page > last) {
    throw notFound(`There is no page ${query.page} of these results; the last is page ${last}.`);
  }
}
