import { presentEmbed } from '../../presenters/embed.ts';
import { answersOf } from '../../presenters/table-view.ts';
import { askOf, type Handler, queryOf, sendEmbed } from '../handler.ts';
import { parseResponseQuery, refuseMissingPage } from '../query.ts';
import { openToFrames } from '../security.ts';

/** GET /asks/:slug/embed: the comparison for a frame on another site; takes the ask page's filters. */
export const embed: Handler = (deps) => (req, res) => {
  const ask = askOf(deps, req);
  const scheme = deps.classifier.scheme(ask.scheme);
  const stances = answersOf([scheme], null).map(({ code }) => code);
  const query = parseResponseQuery(queryOf(req), { stances, ask: ask.slug });
  const found = deps.store.responses.find(query);
  refuseMissingPage(query, found);
  const marks = deps.store.asks.marks(ask.slug);
  openToFrames(res);
  sendEmbed(res, deps, 'embed', presentEmbed({ ask, marks, query, found, scheme }));
};
