// Dumps and their import within one process, since starting commands takes most of the time of a test.

import { type DumpFormat, dump } from '../../../scripts/support/dump-files.ts';
import { importDocument } from '../../../scripts/support/ingest-desk.ts';
import { AppError } from '../../../server/domain/errors.ts';
import type { Store } from '../../../server/domain/ports.ts';
import { readFile } from '../../../server/ingest/index.ts';
import { loadClassifier } from '../../../server/wiring.ts';

const classifier = loadClassifier();

/** The whole dump as one text. */
export function dumpText(store: Store, format: DumpFormat, which: 'public' | 'private' = 'public'): string {
  return [...dump(store, format, which)].map(({ text }) => text).join('');
}

/**
 * Imports a dump as `npm run ingest` does.
 * @returns per ask what is said of it, or why it was refused
 */
export async function importDump(store: Store, text: string, update = false): Promise<string[]> {
  const { documents } = await readFile(Buffer.from(text));
  const options = { json: false, open: false, update, scheme: null };
  const desk = { options, classifier, store, publicUrl: '' };
  return documents.map((document) => {
    try {
      return importDocument(document, { file: '-', documents, isTable: false }, desk).text;
    } catch (error) {
      if (error instanceof AppError) return error.message;
      throw error;
    }
  });
}
