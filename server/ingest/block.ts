import { AppError } from '../domain/errors.ts';

/** One unit of a document's text, as a format reader hands it to the layout recognisers. */
export interface TextBlock {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'quote';
  /** Cleaned, on one line, never empty; list markers and inline markup are gone. */
  readonly text: string;
  /** 1 to 6 for headings, 0 for all else. */
  readonly level: number;
  /** Length of the bold run that the text begins with, in UTF-16 units; all of it where it is wholly bold. */
  readonly bold: number;
  /** The list marker as printed ("-", "3."); null for all but items. */
  readonly marker: string | null;
  /** Line in the document from 1, or the number of the block where the format has no lines. */
  readonly line: number;
}

/** A table, cell by cell, row by row; the first row may or may not be a header. */
export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
  readonly line: number;
}

export type Block = TextBlock | TableBlock;

/** What a document says of itself outside its text (front matter, meta elements). */
export interface DocumentMeta {
  readonly title: string | null;
  readonly series: string | null;
  readonly number: string | null;
  /** ISO day of publication. */
  readonly date: string | null;
  readonly url: string | null;
  readonly publisher: string | null;
}

export const NO_META: DocumentMeta = {
  title: null,
  series: null,
  number: null,
  date: null,
  url: null,
  publisher: null,
};

/** Something that an editor should look at. `where` names the place: "line 12", "contributor 3". */
export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly where: string;
}

/** Text that is in the document and not in the survey, and why. */
export interface Dropped {
  readonly text: string;
  readonly why: string;
}

/** A document after its format reader: pure structure, no idea yet of who says what. */
export interface ReadDocument {
  readonly blocks: readonly Block[];
  readonly meta: DocumentMeta;
  readonly warnings: readonly Warning[];
  readonly dropped: readonly Dropped[];
}

export function textBlock(
  fields: Pick<TextBlock, 'text' | 'line'> & Partial<Omit<TextBlock, 'text' | 'line'>>,
): TextBlock {
  return { kind: 'paragraph', level: 0, bold: 0, marker: null, ...fields };
}

/** The lines of a block: a table has one per row. */
export function blockTexts(block: Block): string[] {
  return block.kind === 'table' ? block.rows.map((row) => row.join(' | ')) : [block.text];
}

/** More lines or paragraphs than any panel in prose has. */
const MOST_BLOCKS = 50_000;

/** @throws AppError `document_too_large` where a document of prose has more than 50,000 of them. */
export function refuseBlocks(count: number): void {
  if (count <= MOST_BLOCKS) return;
  throw new AppError(
    'document_too_large',
    `The document has more than ${MOST_BLOCKS} lines or paragraphs. Cut it down to the survey itself.`,
  );
}

/** {@link refuseBlocks} for lines that hold something, before any work is done on them. */
export function refuseLines(text: string): void {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (text[at + 1] !== '\n') count += 1;
  }
  refuseBlocks(count);
}
