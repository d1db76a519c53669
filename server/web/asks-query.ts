import { ASK_SORTS, type AskListQuery } from '../domain/ask-list.ts';
import { parseSearch } from '../domain/search.ts';
import { ASK_STATES } from '../domain/types.ts';
import { ASK_PARAMETERS, ASKS_PAGE_SIZE } from '../presenters/asks-links.ts';
import { MAX_PAGE } from '../presenters/query-parameters.ts';
import { badQuery } from './handler.ts';
import { choice, names, number, one, sizeOf, someOf } from './query.ts';

/**
 * Reads the query of the list of asks: `q`, `series`, `scheme`, `state` (these three may repeat), `sort`, `dir`, `page`,
 * `size`. `schemes`: their ids. @throws AppError `bad_query`
 */
export function parseAsksQuery(params: URLSearchParams, schemes: readonly string[]): AskListQuery {
  const faults: string[] = [];
  const text = parseSearch(one(params, 'q', faults) ?? '');
  const query: AskListQuery = {
    find: text.terms.length === 0 ? null : text,
    series: names(params, ASK_PARAMETERS.series, faults),
    schemes: someOf(params, ASK_PARAMETERS.schemes, schemes, faults),
    states: someOf(params, ASK_PARAMETERS.states, ASK_STATES, faults),
    sort: choice(params, 'sort', ASK_SORTS, faults) ?? 'newest',
    direction: choice(params, 'dir', ['asc', 'desc'] as const, faults) ?? 'desc',
    page: number(params, 'page', MAX_PAGE, faults) ?? 1,
    size: sizeOf(params, faults, ASKS_PAGE_SIZE),
  };
  if (faults.length > 0) throw badQuery(faults.join(' '));
  return query;
}
