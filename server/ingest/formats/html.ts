import { Parser } from 'htmlparser2';
import { AppError } from '../../domain/errors.ts';
import { type Dropped, type ReadDocument, refuseBlocks, type TextBlock, type Warning } from '../block.ts';
import { isFurniture } from '../boilerplate.ts';
import { cleanLine } from '../clean.ts';
import { articleOf, type Placed } from './html-article.ts';
import { MetaReader } from './html-meta.ts';
import { BLOCKS, BOLD, isBoldStyle, type Skipping, skipping } from './html-rules.ts';
import { joinRuns, type Run } from './inline-markup.ts';
import { markerOf } from './lines.ts';

/** Deeper pages are not articles; the limit keeps the work per tag small. */
const DEEPEST = 256;

interface Element {
  readonly name: string;
  readonly bold: boolean;
  readonly skipped: Skipping;
  readonly link: boolean;
  /** Number of the article or main element around it, 0 outside any. */
  readonly region: number;
}

/** A table while its cells are read; its blocks serve where it only lays out a page. */
interface OpenTable {
  readonly rows: string[][];
  readonly start: number;
  readonly depth: number;
}

/**
 * A saved web page or a pasted fragment. Reads the largest article (or main element), else the whole body.
 * @param keepFurniture true to trust no class names: for pages whose text stands in what looks like furniture
 * @throws AppError `document_unreadable` where elements are nested deeper than 256; `document_too_large`
 */
export function readHtml(text: string, keepFurniture = false): ReadDocument {
  const reader = new HtmlReader(keepFurniture);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: (name) => reader.close(name),
      ontext: (piece) => reader.text(piece),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(text);
  const document = reader.finish();
  return isCutOff(text) ? { ...document, warnings: [CUT_OFF] } : document;
}

/** A whole page, as browsers save it, that never ends. */
function isCutOff(text: string): boolean {
  return /<body[\s>]/iu.test(text.slice(0, 200_000)) && !/<\/(?:body|html)\s*>/iu.test(text);
}

const CUT_OFF: Warning = {
  code: 'may_be_cut_off',
  message: 'The page begins and never ends. It may have been cut off: see that the last answers are there.',
  where: 'whole file',
};

class HtmlReader {
  readonly #keepFurniture: boolean;
  readonly #meta = new MetaReader();
  readonly #stack: Element[] = [];
  readonly #placed: Placed[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #dropped: Dropped[] = [];
  #runs: Run[] = [];
  /** Whether all of the text since the last block is a link. */
  #isLink = true;
  #regions = 0;
  /** Text of the page's own elements since the last block. */
  #aside = '';
  /** Whether some of that text stands where series, number and date may. */
  #mayBeLabel = false;

