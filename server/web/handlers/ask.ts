import { type AskInput, askTable, presentAsk } from '../../presenters/ask.ts';
import { askHead } from '../../presenters/head.ts';
import { askOf, type Handler, queryOf, sendPage, sendTable } from '../handler.ts';
import { parseResponseQuery, refuseMissingPage } from '../query.ts';

export const ask: Handler = (deps, format) => (req, res) => {
  const found = askOf(deps, req);
  const { slug } = found;
  const scheme = deps.classifier.scheme(found.scheme);
  const stances = scheme.stances.map(({ code }) => code);
  const query = parseResponseQuery(queryOf(req), { stances, ask: slug });
  const page = deps.store.responses.find(query);
  refuseMissingPage(query, page);
  const input: AskInput = {
    ask: found,
    // Files hold the rows alone.
    marks: format === 'html' ? deps.store.asks.marks(slug) : [],
    query,
    found: page,
    scheme,
  };
  if (format !== 'html') return sendTable(res, deps, format, askTable(input, format));
  const head = askHead(found, input.marks, page.rows, scheme, deps.publicUrl);
  sendPage(res, deps, 'ask', { ...presentAsk(input), head });
};
