import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { AppError, type AppErrorCode } from '../domain/errors.ts';
import { type ErrorModel, presentError } from '../presenters/error.ts';
import type { WebDeps } from './deps.ts';
import { sendPage } from './handler.ts';
import { HttpFault } from './http-fault.ts';

/** The AppErrors that a request can bring about; all others are ours to mend, and so 500. */
const STATUS: Partial<Record<AppErrorCode, number>> = {
  bad_query: 400,
  not_found: 404,
  conflict: 409,
  database_busy: 503,
};

/**
 * The one place where a request ends that did not go well: a page that helps (or its JSON or plain text
 * where the address ends so), with what was typed where a form was sent. Faults of ours are logged under
 * an id that the page shows.
 */
export function handleErrors(deps: WebDeps): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const { status, message } = statusOf(error);
    const id = status >= 500 ? randomUUID().slice(0, 8) : null;
    if (id) deps.log.error({ err: error, id, method: req.method, path: req.path }, 'a request failed');
    // A response on its way cannot be mended; Express ends the connection.
    if (res.headersSent) return next(error);
    for (const name of ['Content-Disposition', 'Cache-Control', 'ETag']) res.removeHeader(name);
    const model = presentError({
      status,
      message,
      id,
      bare: bareAddress(req),
      typed: typed(req, status),
    });
    try {
      send(req, res, deps, model);
    } catch (cause) {
      deps.log.error({ err: cause, id }, 'the error page could not be made');
      res.status(500).type('text').send('Something went wrong on our side. Please try again later.\n');
    }
  };
}

function send(req: Request, res: Response, deps: WebDeps, model: ErrorModel): void {
  res.set('Cache-Control', 'no-store');
  const sentences = [model.message, ...(model.id ? [`The number of this fault is ${model.id}.`] : [])].join(
    ' ',
  );
  if (req.path.endsWith('.json')) res.status(model.status).json({ error: sentences });
  else if (req.path.endsWith('.csv')) res.status(model.status).type('text').send(`${sentences}\n`);
  else sendPage(res, deps, 'error', model, model.status);
}

/** The status, and the sentence to show; null where only the status says something fit to show. */
function statusOf(error: unknown): { status: number; message: string | null } {
  if (error instanceof HttpFault) return { status: error.status, message: error.message };
  if (error instanceof AppError) {
    const status = STATUS[error.code] ?? 500;
    return { status, message: status < 500 ? error.message : null };
  }
  // Express and its body and file readers mark the faults of a request with a status of 400 to 499.
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return { status: status >= 400 && status < 500 ? status : 500, message: null };
}

/**
 * The address without its query, for "the same page without filters"; null where it had none, or where a
 * browser would take it for the name of another site ("//elsewhere.example").
 */
function bareAddress(req: Request): string | null {
  const filtered = req.method === 'GET' && req.originalUrl.includes('?');
  return filtered && /^\/(?![/\\])/.test(req.path) ? req.path : null;
}

/** What was typed into a form, so that a refusal loses nothing. A form from elsewhere is not echoed. */
function typed(req: Request, status: number): URLSearchParams | null {
  return status !== 403 && req.body instanceof URLSearchParams ? req.body : null;
}
