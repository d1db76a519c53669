import { createHash } from 'node:crypto';
import { AppError } from '../domain/errors.ts';
import type { KeptAsk } from '../domain/kept.ts';
import type { ParsedSurvey } from '../domain/survey.ts';
import type { Source } from '../domain/types.ts';
import { type DocumentMeta, type Dropped, NO_META, type ReadDocument, type Warning } from './block.ts';
import { cleanText, webAddress } from './clean.ts';
import { checkData } from './data.ts';
import { decodeText, MAX_TEXT_BYTES, refuseSize } from './decode.ts';
import { readCsv } from './formats/csv.ts';
import { isZip, readDocx } from './formats/docx.ts';
import { readHtml } from './formats/html.ts';
import { detectFormat, type Format, PROSE_READERS, type ProseFormat } from './formats/index.ts';
import { type KeptSurvey, readJson } from './formats/json.ts';
import type { ColumnOverrides, TableReading } from './formats/rows.ts';
import { type ReadKept, type ReadSource, startsAsDump } from './kept-ask.ts';
import { readSurveys, type SurveyReading } from './parse.ts';

export { askHeadings, askRows, widthOf } from './formats/asks-columns.ts';
export { MOST_ROWS } from './formats/csv.ts';
export { FORMATS, type Format } from './formats/index.ts';
export { COLUMN_FIELDS, type ColumnField } from './headings.ts';
export { askJson } from './kept-ask.ts';

/** What Stancebook wrote out itself may be this large; documents are read up to {@link MAX_TEXT_BYTES}. */
export const MAX_BYTES = 64 * 1024 * 1024;

export interface ReadOptions {
  /** Undefined: found out from the content. */
  readonly format?: Format | undefined;
  readonly fileName?: string | undefined;
  /** For tables: which heading is which field, where the headings do not say. */
  readonly columns?: ColumnOverrides | undefined;
}

/**
 * A survey read from a file: what it says, what is doubtful, where it is from, and a SHA-256 (hex): of the file's
 * bytes, or of the survey alone where a file holds many, so that a new row changes its own ask only.
 */
export interface ImportedDocument extends SurveyReading {
  readonly hash: string;
  readonly source: Omit<Source, 'hash'>;
  /** The document is an article, so that its address is that of this survey alone. */
  readonly isArticle: boolean;
  /** What is known beside it, where Stancebook wrote the document; null for all others. */
  readonly kept: KeptAsk | null;
  /** Where in the file the ask and its answers are, for what is wrong with them; null as `kept` is. */
  readonly places: ReadKept['places'] | null;
}

export interface ImportedFile {
  /** At least one. */
  readonly documents: readonly ImportedDocument[];
  /** How the columns of a table were understood, for a person to check; null for other formats. */
  readonly columns: string | null;
}

/**
 * Bytes of a document -> the surveys in it.
 * @throws AppError `document_empty`, `document_too_large`, `document_unreadable`, `not_a_survey`.
 */
export async function readFile(bytes: Uint8Array, options: ReadOptions = {}): Promise<ImportedFile> {
  if (options.format === 'docx' || (options.format === undefined && isZip(bytes))) {
    return { documents: await readWord(bytes), columns: null };
  }
  const { text, encoding, guessed } = decodeText(bytes, startsAsDump(bytes) ? MAX_BYTES : MAX_TEXT_BYTES);
  const cleaned = cleanText(text);
  if (cleaned.trim() === '') {
    throw new AppError(
      'document_empty',
      'The document holds no visible text. Give a file with the survey in it.',
    );
  }
  const format = options.format ?? detectFormat(cleaned, options.fileName ?? null);
  const file = readFormat(cleaned, format, sha256(bytes), options.columns);
  if (!guessed) return file;
  const documents = file.documents.map((each) => ({
    ...each,
    warnings: [encodingGuessed(encoding), ...each.warnings],
  }));
  return { ...file, documents };
}

const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

async function readWord(bytes: Uint8Array): Promise<ImportedDocument[]> {
  refuseSize(bytes);
  if (!isZip(bytes)) decodeText(bytes); // Says what kind of file it is instead, where it knows.
  const document = await readDocx(bytes);
  return fromArticle(document.meta, readSurveys(document), sha256(bytes));
}

