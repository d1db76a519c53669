// A database of asks as text that the importer reads back, in as many files as its limits need.
import { type FileHandle, open } from 'node:fs/promises';
import { extname } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { AppError } from '../../server/domain/errors.ts';
import type { Store } from '../../server/domain/ports.ts';
import { askHeadings, askJson, askRows, MAX_BYTES, MOST_ROWS, widthOf } from '../../server/ingest/index.ts';

export const DUMP_FORMATS = ['json', 'csv'] as const;
export type DumpFormat = (typeof DUMP_FORMATS)[number];

/** What is read of one file. */
export interface FileLimits {
  readonly bytes: number;
  readonly rows: number;
}

export const READ_LIMITS: FileLimits = { bytes: MAX_BYTES, rows: MOST_ROWS };

/** A piece of text and the file that it goes to, counted from 1. */
export interface DumpPiece {
  readonly file: number;
  readonly text: string;
}

/** How a format begins, parts its asks and ends. */
interface Frame {
  readonly start: string;
  readonly between: string;
  readonly end: string;
}

/** One ask of a dump; a format without rows counts none. */
interface WrittenAsk {
  readonly text: string;
  readonly rows: number;
}

/**
 * The whole dump, ask by ask. An ask is never parted, and each file can be imported by itself, in any order.
 * `which`: see the store's `imports.all`; only JSON has a place for what is private.
 */
export function dump(
  store: Store,
  format: DumpFormat,
  which: 'public' | 'private',
  limits: FileLimits = READ_LIMITS,
): Generator<DumpPiece> {
  return format === 'json' ? json(store, which, limits) : csv(store, limits);
}

/** An array with one ask per line. */
function json(store: Store, which: 'public' | 'private', limits: FileLimits): Generator<DumpPiece> {
  const asks = map(store.imports.all(which), (stored) => ({ text: askJson(stored), rows: 0 }));
  return inFiles({ start: '[\n', between: ',\n', end: '\n]\n' }, asks, limits);
}

/** One row per answer, with as many columns of affiliations and tags as the answer with most of them needs. */
function csv(store: Store, limits: FileLimits): Generator<DumpPiece> {
  let width = { affiliations: 1, tags: 0 };
  for (const stored of store.imports.all()) width = widthOf(width, stored);
  const asks = map(store.imports.all(), (stored, index) => {
    const rows = askRows(stored, index + 1, width);
    return { text: stringify(rows), rows: rows.length };
  });
  return inFiles({ start: stringify([askHeadings(width)]), between: '', end: '' }, asks, limits);
}

function* map<T, U>(items: Iterable<T>, change: (item: T, index: number) => U): Generator<U> {
  let index = 0;
  for (const item of items) {
    yield change(item, index);
    index += 1;
  }
}

function* inFiles(
  { start, between, end }: Frame,
  asks: Iterable<WrittenAsk>,
  limits: FileLimits,
): Generator<DumpPiece> {
  let file = 1;
  yield { file, text: start };
  let [bytes, rows, isFirst] = [Buffer.byteLength(start + end), 0, true];
  for (const ask of asks) {
    const more = Buffer.byteLength(between + ask.text);
    if (!isFirst && (bytes + more > limits.bytes || rows + ask.rows > limits.rows)) {
      yield { file, text: end };
      file += 1;
      yield { file, text: start };
      [bytes, rows, isFirst] = [Buffer.byteLength(start + end), 0, true];
    }
    yield { file, text: isFirst ? ask.text : between + ask.text };
    [bytes, rows, isFirst] = [bytes + more, rows + ask.rows, false];
  }
  yield { file, text: end };
}

/**
 * Writes a dump, its second file beside the first as "asks-2.json" and so on.
 * @returns the names of the files
 * @throws AppError `document_unreadable` where one cannot be written
 */
export async function writeFiles(file: string, pieces: Iterable<DumpPiece>): Promise<string[]> {
  const names: string[] = [];
  let handle: FileHandle | null = null;
  try {
    for (const piece of pieces) {
      if (handle === null || piece.file > names.length) {
        await handle?.close();
        const name = nameOf(file, piece.file);
        names.push(name);
        handle = await open(name, 'w', 0o600);
      }
      await handle.writeFile(piece.text);
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new AppError('document_unreadable', `“${names.at(-1)}” cannot be written: ${error.message}.`, {
      cause: error,
    });
  } finally {
    await handle?.close();
  }
  return names;
}

function nameOf(file: string, number: number): string {
  const ending = extname(file);
  return number === 1 ? file : `${file.slice(0, file.length - ending.length)}-${number}${ending}`;
}
