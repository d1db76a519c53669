import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { WebDeps } from './deps.ts';
import { HttpFault } from './http-fault.ts';

const MAX_ADDRESS = 4096;
const MAX_PARAMETERS = 100;
const WINDOW_MS = 10 * 60 * 1000;

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
