import express, { type Request, type RequestHandler } from 'express';
import { HttpFault } from './http-fault.ts';

/** Room for every field at its limit with each character percent-encoded, and then some. */
const MAX_BYTES = 128 * 1024;
const MAX_FIELDS = 50;

const TYPE = 'application/x-www-form-urlencoded';

/**
 * Reads posted forms, for `formOf`. Refuses what is too large (413) and what is not UTF-8 (400), rather
 * than guessing at characters.
 */
export function readForms(): RequestHandler[] {
  const decode: RequestHandler = (req, _res, next) => {
    if (Buffer.isBuffer(req.body)) req.body = parseForm(req.body);
    next();
  };
  return [express.raw({ type: TYPE, limit: MAX_BYTES, inflate: false }), decode];
}

/**
 * The fields of the form that was posted; none where nothing was.
 * @throws HttpFault 415 where something else than a form was posted
 */
export function formOf(req: Request): URLSearchParams {
  if (req.body instanceof URLSearchParams) return req.body;
  if (req.is(TYPE) === null || req.get('Content-Length') === '0') return new URLSearchParams();
  throw new HttpFault(415, `Answers are taken as a form (${TYPE}), not in another format.`);
}

function parseForm(bytes: Buffer): URLSearchParams {
  const pairs = bytes.toString('latin1').split('&').filter(Boolean);
  if (pairs.length > MAX_FIELDS) throw new HttpFault(413, `A form here has ${MAX_FIELDS} fields at most.`);
  return new URLSearchParams(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decodePart(name), decodePart(value.join('='))];
    }),
  );
}

/** @throws HttpFault 400 where the percent-encoding is broken or does not spell UTF-8. */
function decodePart(text: string): string {
  try {
    // Bytes beyond ASCII that were sent bare become percent-encoded here, so that one check serves both.
    const encoded = text.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    throw new HttpFault(
      400,
      'The form arrived with characters that are not UTF-8 text. Go back and send it again.',
    );
  }
}
