import { element, xmlDocument } from './xml.ts';

const NAMESPACE = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };

/** A sitemap of these whole addresses, at most 50,000 of them. */
export function toSitemap(addresses: readonly string[]): string {
  return list('urlset', 'url', addresses);
}

/** The list of sitemaps, for a site that needs more than one. */
export function toSitemapIndex(addresses: readonly string[]): string {
  return list('sitemapindex', 'sitemap', addresses);
}

function list(root: string, item: string, addresses: readonly string[]): string {
  const items = addresses.map((address) => element(item, {}, element('loc', {}, address)));
  return xmlDocument(element(root, NAMESPACE, ...items));
}
