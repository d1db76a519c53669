import type { Formats } from '../presenters/formats.ts';
import { toAtom } from './atom.ts';
import { toBibTex, toPlainText, toRis } from './citation.ts';
import { csvParts, toCsv } from './csv.ts';
import { jsonParts, toJson } from './json.ts';
import { toOpenApi } from './openapi.ts';
import { toCard, toDistribution } from './picture.ts';
import { toSitemap, toSitemapIndex } from './sitemap.ts';

export const formats: Formats = {
  csv: toCsv,
  json: toJson,
  parts: { csv: csvParts, json: jsonParts },
  citation: { bib: toBibTex, ris: toRis, txt: toPlainText },
  atom: toAtom,
  sitemap: toSitemap,
  sitemapIndex: toSitemapIndex,
  card: toCard,
  distribution: toDistribution,
  openApi: toOpenApi,
};
