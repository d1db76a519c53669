import { fixedPages, pathOf, robotsText, SITEMAP_SIZE, sitemapPath } from '../../presenters/sitemap.ts';
import type { WebDeps } from '../deps.ts';
import { type Handler, notFound, pathPart, sendText } from '../handler.ts';

const XML = 'application/xml';
const HOUR = 3600;

/** GET /robots.txt */
export const robots: Handler = (deps) => (_req, res) =>
  sendText(res, 'text/plain', robotsText(deps.publicUrl), HOUR);

/** GET /sitemap.xml: every address, or where they are more than one file may hold, the list of the files. */
export const sitemap: Handler = (deps) => (_req, res) => {
  const fixed = fixedOf(deps);
  const parts = countParts(deps, fixed);
  if (parts === 1) return sendText(res, XML, part(deps, fixed, 1), HOUR);
  const files = Array.from({ length: parts }, (_, index) => deps.publicUrl + sitemapPath(index + 1));
  sendText(res, XML, deps.formats.sitemapIndex(files), HOUR);
};

/** GET /sitemap-:part.xml */
export const sitemapPart: Handler = (deps) => (req, res) => {
  const text = pathPart(req, 'part');
  const number = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0;
  const fixed = fixedOf(deps);
  if (number < 1 || number > countParts(deps, fixed)) throw notFound(`There is no sitemap at ${req.path}.`);
  sendText(res, XML, part(deps, fixed, number), HOUR);
};

function fixedOf({ store, classifier }: WebDeps): readonly string[] {
  return fixedPages(classifier.schemes, new Set(store.asks.overviews().map(({ ask }) => ask.scheme)));
}

function countParts({ store }: WebDeps, fixed: readonly string[]): number {
  return Math.ceil((fixed.length + store.publications.countAddresses()) / SITEMAP_SIZE);
}

/** The fixed pages open the first part; every part is full but the last. */
function part({ store, formats, publicUrl }: WebDeps, fixed: readonly string[], number: number): string {
  const head = number === 1 ? fixed : [];
  const before = number === 1 ? 0 : (number - 1) * SITEMAP_SIZE - fixed.length;
  const found = store.publications.addresses(SITEMAP_SIZE - head.length, before);
  return formats.sitemap([...head, ...found.map(pathOf)].map((path) => publicUrl + path));
}
