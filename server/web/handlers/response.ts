import { presentResponse } from '../../presenters/response.ts';
import { type Handler, notFound, pathPart, sendPage } from '../handler.ts';

export const response: Handler = (deps) => (req, res) => {
  const text = pathPart(req, 'id');
  const found = /^[1-9]\d{0,14}$/.test(text) ? deps.store.responses.byId(Number(text)) : null;
  if (!found) throw notFound(`There is no published response at ${req.path}.`);
  const { ask } = found.response;
  const marks = deps.store.asks.marks(ask.slug);
  const scheme = deps.classifier.scheme(ask.scheme);
  sendPage(res, deps, 'response', presentResponse({ ...found, marks, scheme }));
};
