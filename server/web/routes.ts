import { type RequestHandler, Router } from 'express';
import type { WebDeps } from './deps.ts';
import type { Format, Handler } from './handler.ts';
import { about } from './handlers/about.ts';
import { ask } from './handlers/ask.ts';
import { asks } from './handlers/asks.ts';
import { changes } from './handlers/changes.ts';
import { askCitation, askCitationFile, responseCitation, responseCitationFile } from './handlers/citation.ts';
import { compare } from './handlers/compare.ts';
import { embed } from './handlers/embed.ts';
import { expert } from './handlers/expert.ts';
import { experts } from './handlers/experts.ts';
import { askFeed, feed } from './handlers/feed.ts';
import { health } from './handlers/health.ts';
import { home } from './handlers/home.ts';
import { institution } from './handlers/institution.ts';
import { institutions } from './handlers/institutions.ts';
import { matrix } from './handlers/matrix.ts';
import { method, scheme } from './handlers/method.ts';
import { openApi } from './handlers/open-api.ts';
import { picture } from './handlers/picture.ts';
import { response } from './handlers/response.ts';
import { responses } from './handlers/responses.ts';
import { robots, sitemap, sitemapPart } from './handlers/robots.ts';
import { search } from './handlers/search.ts';
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
  page('/asks/:slug/cite', askCitation),
  page('/asks/:slug/cite.bib', askCitationFile('bib')),
  page('/asks/:slug/cite.ris', askCitationFile('ris')),
  page('/asks/:slug/cite.txt', askCitationFile('txt')),
  page('/asks/:slug/feed.atom', askFeed),
  page('/asks/:slug/embed', embed),
  page('/asks/:slug/card.svg', picture('card')),
  page('/asks/:slug/distribution.svg', picture('distribution')),
  ...table('/responses', responses),
  page('/responses/:id', response),
  page('/responses/:id/cite', responseCitation),
  page('/responses/:id/cite.bib', responseCitationFile('bib')),
  page('/responses/:id/cite.ris', responseCitationFile('ris')),
  page('/responses/:id/cite.txt', responseCitationFile('txt')),
  ...table('/matrix', matrix),
  ...table('/compare', compare),
  ...table('/changes', changes),
  page('/search', search),
  ...table('/experts', experts),
  ...table('/experts/:slug', expert),
  ...table('/institutions', institutions),
  ...table('/institutions/:slug', institution),
  page('/method', method),
  page('/method/:scheme', scheme),
  page('/about', about),
  page('/submit', chooseAsk),
  page('/submit/:ask', submitForm, submitAnswer),
  page('/submit/:ask/received/:reference', received),
  page('/feed.atom', feed),
  page('/sitemap.xml', sitemap),
  page('/sitemap-:part.xml', sitemapPart),
  page('/robots.txt', robots),
  page('/api/openapi.json', openApi),
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
