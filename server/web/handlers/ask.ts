import { type AskInput, askTable, presentAsk } from '../../presenters/ask.ts';
import { askHead } from '../../presenters/head.ts';
import { findResponses } from '../find-responses.ts';
import { askOf, type Handler, queryOf, sendPage, sendTable } from '../handler.ts';
import { parseResponseQuery } from '../query.ts';

export const ask: Handler = (deps, format) => async (req, res) => {
  const found = askOf(deps, req);
  const { slug } = found;
  const scheme = deps.classifier.scheme(found.scheme);
  const stances = scheme.stances.map(({ code }) => code);
  const query = parseResponseQuery(queryOf(req), { stances, ask: slug });
  const page = await findResponses(deps.store, query, format);
  const input: AskInput = {
    ask: found,
    // Files hold the rows alone.
    marks: format === 'html' ? deps.store.asks.marks(slug) : [],
    query,
    found: page,
    scheme,
  };
  if (format !== 'html') return await sendTable(res, deps, format, askTable(input, format));
  const head = askHead(found, input.marks, page.rows, scheme, deps.publicUrl);
  sendPage(res, deps, 'ask', { ...presentAsk(input), head });
};
