import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { AppError } from '../../server/domain/errors.ts';
import { readFile } from '../../server/ingest/index.ts';
import { readFileIsolated } from '../../server/ingest/isolated.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const PAGES = readdirSync(FIXTURES).filter((name) => name.endsWith('.html'));

describe('Reading in a thread of its own', () => {
  for (const fileName of PAGES) {
    it(`gives the same as reading here: ${fileName}`, async () => {
      const bytes = readFileSync(join(FIXTURES, fileName));
      assert.deepEqual(await readFileIsolated(bytes, { fileName }), await readFile(bytes, { fileName }));
    });
  }

  it('refuses what reading here refuses', async () => {
    await assert.rejects(readFileIsolated(Buffer.from('<p>Nothing to see.</p>')), (error: unknown) => {
      assert.ok(error instanceof AppError);
      assert.equal(error.code, 'not_a_survey');
      return true;
    });
  });
});
