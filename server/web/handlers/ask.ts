import { FILTERS } from '../../domain/query.ts';
import { type AskInput, askTable, presentAsk } from '../../presenters/ask.ts';
import { askHead } from '../../presenters/head.ts';
import { USUAL_LOOK } from '../../presenters/query-links.ts';
import { answersOf } from '../../presenters/table-view.ts';
import { findResponses } from '../find-responses.ts';
import { askOf, type Handler, queryOf, sendPage, sendTable } from '../handler.ts';
import { parseLook, parseResponseQuery } from '../query.ts';

/** Its own page says which ask it is. */
const FACETS = FILTERS.filter((filter) => filter !== 'asks');

export const ask: Handler = (deps, format) => async (req, res) => {
  const found = askOf(deps, req);
  const { slug } = found;
  const scheme = deps.classifier.scheme(found.scheme);
  const stances = answersOf([scheme], null).map(({ code }) => code);
  const query = parseResponseQuery(queryOf(req), { stances, ask: slug, margin: true });
  const html = format === 'html';
  const look = html ? parseLook(queryOf(req)) : USUAL_LOOK;
  const page = await findResponses(deps.store, query, format, FACETS);
  const input: AskInput = {
    ...{ ask: found, query, look, found: page, scheme },
    // Files hold the rows alone.
    marks: html ? deps.store.asks.marks(slug) : [],
    counts: html && look.view === 'cross' ? deps.store.responses.cross(query, look.by) : [],
    scale: deps.classifier.votes(found.scheme),
  };
  if (!html) return await sendTable(res, deps, format, askTable(input, format));
  const head = askHead(found, input.marks, page.rows, scheme, deps.publicUrl);
  sendPage(res, deps, 'ask', { ...presentAsk(input), head });
};
