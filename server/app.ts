import express, { type Express } from 'express';
import { staticFiles } from './web/assets.ts';
import type { WebDeps } from './web/deps.ts';
import { handleErrors } from './web/errors.ts';
import { readForms } from './web/form-body.ts';
import { checkAddress, checkProtocol, limitPosts } from './web/limits.ts';
import { refuseCrossSite } from './web/origin.ts';
import { logRequests } from './web/request-log.ts';
import { createRoutes } from './web/routes.ts';
import { securityHeaders } from './web/security.ts';

/** The site as an Express application, ready to listen; the order below is the order of every request. */
export function createApp(deps: WebDeps): Express {
  const app = express();
  app.set('trust proxy', deps.trustProxy);
  app.set('query parser', false); // Handlers read `queryOf(req)`, which keeps repeats and their order.

  app.use(securityHeaders(deps.publicUrl));
  app.use(logRequests(deps.log));
  app.use(checkProtocol);
  app.use(checkAddress);
  app.use(staticFiles());
  app.use(refuseCrossSite(deps.publicUrl));
  app.use(readForms()); // Before the limit, so that its page can show what was typed.
  app.use(limitPosts(deps));
  app.use(createRoutes(deps));
  app.use(handleErrors(deps));
  return app;
}
