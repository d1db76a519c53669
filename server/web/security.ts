import type { RequestHandler } from 'express';
import helmet from 'helmet';

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
        directives: {
          defaultSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          imgSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
        },
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
