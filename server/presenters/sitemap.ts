import type { Address } from '../domain/publication.ts';
import type { SchemeSummary } from '../stance/types.ts';

/** What the protocol of sitemaps allows one file to hold. */
export const SITEMAP_SIZE = 50_000;

const FIXED_PAGES = [
  '/',
  '/asks',
  '/responses',
  '/experts',
  '/institutions',
  '/changes',
  '/method',
  '/about',
  '/submit',
] as const;

const FOLDERS: Readonly<Record<Address['kind'], string>> = {
  ask: '/asks',
  response: '/responses',
  expert: '/experts',
  institution: '/institutions',
};

/**
 * The pages that stand for no one ask, response, expert or institution, under their lasting addresses.
 * `used`: the schemes that asks are tagged by.
 */
export function fixedPages(schemes: readonly SchemeSummary[], used: ReadonlySet<string>): readonly string[] {
  return [
    ...FIXED_PAGES,
    ...schemes.map(({ id }) => `/method/${id}`),
    ...schemes.filter(({ id }) => used.has(id)).map(({ id }) => `/matrix?scheme=${encodeURIComponent(id)}`),
  ];
}

export function pathOf({ kind, key }: Address): string {
  return `${FOLDERS[kind]}/${key}`;
}

export function sitemapPath(part: number): string {
  return `/sitemap-${part}.xml`;
}

/**
 * robots.txt: everything public may be read. Orders and page sizes show the same rows again, and forms are
 * no reading, so robots are spared both.
 */
export function robotsText(site: string): string {
  const closed = [
    '/*?*sort=',
    '/*?*dir=',
    '/*?*size=',
    '/compare?',
    '/search?',
    '/submit/',
    '/editor/',
    '/login',
  ];
  return [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    'Allow: /',
    '',
    `Sitemap: ${site}/sitemap.xml`,
    '',
  ].join('\n');
}
