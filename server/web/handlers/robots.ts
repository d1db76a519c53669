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
  const parts = countParts(deps);
  if (parts === 1) return sendText(res, XML, part(deps, 1), HOUR);
  const files = Array.from({ length: parts }, (_, index) => deps.publicUrl + sitemapPath(index + 1));
  sendText(res, XML, deps.formats.sitemapIndex(files), HOUR);
};

/** GET /sitemap-:part.xml */
export const sitemapPart: Handler = (deps) => (req, res) => {
  const text = pathPart(req, 'part');
  const number = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > countParts(deps)) throw notFound(`There is no sitemap at ${req.path}.`);
  sendText(res, XML, part(deps, number), HOUR);
};

function countParts({ store, classifier }: WebDeps): number {
  const fixed = fixedPages(classifier.schemes).length;
  return Math.ceil((fixed + store.publications.countAddresses()) / SITEMAP_SIZE);
}

/** The fixed pages open the first part; every part is full but the last. */
function part({ store, classifier, formats, publicUrl }: WebDeps, number: number): string {
  const pages = fixedPages(classifier.schemes);
  const fixed = number === 1 ? pages : [];
  const before = number === 1 ? 0 : (number - 1) * SITEMAP_SIZE - pages.length;
  const found = store.publications.addresses(SITEMAP_SIZE - fixed.length, before);
  return formats.sitemap([...fixed, ...found.map(pathOf)].map((path) => publicUrl + path));
}
