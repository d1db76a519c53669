import { type RequestHandler, Router } from 'express';
import type { WebDeps } from './deps.ts';
import type { Format, Handler } from './handler.ts';
import { about } from './handlers/about.ts';
import { ask } from './handlers/ask.ts';
import { asks } from './handlers/asks.ts';
import { expert } from './handlers/expert.ts';
import { experts } from './handlers/experts.ts';
import { health } from './handlers/health.ts';
import { home } from './handlers/home.ts';
import { institution } from './handlers/institution.ts';
import { institutions } from './handlers/institutions.ts';
import { method } from './handlers/method.ts';
import { response } from './handlers/response.ts';
import { responses } from './handlers/responses.ts';
import { chooseAsk, received, submitAnswer, submitForm } from './handlers/submit.ts';
import { HttpFault } from './http-fault.ts';

interface Route {
  readonly path: string;
  readonly format: Format;
  readonly get: Handler;
  readonly post: Handler | null;
}

/** Every address of the site. */
const ROUTES: readonly Route[] = [
  page('/', home),
  ...table('/asks', asks),
  ...table('/asks/:slug', ask),
  ...table('/responses', responses),
  page('/responses/:id', response),
  ...table('/experts', experts),
  ...table('/experts/:slug', expert),
  ...table('/institutions', institutions),
  ...table('/institutions/:slug', institution),
  page('/method', method),
  page('/about', about),
  page('/submit', chooseAsk),
  page('/submit/:ask', submitForm, submitAnswer),
  page('/submit/:ask/received/:reference', received),
  page('/healthz', health),
];

/** Answers every route; a wrong method on a right path is a 405 that says what is allowed, the rest a 404. */
export function createRoutes(deps: WebDeps): Router {
  const router = Router({ caseSensitive: true });
  for (const { path, format, get, post } of ROUTES) {
    const route = router.route(path).get(get(deps, format));
    if (post) route.post(post(deps, format));
    route.all(refuseMethod(post ? 'GET, HEAD, POST' : 'GET, HEAD'));
  }
  router.use(() => {
    throw new HttpFault(404, 'Nothing is kept at this address.');
  });
  return router;
}

function page(path: string, get: Handler, post: Handler | null = null): Route {
  return { path, format: 'html', get, post };
}

/** The endings come first, or `:slug` would take them for part of the name. */
function table(path: string, get: Handler): Route[] {
  return [
    { path: `${path}.csv`, format: 'csv', get, post: null },
    { path: `${path}.json`, format: 'json', get, post: null },
    page(path, get),
  ];
}

function refuseMethod(allowed: string): RequestHandler {
  return (req, res) => {
    res.set('Allow', allowed);
    if (req.method !== 'OPTIONS')
      throw new HttpFault(405, `This address does not take ${req.method} requests.`);
    res.status(204).end();
  };
}