/** @param hash the file's, which names its survey where it holds one alone */
function fromArticle(
  meta: DocumentMeta,
  readings: readonly SurveyReading[],
  hash: string,
): ImportedDocument[] {
  const isArticle = readings.length === 1;
  return readings.map((reading) => ({
    ...reading,
    hash: isArticle ? hash : sha256(JSON.stringify(reading.survey)),
    source: sourceOf(meta, reading.survey),
    isArticle,
    kept: null,
    places: null,
  }));
}

function readFormat(
  text: string,
  format: Exclude<Format, 'docx'>,
  hash: string,
  columns: ColumnOverrides | undefined,
): ImportedFile {
  if (format === 'csv' || format === 'tsv') {
    const csv = readCsv(text, columns);
    return csv.kind === 'rows' ? fromTableReading(csv.table) : fromKept(csv.surveys, null);
  }
  if (format !== 'json') return { documents: readProse(text, format, hash), columns: null };
  const json = readJson(text, columns);
  if (json.kind === 'rows') return fromTableReading(json.table);
  return fromKept(json.surveys, hash);
}

/** @param hash the file's, which names its survey where it holds one alone */
function fromKept(surveys: readonly KeptSurvey[], hash: string | null): ImportedFile {
  const single = surveys.length === 1 ? hash : null;
  const documents = surveys.map(({ survey, kept, dropped }) => {
    if (kept === null) return toDocument(survey, NO_META, single, dropped);
    const { places, ...ask } = kept;
    // Two asks of a database may hold the same words; what is known of them tells them apart.
    const own = single ?? sha256(JSON.stringify({ ask, survey }));
    const document = toDocument(survey, NO_META, own, dropped);
    const source = hashed(ask.source, own);
    const editions = ask.editions.map((edition) => ({
      ...edition,
      source: hashed(edition.source, sha256(JSON.stringify(edition))),
    }));
    const { hash: known, ...printed } = source ?? { ...document.source, hash: own };
    return { ...document, kept: { ...ask, source, editions }, places, source: printed, hash: known };
  });
  return { documents, columns: null };
}

/** @param hash what stands for that of a document that a dump does not have */
function hashed(source: ReadSource | null, hash: string): Source | null {
  return source && { ...source, hash: source.hash ?? hash };
}

function fromTableReading({ surveys, dropped, columns }: TableReading): ImportedFile {
  const documents = surveys.map(({ survey, topic, url }, index) =>
    toDocument(survey, { ...NO_META, title: topic, url: webAddress(url) }, null, index === 0 ? dropped : []),
  );
  return { documents, columns };
}

/** A survey that was data already, so that nothing had to be guessed. */
function toDocument(
  survey: ParsedSurvey,
  meta: DocumentMeta,
  hash: string | null,
  dropped: readonly Dropped[],
): ImportedDocument {
  const own = hash ?? sha256(JSON.stringify(survey));
  const source = sourceOf(meta, survey);
  return { ...checkData(survey), dropped, hash: own, source, isArticle: false, kept: null, places: null };
}

function readProse(text: string, format: ProseFormat, hash: string): ImportedDocument[] {
  const document = PROSE_READERS[format](text);
  try {
    return fromArticle(document.meta, readSurveys(document), hash);
  } catch (error) {
    // A page may keep its article in an element that is named like furniture; nothing is left out then.
    if (format !== 'html' || !(error instanceof AppError) || document.dropped.length === 0) throw error;
    const whole = readHtml(text, true);
    return fromArticle(whole.meta, orElse(whole, error), hash);
  }
}

/** The second readings, or the first one's refusal where there is no survey either. */
function orElse(document: ReadDocument, refusal: AppError): SurveyReading[] {
  try {
    const warned = (reading: SurveyReading): SurveyReading => ({
      ...reading,
      warnings: [WHOLE_PAGE, ...reading.warnings],
    });
    return readSurveys(document).map(warned);
  } catch (error) {
    throw error instanceof AppError ? refusal : error;
  }
}

const WHOLE_PAGE: Warning = {
  code: 'whole_page',
  message:
    'No article was found in the page, so all of its text was read. Look for menus and links among the answers.',
  where: 'whole file',
};

function encodingGuessed(encoding: string): Warning {
  return {
    code: 'encoding_guessed',
    message: `The file does not say how its letters are encoded; it was read as ${encoding}. Look at the accents and quotation marks.`,
    where: 'whole file',
  };
}

function sourceOf(meta: DocumentMeta, { series, number, question }: ParsedSurvey): Omit<Source, 'hash'> {
  const edition = series === null || number === null ? series : `${series}, No. ${number}`;
  return { title: edition ?? meta.title ?? question, publisher: meta.publisher, url: meta.url };
}
