import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { WebDeps } from './deps.ts';
import { HttpFault } from './http-fault.ts';

const MAX_ADDRESS = 4096;
const MAX_PARAMETERS = 100;
const WINDOW_MS = 10 * 60 * 1000;

/**
 * Refuses what HTTP/1.1 does not allow or we do not know: a request without Host (RFC 9112, 3.2), and one that
 * expects more than “100-continue” (RFC 9110, 10.1.1), which Node has answered by now.
 */
export const checkProtocol: RequestHandler = ({ httpVersion, headers: { host, expect } }, _res, next) => {
  if (httpVersion === '1.1') {
    if (host === undefined) throw new HttpFault(400, 'The request does not say in Host which site it wants.');
    if (expect !== undefined && !/(?:^|\W)100-continue(?:$|\W)/i.test(expect))
      throw new HttpFault(417, 'The request expects (Expect) what this site does not offer.');
  }
  next();
};

/** Refuses addresses that are too long, hold too many filters, or do not spell UTF-8 text. */
export const checkAddress: RequestHandler = (req, _res, next) => {
  const address = req.originalUrl;
  if (address.length > MAX_ADDRESS) {
    throw new HttpFault(414, `The address is longer than ${MAX_ADDRESS} characters. Choose fewer filters.`);
  }
  if (address.split('&').length > MAX_PARAMETERS) {
    throw new HttpFault(400, `The address holds more than ${MAX_PARAMETERS} filters. Choose fewer.`);
  }
  if (!isText(address)) {
    throw new HttpFault(
      400,
      'The address holds characters that are not text. Check it for a slip in copying.',
    );
  }
  next();
};

/** Limits how many forms one address may send; reading is never limited. */
export function limitPosts({ submissionsPerTenMinutes, log }: WebDeps): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: submissionsPerTenMinutes,
    skip: (req) => req.method !== 'POST',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    logger: { warn: (fault) => log.warn({ err: fault }), error: (fault) => log.error({ err: fault }) },
    handler: (_req, res, next) => next(new HttpFault(429, tooMany(Number(res.getHeader('Retry-After'))))),
  });
}

function tooMany(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return `Too many forms came from your connection in a short time. Try again in ${wait}.`;
}

/** Whether percent-encoding spells UTF-8 without NUL, which no page's address holds. */
function isText(address: string): boolean {
  try {
    return !decodeURIComponent(address).includes('\0');
  } catch {
    return false;
  }
}
