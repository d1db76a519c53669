import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { AppError } from '../../server/domain/errors.ts';
import { openStore } from '../../server/store/index.ts';
import { latestVersion } from '../../server/store/migrate.ts';
import { openConnection } from '../../server/store/open.ts';
import { surveyOf } from '../support/builders.ts';
import { rawDatabase, storeAndFile, storeFor, tempFolder, tempPath } from '../support/database.ts';
import { runNode } from '../support/process.ts';

/** What opening the path says, with the path itself left out. */
function faultOf(path: string): { code: string; message: string } {
  try {
    openStore(path).close();
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    return { code: error.code, message: error.message.replaceAll(path, 'PATH') };
  }
  assert.fail(`${path} was opened`);
}

const UNWRITABLE_HELP =
  'Create its folder, free the disk or give this user the right to write the file and its folder, or set STANCEBOOK_DB to another path.';
const CORRUPT_HELP =
  'Put a backup in its place, or set STANCEBOOK_DB to another path (a new database is created there).';

test('a database that is not there is created, empty and up to date', (t) => {
  const { store, raw } = storeAndFile(t);
  assert.deepEqual(store.asks.overviews(), []);
  assert.equal(raw.pragma('user_version', { simple: true }), latestVersion());
  assert.equal(raw.pragma('application_id', { simple: true }), 0x5374626b);
  assert.deepEqual(raw.pragma('integrity_check'), [{ integrity_check: 'ok' }]);
});

test('every connection is durable and strict after its first write, on a new file and on an old one', (t) => {
  const path = tempPath(t);
  for (const kind of ['new', 'old']) {
    const db = openConnection(path);
    t.after(() => db.close());
    db.write(() =>
      db.run(`INSERT INTO sources (title, hash, imported_at)
      VALUES ('A panel', '${kind === 'new' ? 'a'.repeat(64) : 'b'.repeat(64)}', '2026-03-06T12:00:00.000Z')`),
    );
    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout', 'fullfsync'].map(
      (name) => Object.values(db.first<Record<string, unknown>>(`SELECT * FROM pragma_${name}`) ?? {})[0],
    );
    assert.deepEqual(settings, ['wal', 2, 1, 5000, 1], kind);
  }
});

test('every table of ours is STRICT', (t) => {
  const { raw } = storeAndFile(t);
  const tables = raw
    .prepare<[], { name: string; strict: number }>(
      `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search*' ORDER BY name`,
    )
    .all();
  assert.ok(tables.some(({ name }) => name === 'responses'));
  assert.deepEqual(
    tables,
    tables.map(({ name }) => ({ name, strict: 1 })),
  );
});

test('the file and its companions are readable by their owner only, also when they were not', (t) => {
  const { store, path } = storeAndFile(t);
  store.imports.add(surveyOf());
  const modes = () => ['', '-wal', '-shm'].map((end) => (statSync(path + end).mode & 0o777).toString(8));
  assert.deepEqual(modes(), ['600', '600', '600']);
  for (const end of ['', '-wal', '-shm']) chmodSync(path + end, 0o644);
  storeFor(t, path);
  assert.deepEqual(modes(), ['600', '600', '600']);
});

test('a database keeps its rows when it is opened again, and nothing is migrated twice', (t) => {
  const path = tempPath(t);
  const first = openStore(path);
  const { ask } = first.imports.add(surveyOf());
  first.close();
  assert.deepEqual(storeFor(t, path).asks.bySlug(ask.slug), ask);
});

test('a relative path works, as the default one is', async (t) => {
  const path = tempPath(t);
  const { code, stdout } = await runNode(
    `const store = openStore(${JSON.stringify(basename(path))}); store.ping(); console.log('open');`,
    { cwd: join(path, '..') },
  );
  assert.deepEqual({ code, stdout }, { code: 0, stdout: 'open\n' });
  assert.ok(statSync(path).size > 0);
});

test('programs that create a database at the very same moment all succeed', async (t) => {
  const folder = tempFolder(t);
  const together = Date.now() + 1200; // Long enough for each program to have started.
  const source = `
    for (let round = 0; round < 20; round += 1) {
      while (Date.now() < ${together} + round * 50);
      const store = openStore(${JSON.stringify(folder)} + '/' + round + '.db');
      store.ping();
      store.close();
    }
    console.log('done');`;
  const runs = await Promise.all(Array.from({ length: 3 }, () => runNode(source)));
  assert.deepEqual(
    runs,
    runs.map(() => ({ code: 0, stdout: 'done\n', stderr: '' })),
  );
  const versions = Array.from({ length: 20 }, (_, round) =>
    rawDatabase(t, join(folder, `${round}.db`)).pragma('user_version', { simple: true }),
  );
  assert.deepEqual(versions, Array(20).fill(latestVersion()));
});

test('a file that is no database is refused and left as it is', (t) => {
  const path = tempPath(t);
  writeFileSync(path, 'Dear diary, '.repeat(1000));
  assert.deepEqual(faultOf(path), {
    code: 'database_corrupt',
    message: `PATH cannot be used as a Stancebook database: file is not a database. ${CORRUPT_HELP}`,
  });
  assert.equal(readFileSync(path, 'utf8'), 'Dear diary, '.repeat(1000));
});

test('a database with its end cut off is refused', (t) => {
  const path = tempPath(t);
  const store = openStore(path);
  store.imports.add(surveyOf());
  store.close();
  writeFileSync(path, readFileSync(path).subarray(0, 20_000));
  assert.deepEqual(faultOf(path), {
    code: 'database_corrupt',
    message: `PATH cannot be used as a Stancebook database: database disk image is malformed. ${CORRUPT_HELP}`,
  });
});

