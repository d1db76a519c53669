import assert from 'node:assert/strict';
import { type ImportedDocument, readFile } from '../../../server/ingest/index.ts';

/** Reads a document that holds exactly one survey. */
export async function readOne(bytes: Uint8Array, fileName?: string): Promise<ImportedDocument> {
  const { documents } = await readFile(bytes, { fileName });
  const [only, ...more] = documents;
  assert.ok(only);
  assert.deepEqual(more, []);
  return only;
}
