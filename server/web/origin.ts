import type { Request, RequestHandler } from 'express';
import { HttpFault } from './http-fault.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what a page of another site makes a browser send. Browsers say where a request comes from in
 * Sec-Fetch-Site (on https and localhost) or else in Origin; what sends neither is not a browser, has no
 * reader's rights to misuse, and may pass.
 */
export function refuseCrossSite(publicUrl: string): RequestHandler {
  return (req, _res, next) => {
    if (!SAFE_METHODS.has(req.method) && !isOurs(req, publicUrl)) {
      throw new HttpFault(403, 'This form was sent from another site, so it was not taken.');
    }
    next();
  };
}

function isOurs(req: Request, publicUrl: string): boolean {
  const site = req.get('Sec-Fetch-Site');
  // `none`: the reader's own doing, such as loading the page again.
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = req.get('Origin');
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  if (from.origin === new URL(publicUrl).origin) return true;
  const here = `${from.protocol}//${req.get('Host')}`;
  return URL.canParse(here) && from.host === new URL(here).host;
}
