import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, Router } from 'express';
import { HttpFault } from './http-fault.ts';

const PUBLIC_DIR = fileURLToPath(new URL('../../public/', import.meta.url));

/** Under which path the files of public/ are served. */
const MOUNT = '/static';

/** File name in public/ -> the start of the SHA-256 of its contents, read once. */
const HASHES: ReadonlyMap<string, string> = new Map(
  readdirSync(PUBLIC_DIR, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(PUBLIC_DIR.length).replaceAll('\\', '/');
      return [name, createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12)];
    }),
);

/**
 * The address of a file of public/ with its contents' hash, which browsers may keep for a year:
 * "site.css" -> "/static/site.css?v=0123456789ab".
 * @throws Error where public/ has no such file
 */
export function assetUrl(name: string): string {
  const hash = HASHES.get(name);
  if (hash === undefined) throw new Error(`public/ has no file "${name}".`);
  return `${MOUNT}/${name}?v=${hash}`;
}

/** Serves public/ under /static, with an ETag, and for a year where the address carries the right hash. */
export function staticFiles(): RequestHandler {
  const files = express.static(PUBLIC_DIR, {
    fallthrough: false,
    index: false,
    redirect: false,
    cacheControl: false,
    setHeaders(res, path) {
      const name = path.slice(PUBLIC_DIR.length).replaceAll('\\', '/');
      const current = HASHES.has(name) && res.req.originalUrl === assetUrl(name);
      res.setHeader('Cache-Control', current ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return Router().use(MOUNT, (req, res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') return files(req, res, next);
    res.set('Allow', 'GET, HEAD');
    throw new HttpFault(405, 'Files can only be read.');
  });
}
