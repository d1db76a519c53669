import { EVERYTHING, type ResponseQuery } from '../../domain/query.ts';
import { presentHome } from '../../presenters/home.ts';
import { type Handler, sendPage } from '../handler.ts';

export const home: Handler = (deps) => (_req, res) => {
  const overviews = deps.store.asks.overviews();
  const newest = overviews[0]?.ask.slug;
  const panel = newest === undefined ? [] : deps.store.responses.find(surestOf(newest)).rows;
  sendPage(res, deps, 'home', presentHome(overviews, panel, deps.classifier.schemes));
};

/** The responses to one ask, the surest tags first. */
function surestOf(ask: string): ResponseQuery {
  return { ...EVERYTHING, asks: [ask], sort: 'margin', direction: 'desc', size: 100 };
}
