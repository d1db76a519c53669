import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { AppError } from '../../domain/errors.ts';
import { type Block, NO_META, type ReadDocument, refuseBlocks, type TextBlock } from '../block.ts';
import { type DocxStyle, isOn, readDocxStyles } from './docx-styles.ts';
import { joinRuns, type Run } from './inline-markup.ts';
import { markerOf } from './lines.ts';
import { type Archive, openArchive, otherArchive } from './zip.ts';

const DEEPEST = 256;

/** Whether bytes begin as a zip archive does, which a .docx is. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * A Word document: paragraphs, headings, list items, bold and tables. Deleted and hidden text, notes, pictures,
 * headers and footers are left out. Streamed; nothing outside word/document.xml and word/styles.xml is unpacked.
 * @throws AppError `document_unreadable`, `document_too_large`, `document_empty`.
 */
export async function readDocx(bytes: Uint8Array): Promise<ReadDocument> {
  const archive = await openArchive(bytes);
  if (!archive.has('word/document.xml')) throw otherArchive(archive);
  const styles = await readDocxStyles((handler) => parseXml(archive, 'word/styles.xml', handler));
  const body = new BodyReader(styles);
  await parseXml(archive, 'word/document.xml', body);
  const blocks = body.finish();
  if (blocks.length === 0)
    throw new AppError('document_empty', 'The document holds no text. Give one with the survey in it.');
  return { blocks, meta: NO_META, warnings: [], dropped: [] };
}

/** What a reader of a part is told; names as printed with their prefix ("w:p"). */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

async function parseXml(archive: Archive, part: string, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => {
    throw unreadable('it declares a document type, which no word processor writes');
  });
  parser.on('error', (error) => {
    throw unreadable(error.message);
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    depth += 1;
    if (depth > DEEPEST) throw unreadable(`its elements are nested more than ${DEEPEST} deep`);
    handler.open(name, attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handler.close(name);
  });
  parser.on('text', (text) => handler.text(text));
  for await (const piece of archive.text(part)) parser.write(piece);
  if (archive.has(part)) parser.close();
}

function unreadable(why: string): AppError {
  return new AppError(
    'document_unreadable',
    `The document cannot be read: ${why}. Open it in a word processor, save it again and import that.`,
  );
}

interface Paragraph {
  style: DocxStyle;
  isItem: boolean;
  runs: Run[];
}

const PLAIN: DocxStyle = { level: 0, bold: false };

/** Builds blocks from the elements of word/document.xml. */
class BodyReader implements XmlHandler {
  readonly #styles: ReadonlyMap<string, DocxStyle>;
  readonly #blocks: Block[] = [];
  readonly #tables: { rows: string[][]; start: number }[] = [];
  #paragraph: Paragraph | null = null;
  #bold = false;
  #hidden = false;
  #inText = false;
  #inRunProperties = false;
  /** How many elements are open whose text does not count. */
  #skipped = 0;

  constructor(styles: ReadonlyMap<string, DocxStyle>) {
    this.#styles = styles;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (SKIPPED.has(name)) this.#skipped += 1;
    if (this.#skipped > 0) return;
    const value = attributes['w:val'];
    const paragraph = this.#paragraph;
    if (name === 'w:p') this.#paragraph = { style: PLAIN, isItem: false, runs: [] };
    else if (name === 'w:pStyle' && paragraph) paragraph.style = this.#styles.get(value ?? '') ?? PLAIN;
    else if (name === 'w:numPr' && paragraph) paragraph.isItem = true;
    else if (name === 'w:r') this.#startRun();
    else if (name === 'w:rPr') this.#inRunProperties = true;
    else if (name === 'w:b' && this.#inRunProperties) this.#bold = isOn(value);
    else if (name === 'w:vanish' && this.#inRunProperties) this.#hidden = isOn(value);
    else if (name === 'w:t') this.#inText = true;
    else if (name === 'w:tab' || name === 'w:noBreakHyphen') this.#add(name === 'w:tab' ? ' ' : '-');
    else if (name === 'w:br' || name === 'w:cr') this.#endParagraph(paragraph && { ...paragraph, runs: [] });
    else if (name === 'w:tbl') this.#tables.push({ rows: [], start: this.#blocks.length });
    else if (name === 'w:tr') this.#tables.at(-1)?.rows.push([]);
    else if (name === 'w:tc') this.#tables.at(-1)?.rows.at(-1)?.push('');
  }

  close(name: string): void {
    const isWithinSkipped = this.#skipped > 0;
    if (SKIPPED.has(name)) this.#skipped -= 1;
    if (isWithinSkipped) return;
    if (name === 'w:p') this.#endParagraph(null);
    else if (name === 'w:t') this.#inText = false;
    else if (name === 'w:rPr') this.#inRunProperties = false;
    else if (name === 'w:tbl') this.#closeTable();
  }

  text(text: string): void {
    if (this.#inText && this.#skipped === 0) this.#add(text);
  }

  finish(): readonly Block[] {
    return this.#blocks;
  }

  #startRun(): void {
    this.#bold = this.#paragraph?.style.bold ?? false;
    this.#hidden = false;
  }

  #add(text: string): void {
    if (!this.#hidden) this.#paragraph?.runs.push({ text, bold: this.#bold });
  }

  #endParagraph(next: Paragraph | null): void {
    const paragraph = this.#paragraph;
    this.#paragraph = next;
    if (paragraph === null) return;
    const { text, bold } = joinRuns(paragraph.runs);
    if (text === '') return;
    const row = this.#tables.at(-1)?.rows.at(-1);
    const cell = row?.pop();
    if (row && cell !== undefined) row.push(cell === '' ? text : `${cell} ${text}`);
    this.#blocks.push(toBlock(text, bold, paragraph, this.#blocks.length + 1));
    refuseBlocks(this.#blocks.length);
  }

  #closeTable(): void {
    const table = this.#tables.pop();
    const rows = table?.rows.filter((row) => row.some((cell) => cell !== '')) ?? [];
    if (!table || rows.length < 2 || rows.filter((row) => row.length > 2).length < rows.length * 0.5) return;
    this.#blocks.splice(table.start, Number.POSITIVE_INFINITY, {
      kind: 'table',
      rows,
      line: table.start + 1,
    });
  }
}

/** Text of fields, notes, drawings and the second version of what old programs cannot show. */
const SKIPPED: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:drawing',
  'w:pict',
  'w:object',
]);

function toBlock(text: string, bold: number, { style, isItem }: Paragraph, line: number): TextBlock {
  if (style.level > 0) return { kind: 'heading', text, level: style.level, bold, marker: null, line };
  const marker = markerOf(text);
  if (isItem || (marker !== null && !/^[-–—]/u.test(marker) && text.length > marker.length)) {
    const rest = isItem ? text : text.slice(marker?.length ?? 0);
    return {
      kind: 'item',
      text: rest,
      level: 0,
      bold: Math.min(bold, rest.length),
      marker: marker?.trim() ?? '•',
      line,
    };
  }
  return { kind: 'paragraph', text, level: 0, bold, marker: null, line };
}
