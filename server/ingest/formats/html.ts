import { Parser } from 'htmlparser2';
import { AppError } from '../../domain/errors.ts';
import type { Block, Dropped, ReadDocument, TextBlock } from '../block.ts';
import { MetaReader } from './html-meta.ts';
import { BLOCKS, BOLD, isBoldStyle, isPageFurniture, SKIPPED } from './html-rules.ts';
import { joinRuns, type Run } from './inline-markup.ts';
import { MARKER } from './lines.ts';

/** Deeper pages are not articles; the limit keeps the work per tag small. */
const DEEPEST = 256;

interface Element {
  readonly name: string;
  readonly bold: boolean;
  readonly skipped: boolean;
  /** Number of the article or main element around it, 0 outside any. */
  readonly region: number;
}

interface Placed {
  readonly block: Block;
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
 * @throws AppError `document_unreadable` where elements are nested deeper than 256
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
  return reader.finish();
}

class HtmlReader {
  readonly #keepFurniture: boolean;
  readonly #meta = new MetaReader();
  readonly #stack: Element[] = [];
  readonly #placed: Placed[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #dropped: Dropped[] = [];
  #runs: Run[] = [];
  #regions = 0;

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
    const around = this.#stack.at(-1) ?? { bold: false, skipped: false, region: 0 };
    const isRegion = name === 'article' || name === 'main';
    if (isRegion) this.#regions += 1;
    if (name === 'table')
      this.#tables.push({ rows: [], start: this.#placed.length, depth: this.#stack.length });
    if (name === 'tr') this.#tables.at(-1)?.rows.push([]);
    if (name === 'td' || name === 'th') this.#tables.at(-1)?.rows.at(-1)?.push('');
    this.#stack.push({
      name,
      bold: isBoldStyle(attributes.style) ?? (BOLD.has(name) || around.bold),
      skipped: around.skipped || this.#isSkipped(name, attributes),
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
    if (parent?.skipped === true || parent?.name === 'title') return;
    this.#runs.push({ text: piece, bold: parent?.bold ?? false });
  }

  finish(): ReadDocument {
    this.#flush();
    return { blocks: this.#mainBlocks(), meta: this.#meta.meta(), warnings: [], dropped: this.#dropped };
  }

  #isSkipped(name: string, attributes: Readonly<Record<string, string>>): boolean {
    if (name === 'head') return false;
    if (name === 'sup' || (name === 'a' && /\b(?:footnote|fn)\b/iu.test(attributes.class ?? ''))) return true;
    if (this.#keepFurniture) return name === 'script' || name === 'style';
    const isContainer = name === 'html' || name === 'body' || name === 'main' || name === 'article';
    return SKIPPED.has(name) || isPageFurniture(attributes, isContainer);
  }

  #flush(): void {
    const runs = this.#runs;
    this.#runs = [];
    const { text, bold } = joinRuns(runs);
    if (text === '') return;
    const row = this.#tables.at(-1)?.rows.at(-1);
    const cell = row?.pop();
    if (row && cell !== undefined) row.push(cell === '' ? text : `${cell} ${text}`);
    const block = this.#toBlock(text, bold);
    this.#placed.push({ block, region: this.#stack.at(-1)?.region ?? 0 });
  }

  #toBlock(text: string, bold: number): TextBlock {
    const line = this.#placed.length + 1;
    const heading = this.#innermost(/^h[1-6]$/u);
    if (heading) return { kind: 'heading', text, level: Number(heading.slice(1)), bold, marker: null, line };
    const marker = MARKER.exec(text)?.[0];
    const isDash = marker !== undefined && /^[-–—]/u.test(marker);
    if (this.#innermost(/^li$/u)) return { kind: 'item', text, level: 0, bold, marker: '-', line };
    if (marker !== undefined && !isDash && text.length > marker.length) {
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

  /** The blocks of the region with the most text, with the page's title if that stands above it. */
  #mainBlocks(): Block[] {
    const sizes = new Map<number, number>();
    for (const { block, region } of this.#placed) sizes.set(region, (sizes.get(region) ?? 0) + sizeOf(block));
    const [largest = 0] = [...sizes].filter(([region]) => region > 0).sort((a, b) => b[1] - a[1])[0] ?? [];
    const whole = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    if (largest === 0 || (sizes.get(largest) ?? 0) < whole * 0.4)
      return this.#placed.map(({ block }) => block);
    const first = this.#placed.findIndex(({ region }) => region === largest);
    return this.#placed.flatMap(({ block, region }, at) => {
      const isTitle = at < first && block.kind === 'heading' && block.level === 1;
      if (region === largest || isTitle) return [block];
      if (block.kind !== 'table') this.#dropped.push({ text: block.text, why: 'outside the article' });
      return [];
    });
  }
}

function sizeOf(block: Block): number {
  return block.kind === 'table' ? block.rows.flat().join(' ').length : block.text.length;
}
