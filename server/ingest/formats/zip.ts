import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { AppError } from '../../domain/errors.ts';

/** The limits of an archive; counted while it is unpacked, since what it says of itself may be false. */
export const ZIP_LIMITS = {
  entries: 2_000,
  unpackedBytes: 20 * 1024 * 1024,
  /** Unpacked to packed size of one entry. */
  ratio: 100,
  /** Entries smaller than this may be packed as tightly as they like, in bytes. */
  ratioFrom: 256 * 1024,
} as const;

/** An archive whose entries are read one at a time, within {@link ZIP_LIMITS}. */
export interface Archive {
  has(name: string): boolean;
  /** The text of an entry in pieces, as UTF-8; nothing where there is no such entry. @throws AppError. */
  text(name: string): AsyncGenerator<string>;
}

/** @throws AppError `document_unreadable` (damaged, encrypted), `document_too_large` (over a limit). */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await orDamaged(() =>
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
    }),
  );
  const entries = await orDamaged(() => listEntries(zip));
  let unpacked = 0;
  return {
    has: (name) => entries.has(name),
    async *text(name) {
      const entry = entries.get(name);
      if (entry === undefined) return;
      if (entry.isEncrypted()) throw encrypted();
      const decoder = new TextDecoder();
      let size = 0;
      const stream: Readable = await orDamaged(() => zip.openReadStreamPromise(entry));
      try {
        for await (const chunk of stream) {
          // The stream has no encoding set, so that its chunks are buffers.
          const buffer = chunk as Buffer;
          size += buffer.length;
          unpacked += buffer.length;
          refuseBomb(size, unpacked, entry);
          yield decoder.decode(buffer, { stream: true });
        }
      } catch (error) {
        throw error instanceof AppError ? error : damaged(error);
      } finally {
        stream.destroy();
      }
      yield decoder.decode();
    },
  };
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > ZIP_LIMITS.entries) throw tooLarge(`more than ${ZIP_LIMITS.entries} parts`);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

function refuseBomb(size: number, unpacked: number, { compressedSize }: Entry): void {
  if (unpacked > ZIP_LIMITS.unpackedBytes) {
    throw tooLarge(`more than ${ZIP_LIMITS.unpackedBytes / 1024 / 1024} MB when unpacked`);
  }
  if (size > ZIP_LIMITS.ratioFrom && size > Math.max(1, compressedSize) * ZIP_LIMITS.ratio) {
    throw tooLarge(`a part that unpacks to more than ${ZIP_LIMITS.ratio} times its size`);
  }
}

/** What other programs' zip archives hold, and what to do about each. */
const OTHERS: readonly { readonly part: string; readonly kind: string; readonly advice: string }[] = [
  { part: 'xl/workbook.xml', kind: 'a spreadsheet (.xlsx)', advice: 'Save it as CSV and import that.' },
  {
    part: 'ppt/presentation.xml',
    kind: 'a set of slides (.pptx)',
    advice: 'Copy its text into a plain text file.',
  },
  {
    part: 'content.xml',
    kind: 'an OpenDocument file',
    advice: 'Save it as .docx (a spreadsheet as CSV) and import that.',
  },
  { part: 'META-INF/container.xml', kind: 'an e-book', advice: 'Copy its text into a plain text file.' },
];

/** The refusal of an archive that is no Word document. */
export function otherArchive(archive: Archive): AppError {
  const { kind, advice } = OTHERS.find(({ part }) => archive.has(part)) ?? {
    kind: 'a zip archive',
    advice: 'Unpack it and import the text inside.',
  };
  return new AppError('document_unreadable', `This is ${kind}, but no Word document (.docx). ${advice}`);
}

async function orDamaged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error);
  }
}

function damaged(error: unknown): AppError {
  const why = error instanceof Error ? error.message : String(error);
  return new AppError(
    'document_unreadable',
    `The document is damaged or was cut off (${why}). Open it in a word processor, save it again and import that.`,
    { cause: error },
  );
}

function encrypted(): AppError {
  return new AppError('document_unreadable', 'The document is protected by a password. Save it without one.');
}

function tooLarge(what: string): AppError {
  return new AppError(
    'document_too_large',
    `The document has ${what}. Save only the survey itself as a new document.`,
  );
}
