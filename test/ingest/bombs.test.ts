import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { zip } from '../../scripts/support/zip.ts';
import { AppError, type AppErrorCode } from '../../server/domain/errors.ts';
import { type Format, readFile } from '../../server/ingest/index.ts';

const MEGABYTE = 1024 * 1024;
const word = (document: string | Buffer, styles?: string): Buffer =>
  zip([
    { name: 'word/document.xml', content: document },
    ...(styles === undefined ? [] : [{ name: 'word/styles.xml', content: styles }]),
  ]);
const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join(
  '',
);

/** Small files that would fill the memory or take minutes, or large ones that are nothing. */
const BOMBS: readonly [string, Format, () => Buffer, AppErrorCode][] = [
  [
    'a zip of 15 MB in 15 kB',
    'docx',
    () => word(`<w:document><w:t>${'a'.repeat(15 * MEGABYTE)}`),
    'document_too_large',
  ],
  [
    'a zip with its bomb in the styles',
    'docx',
    () => word('<w:document/>', `<a>${' '.repeat(15 * MEGABYTE)}</a>`),
    'document_too_large',
  ],
  [
    'a zip of 3,000 parts',
    'docx',
    () => zip(Array.from({ length: 3_000 }, (_, at) => ({ name: `word/${at}.xml`, content: '<a/>' }))),
    'document_too_large',
  ],
  [
    'a thousand million laughs',
    'docx',
    () => word(`<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "ha">${entities}]><w>&e9;</w>`),
    'document_unreadable',
  ],
  ['a document 20,000 deep', 'docx', () => word('<w:p>'.repeat(20_000)), 'document_unreadable'],
  ['a page 500,000 deep', 'html', () => Buffer.from('<div>'.repeat(500_000)), 'document_unreadable'],
  ['a page of one tag', 'html', () => Buffer.from(`<p ${'a="b" '.repeat(20_000)}>`), 'not_a_survey'],
  ['JSON two million deep', 'json', () => Buffer.alloc(2 * MEGABYTE, '['), 'document_unreadable'],
  [
    'JSON with a key of its own in each of 5,000 objects',
    'json',
    () => Buffer.from(Array.from({ length: 5_000 }, (_, at) => `{"a${at}":1,"b":2}`).join('\n')),
    'not_a_survey',
  ],
  [
    'a table of 200,000 rows',
    'csv',
    () => Buffer.from(`question,name,answer\n${'a,b,c\n'.repeat(200_000)}`),
    'document_too_large',
  ],
  [
    'a table with an open quotation',
    'csv',
    () => Buffer.from(`question,name,answer\n"${'a,b\n'.repeat(250_000)}`),
    'document_unreadable',
  ],
  [
    '50,000 contributors',
    'text',
    () => Buffer.from(`Is it so?\n\n${'Jane Roe\nProfessor, University of X\n\n'.repeat(50_000)}`),
    'document_too_large',
  ],
  ['6 MB of text', 'text', () => Buffer.alloc(6 * MEGABYTE, 'a b '), 'document_too_large'],
  ['60 MB that call themselves text', 'text', () => Buffer.alloc(60 * MEGABYTE, 32), 'document_too_large'],
];

describe('A bomb is refused in under 200 ms', () => {
  for (const [title, format, make, code] of BOMBS) {
    it(`${title}: ${code}`, async () => {
      const bytes = make();
      // Processor time, since a busy machine makes the clock unjust.
      const before = process.cpuUsage();
      await assert.rejects(readFile(bytes, { format }), (error: unknown) => {
        assert.ok(error instanceof AppError);
        assert.equal(error.code, code);
        return true;
      });
      const milliseconds = process.cpuUsage(before).user / 1000;
      assert.ok(milliseconds < 200, `took ${milliseconds.toFixed(0)} ms`);
    });
  }
});
