import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'img-src': "'self'",
  'script-src': "'self'",
  'connect-src': "'self'",
  'style-src': "'self'",
};

/**
 * The headers of every response. Pages load nothing but this site's own styles, pictures and scripts,
 * run nothing inline, post to this site only and cannot be framed.
 */
export function securityHeaders(publicUrl: string): RequestHandler[] {
  const https = publicUrl.startsWith('https:');
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: Object.fromEntries(Object.entries(POLICY).map(([name, source]) => [name, [source]])),
      },
      // Not `no-referrer`: with it browsers send `Origin: null` with our own forms too.
      referrerPolicy: { policy: 'same-origin' },
      // Over plain http the header means nothing, and on localhost it would outlive the test.
      strictTransportSecurity: https ? { maxAge: 15_552_000, includeSubDomains: false } : false,
      xFrameOptions: { action: 'deny' },
    }),
    (_req, res, next) => {
      res.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
      next();
    },
  ];
}

/** Lets pages of other sites show this response in a frame; everything else stays forbidden. */
export function openToFrames(res: Response): void {
  const none = "'none'";
  const policy = {
    ...{ ...POLICY, 'frame-ancestors': '*', 'form-action': none },
    ...{ 'script-src': none, 'connect-src': none },
  };
  const text = Object.entries(policy).map(([name, source]) => `${name} ${source}`);
  res.set('Content-Security-Policy', text.join(';'));
  res.removeHeader('X-Frame-Options');
  openToImages(res);
}

/** Lets pages of other sites show this response as a picture. */
export function openToImages(res: Response): void {
  res.set('Cross-Origin-Resource-Policy', 'cross-origin');
}
