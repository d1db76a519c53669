import assert from 'node:assert/strict';
import { chmodSync, closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import Database from 'better-sqlite3';
import { AppError } from '../../server/domain/errors.ts';
import { openStore } from '../../server/store/index.ts';
import { latestVersion } from '../../server/store/migrate.ts';
import { surveyOf } from '../support/builders.ts';
import { tempPath } from '../support/database.ts';

const HELP = {
  database_corrupt:
    'Put a backup in its place, or set STANCEBOOK_DB to another path (a new database is created there).',
  database_unwritable:
    'Create its folder, free the disk or give this user the right to write the file and its folder, or set STANCEBOOK_DB to another path.',
};

/** What is found at the path, without the path and without what to do about it. Other faults fail the test. */
function foundAt(path: string): string {
  try {
    openStore(path).close();
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    const { code, message } = error;
    assert.ok(code === 'database_corrupt' || code === 'database_unwritable', code);
    assert.ok(message.endsWith(` ${HELP[code]}`), message);
    return message.replaceAll(path, 'PATH').slice(0, -HELP[code].length - 1);
  }
  return 'opened';
}

const corrupt = (why: string): string => `PATH cannot be used as a Stancebook database: ${why}.`;

/** A database with a panel in it, closed. */
function filled(t: TestContext): string {
  const path = tempPath(t);
  const store = openStore(path);
  store.imports.add(surveyOf());
  store.close();
  return path;
}

function change(path: string, sql: string): void {
  const raw = new Database(path);
  raw.unsafeMode(true);
  raw.exec(sql);
  raw.close();
}

function overwrite(path: string, offset: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, offset);
  closeSync(file);
}

test('a header that SQLite cannot read is one sentence', (t) => {
  const path = filled(t);
  overwrite(path, 44, Buffer.from([0x12, 0x34, 0x56, 0x78])); // The format of the schema: 1 to 4.
  assert.equal(foundAt(path), corrupt('unsupported file format'));
});

test('wrong bytes in the header never end in anything but a sentence or a working database', (t) => {
  const sound = readFileSync(filled(t));
  const path = tempPath(t);
  for (const offset of [16, 18, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 64, 68, 92, 96]) {
    for (const value of [0x00, 0x07, 0x9c, 0xff]) {
      const bytes = Buffer.from(sound);
      bytes.fill(value, offset, offset + (offset === 18 ? 2 : 4));
      closeSync(openSync(path, 'w'));
      overwrite(path, 0, bytes);
      const found = foundAt(path);
      assert.ok(found === 'opened' || found.startsWith('PATH cannot be used'), `${offset}: ${found}`);
    }
  }
});

test('a file that another program marked as its own is refused and left as it is, empty or not', (t) => {
  const another = corrupt('it is a SQLite database of another program');
  for (const mark of ['application_id = 5', 'user_version = 7']) {
    const path = tempPath(t);
    change(path, `PRAGMA ${mark}`);
    chmodSync(path, 0o640);
    const before = readFileSync(path);
    assert.equal(foundAt(path), another, mark);
    assert.deepEqual(readFileSync(path), before, mark);
    assert.equal(statSync(path).mode & 0o777, 0o640, mark);
  }
});

test('a version that does not fit what is in the file is refused', (t) => {
  const path = filled(t);
  for (const version of [0, -1]) {
    change(path, `PRAGMA user_version = ${version}`);
    const why = `its header is damaged (it gives version ${version}, but versions count from 1)`;
    assert.equal(foundAt(path), corrupt(why));
  }
  for (let version = 1; version < latestVersion(); version += 1) {
    change(path, `PRAGMA user_version = ${version}`);
    assert.match(
      foundAt(path),
      new RegExp(`: its header is damaged \\(it gives version ${version}, but the .+ came later\\)\\.$`),
    );
  }
  change(path, `PRAGMA user_version = ${latestVersion()}`);
  assert.equal(foundAt(path), 'opened');
});

test('a page that is damaged stops the start', (t) => {
  const path = filled(t);
  const raw = new Database(path);
  const page = Number(
    raw.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'paragraphs'`).pluck().get(),
  );
  raw.close();
  overwrite(path, (page - 1) * 4096, Buffer.alloc(4096, 0xff));
  assert.match(foundAt(path), /^PATH cannot be used as a Stancebook database: it is damaged \(.+\)\.$/);
});

test('what is missing from the schema is named, and what was added to it does no harm', (t) => {
  for (const [sql, missing] of [
    ['DROP TABLE moderation', 'table moderation'],
    ['DROP TRIGGER codings_are_never_deleted', 'trigger codings_are_never_deleted'],
    ['ALTER TABLE experts RENAME COLUMN name TO called', 'column experts.name'],
  ] as const) {
    const path = filled(t);
    change(path, sql);
    assert.equal(foundAt(path), corrupt(`it is damaged (the ${missing} is missing)`));
  }
  const path = filled(t);
  change(path, 'CREATE TABLE notes (text TEXT); ANALYZE;');
  assert.equal(foundAt(path), 'opened');
});

test('a file that was made read-only stays so and is refused, for root too', (t) => {
  const path = filled(t);
  chmodSync(path, 0o444);
  const before = readFileSync(path);
  assert.equal(foundAt(path), 'The database PATH cannot be written: its mode 444 makes it read-only.');
  assert.equal(statSync(path).mode & 0o777, 0o444);
  assert.deepEqual(readFileSync(path), before);
});
