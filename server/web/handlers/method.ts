import { presentMethod } from '../../presenters/method.ts';
import { type Handler, sendPage } from '../handler.ts';

/** GET /method: how tags are made, from the schemes that are loaded. */
export const method: Handler = (deps) => (_req, res) =>
  sendPage(res, deps, 'method', presentMethod(deps.classifier.schemes));