test('damage that comes while the database is open is named in the same way', (t) => {
  const { store, path, raw } = storeAndFile(t);
  const { ask } = store.imports.add(surveyOf());
  const page = Number(raw.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'asks'`).pluck().get());
  // A change by another connection makes the store read its pages from the file again.
  raw.exec(`UPDATE experts SET name = 'Ada Byron' WHERE id = 1`);
  raw.pragma('wal_checkpoint(TRUNCATE)');
  const bytes = readFileSync(path);
  bytes.fill(0xff, (page - 1) * 4096, page * 4096);
  writeFileSync(path, bytes);
  assert.throws(() => store.asks.bySlug(ask.slug), {
    name: 'AppError',
    code: 'database_corrupt',
    message: `${path} cannot be used as a Stancebook database: database disk image is malformed. ${CORRUPT_HELP}`,
  });
});

test('a path that SQLite would take for a URI is a plain path', async (t) => {
  const folder = tempFolder(t);
  const { code } = await runNode(`openStore('file:panels.db?mode=ro').ping()`, { cwd: folder });
  assert.equal(code, 0);
  assert.ok(statSync(join(folder, 'file:panels.db?mode=ro')).size > 0);
});

test('a database of another program is refused and left as it is', (t) => {
  const path = tempPath(t);
  const other = new Database(path);
  other.exec('CREATE TABLE recipes (id INTEGER PRIMARY KEY)');
  other.close();
  const before = readFileSync(path);
  assert.deepEqual(faultOf(path), {
    code: 'database_corrupt',
    message: `PATH cannot be used as a Stancebook database: it is a SQLite database of another program. ${CORRUPT_HELP}`,
  });
  assert.deepEqual(readFileSync(path), before);
});

test('a database of a newer program is refused and left as it is', (t) => {
  const path = tempPath(t);
  openStore(path).close();
  const raw = rawDatabase(t, path);
  raw.pragma('user_version = 99');
  assert.deepEqual(faultOf(path), {
    code: 'database_newer',
    message: `The database PATH has version 99, but this program knows versions up to ${latestVersion()}. Start the newer Stancebook that wrote it, or set STANCEBOOK_DB to another path.`,
  });
  assert.equal(raw.pragma('user_version', { simple: true }), 99);
});

test('a folder that does not exist, a folder in place of the file and a file in place of the folder are named', (t) => {
  const folder = tempFolder(t);
  assert.deepEqual(faultOf(join(folder, 'missing', 'panels.db')), {
    code: 'database_unwritable',
    message: `The database PATH cannot be written: the folder ${join(folder, 'missing')} does not exist. ${UNWRITABLE_HELP}`,
  });
  mkdirSync(join(folder, 'inner.db'));
  assert.deepEqual(faultOf(join(folder, 'inner.db')), {
    code: 'database_unwritable',
    message: `The database PATH cannot be written: it is not a file. ${UNWRITABLE_HELP}`,
  });
  writeFileSync(join(folder, 'plain'), '');
  assert.deepEqual(faultOf(join(folder, 'plain', 'panels.db')), {
    code: 'database_unwritable',
    message: `The database PATH cannot be written: ENOTDIR: not a directory, open 'PATH'. ${UNWRITABLE_HELP}`,
  });
});

test('while another process writes, the database can be opened and read, and a write is named as busy', (t) => {
  const path = tempPath(t);
  openStore(path).close();
  const holder = rawDatabase(t, path);
  holder.exec('BEGIN IMMEDIATE');
  const store = openStore(path, { busyTimeoutMs: 50 });
  t.after(() => store.close());
  assert.deepEqual(store.moderation.pending(), []);
  const busy = {
    name: 'AppError',
    code: 'database_busy',
    message: `The database ${path} was held by another process for too long. Try again; if it stays so, end the process that holds it.`,
  };
  const started = performance.now();
  assert.throws(() => store.imports.add(surveyOf()), busy);
  assert.ok(performance.now() - started < 2000, 'it waits no longer than it was told to');
  holder.exec('ROLLBACK');
  assert.equal(store.imports.add(surveyOf()).status, 'created');
});

test('a database that another process holds for itself alone is named as busy', (t) => {
  const path = tempPath(t);
  openStore(path).close();
  const holder = rawDatabase(t, path);
  holder.pragma('locking_mode = EXCLUSIVE');
  holder.exec('BEGIN IMMEDIATE');
  assert.deepEqual(faultOf(path), {
    code: 'database_busy',
    message:
      'The database PATH was held by another process for too long. Try again; if it stays so, end the process that holds it.',
  });
});

const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

test('a file or folder that this user may not write is named before anything is served', async (t) => {
  const folder = tempFolder(t);
  const path = join(folder, 'panels.db');
  openStore(path).close();
  const report = `try { openStore(process.argv[1]); } catch (error) { console.log(error.code, error.message.replaceAll(process.argv[1], 'PATH')); }`;

  chmodSync(path, 0o444);
  chmodSync(folder, 0o555);
  const readOnly = await runNode(report, { ...asNobody, args: [path] });
  assert.match(readOnly.stdout, /^database_unwritable The database PATH cannot be written: /);
  assert.ok(readOnly.stdout.endsWith(`${UNWRITABLE_HELP}\n`), readOnly.stdout + readOnly.stderr);

  const other = join(folder, 'other.db');
  const noFolder = await runNode(report, { ...asNobody, args: [other] });
  assert.equal(
    noFolder.stdout,
    `database_unwritable The database PATH cannot be written: EACCES: permission denied, open 'PATH'. ${UNWRITABLE_HELP}\n`,
  );
  chmodSync(folder, 0o755);
});
