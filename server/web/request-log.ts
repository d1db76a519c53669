import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/**
 * One line per request: method, path, status and time. Addresses, browsers, queries and form fields are
 * not logged, for they may say who reads and what is sought.
 */
export function logRequests(log: Logger): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    const { method, path } = req;
    res.once('close', () => {
      const milliseconds = Math.round(performance.now() - started);
      log.info(
        { method, path, status: res.statusCode, complete: res.writableFinished, milliseconds },
        'request',
      );
    });
    next();
  };
}
