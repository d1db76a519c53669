import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { AppError } from '../domain/errors.ts';
import type { CodedResponse } from '../domain/ports.ts';
import type { Ask } from '../domain/types.ts';
import { layoutModel } from '../presenters/layout.ts';
import type { PageModel } from '../presenters/page.ts';
import { PART, type Table } from '../presenters/table.ts';
import type { WebDeps } from './deps.ts';

/** Table pages answer under the same path with `.csv` and `.json` added; all others are `html`. */
export type Format = 'html' | 'csv' | 'json';

/**
 * One route. It is made once, at start, and answers many requests; whatever it throws or rejects with
 * reaches the one error handler (errors.ts). `format` is `html` but for the table routes of routes.ts.
 */
export type Handler = (
  deps: WebDeps,
  format: Format,
) => (req: Request, res: Response) => void | Promise<void>;

/** Renders views/pages/`page`.hbs inside the layout. Pages may be kept but must be asked for again. */
export function sendPage(res: Response, deps: WebDeps, page: string, model: PageModel, status = 200): void {
  const html = deps.views.render(page, { ...model, layout: layoutModel(model, deps.publicUrl, status) });
  if (!res.hasHeader('Cache-Control')) res.set('Cache-Control', status === 200 ? 'no-cache' : 'no-store');
  res.status(status).type('html').send(html);
}

/** The same for a page that is shown inside pages of other sites; search engines should know the page it is of. */
export function sendEmbed(res: Response, deps: WebDeps, page: string, model: PageModel): void {
  const layout = layoutModel(model, deps.publicUrl, 200);
  res.set('Cache-Control', 'no-cache').set('X-Robots-Tag', 'noindex');
  res.type('html').send(deps.views.render(page, { ...model, layout }, 'embed'));
}

/** Sends text of the given type in UTF-8. Anyone may keep it for so many seconds; 0: must ask again. */
export function sendText(res: Response, type: string, text: string, seconds = 0): void {
  res.set('Cache-Control', seconds === 0 ? 'no-cache' : `public, max-age=${seconds}`);
  res.type(type).send(text);
}

/**
 * Sends the rows as a file: CSV to keep, JSON to read. A long one leaves a part at a time, with other
 * requests served in between.
 */
export async function sendTable(
  res: Response,
  deps: WebDeps,
  format: 'csv' | 'json',
  table: Table,
): Promise<void> {
  res.set('Cache-Control', 'no-cache');
  if (format === 'csv') res.attachment(`${table.name}.csv`);
  res.type(format);
  if (table.rows.length <= PART) {
    res.send(deps.formats[format](table));
    return;
  }
  try {
    await pipeline(Readable.from(unhurried(deps.formats.parts[format](table))), res);
  } catch (error) {
    // Who hung up is owed nothing more; everything else is a fault.
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
      throw error;
  }
}

async function* unhurried(parts: Iterable<string>): AsyncGenerator<string> {
  for (const part of parts) {
    yield part;
    await othersFirst();
  }
}

/** The query string with its repeats, in order. Its size and its encoding have been checked (limits.ts). */
export function queryOf(req: Request): URLSearchParams {
  const mark = req.originalUrl.indexOf('?');
  return new URLSearchParams(mark === -1 ? '' : req.originalUrl.slice(mark + 1));
}

/** The named part of the path (`:slug`), decoded. */
export function pathPart(req: Request, name: string): string {
  const value = req.params[name];
  if (typeof value !== 'string') throw new Error(`The route of ${req.path} has no part named "${name}".`);
  return value;
}

/** The ask that the path names by its slug. @throws AppError `not_found` */
export function askOf(deps: WebDeps, req: Request): Ask {
  const ask = deps.store.asks.bySlug(pathPart(req, 'slug'));
  if (!ask) throw notFound(`There is no ask at ${req.path}.`);
  return ask;
}

/** The published response that the path names by its number. @throws AppError `not_found` */
export function responseOf(deps: WebDeps, req: Request): CodedResponse {
  const text = pathPart(req, 'id');
  const found = /^[1-9]\d{0,14}$/.test(text) ? deps.store.responses.byId(Number(text)) : null;
  if (!found) throw notFound(`There is no published response at ${req.path}.`);
  return found;
}

/** A query that cannot be understood: a 400 page that shows `message`. */
export function badQuery(message: string): AppError {
  return new AppError('bad_query', message);
}

/** Something that is not here: a 404 page that shows `message`. */
export function notFound(message: string): AppError {
  return new AppError('not_found', message);
}
