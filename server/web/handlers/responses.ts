import { presentResponses, responsesTable } from '../../presenters/responses.ts';
import { stancesOf } from '../../presenters/table-view.ts';
import { type Handler, queryOf, sendPage, sendTable } from '../handler.ts';
import { parseResponseQuery, refuseMissingPage } from '../query.ts';

export const responses: Handler = (deps, format) => {
  const { schemes } = deps.classifier;
  const rules = { stances: stancesOf(schemes, null).map(({ code }) => code), ask: null };
  return (req, res) => {
    const query = parseResponseQuery(queryOf(req), rules);
    const found = deps.store.responses.find(query);
    refuseMissingPage(query, found);
    const input = { query, found, schemes };
    if (format === 'html') sendPage(res, deps, 'responses', presentResponses(input));
    else sendTable(res, deps, format, responsesTable(input, format));
  };
};
