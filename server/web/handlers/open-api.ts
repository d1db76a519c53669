import { type Handler, sendText } from '../handler.ts';

/** GET /api/openapi.json: the description of everything that programs may read. */
export const openApi: Handler = (deps) => {
  const text = deps.formats.openApi(deps.classifier.schemes, deps.publicUrl);
  return (_req, res) => sendText(res, 'application/json', text);
};
