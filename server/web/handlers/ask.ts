import { type AskInput, askTable, presentAsk } from '../../presenters/ask.ts';
import { type Handler, notFound, pathPart, queryOf, sendPage, sendTable } from '../handler.ts';
import { parseResponseQuery, refuseMissingPage } from '../query.ts';

export const ask: Handler = (deps, format) => (req, res) => {
  const slug = pathPart(req, 'slug');
  const found = deps.store.asks.bySlug(slug);
  if (!found) throw notFound(`There is no ask at ${req.path}.`);
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
  if (format === 'html') sendPage(res, deps, 'ask', presentAsk(input));
  else sendTable(res, deps, format, askTable(input, format));
};