  constructor(keepFurniture: boolean) {
    this.#keepFurniture = keepFurniture;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#meta.element(name, attributes);
    if (this.#stack.length >= DEEPEST) {
      throw new AppError(
        'document_unreadable',
        `The page nests elements more than ${DEEPEST} deep, which no article does. Copy its text into a plain text file and import that.`,
      );
    }
    if (BLOCKS.has(name) || name === 'br') this.#flush();
    const around = this.#stack.at(-1) ?? { bold: false, skipped: null, link: false, region: 0 };
    const isRegion = name === 'article' || name === 'main';
    if (isRegion) this.#regions += 1;
    if (name === 'table')
      this.#tables.push({ rows: [], start: this.#placed.length, depth: this.#stack.length });
    if (name === 'tr') this.#tables.at(-1)?.rows.push([]);
    if (name === 'td' || name === 'th') this.#tables.at(-1)?.rows.at(-1)?.push('');
    this.#stack.push({
      name,
      bold: isBoldStyle(attributes.style) ?? (BOLD.has(name) || around.bold),
      skipped: around.skipped ?? skipping(name, attributes, this.#keepFurniture),
      link: around.link || name === 'a',
      region: isRegion ? this.#regions : around.region,
    });
  }

  close(name: string): void {
    if (BLOCKS.has(name)) this.#flush();
    this.#stack.pop();
    if (name === 'table') this.#closeTable();
  }

  text(piece: string): void {
    const parent = this.#stack.at(-1);
    if (parent?.name === 'title') this.#meta.pageTitle(piece);
    if (parent?.name === 'script') this.#meta.jsonLd(piece);
    if (parent?.skipped === 'traced' || parent?.skipped === 'label') this.#aside += piece;
    if (parent?.skipped === 'label') this.#mayBeLabel = true;
    if ((parent?.skipped ?? null) !== null || parent?.name === 'title') return;
    this.#runs.push({ text: piece, bold: parent?.bold ?? false });
    if (parent?.link !== true && /\S/u.test(piece)) this.#isLink = false;
  }

  finish(): ReadDocument {
    this.#flush();
    const { blocks, dropped } = articleOf(this.#placed);
    return { blocks, meta: this.#meta.meta(), warnings: [], dropped: [...this.#dropped, ...dropped] };
  }

  #flush(): void {
    this.#traceAside();
    const runs = this.#runs;
    const isLink = this.#isLink;
    this.#runs = [];
    this.#isLink = true;
    const { text, bold } = joinRuns(runs);
    if (text === '') return;
    const row = this.#tables.at(-1)?.rows.at(-1);
    if (row && isLink && isFurniture(text)) {
      this.#dropped.push({ text, why: 'a link of the page' });
      return;
    }
    const cell = row?.pop();
    if (row && cell !== undefined) row.push(cell === '' ? text : `${cell} ${text}`);
    const block = this.#toBlock(text, bold);
    this.#placed.push({ block, region: this.#stack.at(-1)?.region ?? 0 });
    refuseBlocks(this.#placed.length);
  }

  #traceAside(): void {
    const text = cleanLine(this.#aside);
    const isLabel = this.#mayBeLabel && this.#meta.byline(text);
    this.#aside = '';
    this.#mayBeLabel = false;
    if (text !== '' && !isLabel) this.#dropped.push({ text, why: 'part of the page, not of the text' });
  }

  #toBlock(text: string, bold: number): TextBlock {
    const line = this.#placed.length + 1;
    const heading = this.#innermost(/^h[1-6]$/u);
    if (heading) return { kind: 'heading', text, level: Number(heading.slice(1)), bold, marker: null, line };
    const marker = markerOf(text);
    const isDash = marker !== null && /^[-–—]/u.test(marker);
    if (this.#innermost(/^li$/u)) return { kind: 'item', text, level: 0, bold, marker: '-', line };
    if (marker !== null && !isDash && text.length > marker.length) {
      const rest = text.slice(marker.length);
      return {
        kind: 'item',
        text: rest,
        level: 0,
        bold: Math.max(0, bold - marker.length),
        marker: marker.trim(),
        line,
      };
    }
    const kind = this.#innermost(/^blockquote$/u) ? 'quote' : 'paragraph';
    return { kind, text, level: 0, bold, marker: null, line };
  }

  #innermost(pattern: RegExp): string | null {
    return this.#stack.findLast(({ name }) => pattern.test(name))?.name ?? null;
  }

  /** Rows of several short cells are data; anything else was a table for laying out the page. */
  #closeTable(): void {
    const table = this.#tables.pop();
    if (!table) return;
    const rows = table.rows.filter((row) => row.some((cell) => cell !== ''));
    const wide = rows.filter((row) => row.length > 2).length;
    if (rows.length < 2 || wide < rows.length * 0.5) return;
    const region = this.#stack.at(-1)?.region ?? 0;
    this.#placed.splice(table.start, Number.POSITIVE_INFINITY, {
      block: { kind: 'table', rows, line: table.start + 1 },
      region,
    });
  }
}
