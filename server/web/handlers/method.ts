import { presentMethod } from '../../presenters/method.ts';
import { presentScheme } from '../../presenters/scheme.ts';
import { type Handler, notFound, pathPart, sendPage } from '../handler.ts';

/** GET /method: how tags are made, from the schemes that are loaded. */
export const method: Handler = (deps) => (_req, res) => {
  const methods = deps.classifier.schemes.map(({ id }) => deps.classifier.method(id));
  sendPage(res, deps, 'method', presentMethod(methods, deps.store.asks.schemes()));
};

/** GET /method/:scheme: all that is to be known of one scheme, down to every entry of its lexicon. */
export const scheme: Handler = (deps) => (req, res) => {
  const id = pathPart(req, 'scheme');
  if (!deps.classifier.schemes.some((each) => each.id === id)) {
    throw notFound(`There is no scheme “${id}”. The method page names those that there are.`);
  }
  sendPage(res, deps, 'scheme', presentScheme(deps.classifier.method(id)));
};
