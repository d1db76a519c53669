import { USUAL_LOOK } from '../../presenters/query-links.ts';
import { presentResponses, responsesTable } from '../../presenters/responses.ts';
import { answersOf } from '../../presenters/table-view.ts';
import type { SchemeSummary } from '../../stance/types.ts';
import { findResponses } from '../find-responses.ts';
import { type Handler, queryOf, sendPage, sendTable } from '../handler.ts';
import { parseLook, parseResponseQuery } from '../query.ts';

export const responses: Handler = (deps, format) => {
  const { schemes } = deps.classifier;
  const codesOf = (some: readonly SchemeSummary[]): readonly string[] =>
    answersOf(some, null).map(({ code }) => code);
  const offered = (): readonly string[] => {
    const used = deps.store.asks.schemes();
    return codesOf(used.length === 0 ? schemes : schemes.filter(({ id }) => used.includes(id)));
  };
  const rules = { stances: codesOf(schemes), offered, ask: null };
  return async (req, res) => {
    const query = parseResponseQuery(queryOf(req), rules);
    const found = await findResponses(deps.store, query, format);
    const input = { query, look: format === 'html' ? parseLook(queryOf(req)) : USUAL_LOOK, found, schemes };
    if (format === 'html') sendPage(res, deps, 'responses', presentResponses(input));
    else await sendTable(res, deps, format, responsesTable(input, format));
  };
};
