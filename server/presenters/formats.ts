import type { SchemeSummary } from '../stance/types.ts';
import type { Citation, CitationFormat } from './citation.ts';
import type { Feed } from './feed.ts';
import type { PictureView } from './picture.ts';
import type { Table } from './table.ts';

/**
 * Everything that leaves the site as another kind of file. publish/ writes them; the web is given them, so
 * that neither imports the other. `site`: where the site is reached, without a trailing slash.
 */
export interface Formats {
  readonly csv: (table: Table) => string;
  readonly json: (table: Table) => string;
  /** The same texts, made a part at a time. */
  readonly parts: Readonly<Record<'csv' | 'json', (table: Table) => Iterable<string>>>;
  readonly citation: Readonly<Record<CitationFormat, (citation: Citation) => string>>;
  readonly atom: (feed: Feed, site: string) => string;
  /** Of whole addresses, at most 50,000. */
  readonly sitemap: (addresses: readonly string[]) => string;
  readonly sitemapIndex: (addresses: readonly string[]) => string;
  readonly card: (view: PictureView) => string;
  readonly distribution: (view: PictureView) => string;
  readonly openApi: (schemes: readonly SchemeSummary[], site: string) => string;
}
