import { responseHead } from '../../presenters/head.ts';
import { presentResponse } from '../../presenters/response.ts';
import { type Handler, responseOf, sendPage } from '../handler.ts';

export const response: Handler = (deps) => (req, res) => {
  const found = responseOf(deps, req);
  const { ask } = found.response;
  const marks = deps.store.asks.marks(ask.slug);
  const scheme = deps.classifier.method(ask.scheme).codebook;
  const head = responseHead(found.response, marks, scheme, deps.publicUrl);
  sendPage(res, deps, 'response', { ...presentResponse({ ...found, marks, scheme }), head });
};
