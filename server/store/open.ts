import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { Connection } from './connection.ts';
import { corrupt, explain, isBusy, unwritable } from './faults.ts';
import { checkOwner, migrate } from './migrate.ts';

const MEMORY = ':memory:';
const BUSY_TIMEOUT_MS = 5000;
const RETRY_MS = 20;
/** PRAGMA synchronous answers with a number; 2 is FULL. */
const FULL = 2;

/**
 * Opens the database, creating and migrating it as needed, and proves that it can be written durably.
 * `:memory:` gives a private one that dies with the process.
 * @throws AppError `database_unwritable`, `database_corrupt`, `database_newer` or `database_busy`
 */
export function openConnection(given: string): Connection {
  // Absolute, because SQLite would read "file:..." as a URI and open another file than the one prepared.
  const path = given === MEMORY ? MEMORY : resolve(given);
  if (path !== MEMORY) prepareFile(path);
  const deadline = performance.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      return new Connection(openOnce(path), path);
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw explain(error, path);
      pause(RETRY_MS);
    }
  }
}

/**
 * May fail as busy at once, in spite of the timeout: SQLite does not wait for its turn when two programs
 * switch a new file to WAL together.
 */
function openOnce(path: string): Database.Database {
  const db = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    checkOwner(db, path);
    makeDurable(db, path);
    db.pragma('foreign_keys = ON');
    migrate(db);
    proveWritable(db, path);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Blocks: opening is synchronous, and nothing else runs before the store is there. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** SQLite gives its -wal and -shm files the mode of the database, so setting that one sets all three. */
function prepareFile(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) throw unwritable(path, `the folder ${folder} does not exist`);
  try {
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
    const stat = statSync(path);
    if (!stat.isFile()) throw unwritable(path, 'it is not a file');
    if (process.platform === 'win32') return; // Modes mean nothing there.
    for (const file of [path, `${path}-wal`, `${path}-shm`]) makePrivate(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'syscall' in error) {
      throw unwritable(path, error.message, error);
    }
    throw error;
  }
}

function makePrivate(file: string): void {
  if (existsSync(file) && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
}

function makeDurable(db: Database.Database, path: string): void {
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal' && path !== MEMORY) {
    throw unwritable(
      path,
      `its folder does not allow a write-ahead log (journal mode stayed ${String(mode)})`,
    );
  }
  db.pragma('synchronous = FULL');
  db.pragma('fullfsync = ON'); // macOS alone: there a plain fsync leaves the data in the drive's cache.
}

/**
 * Writes once and looks again: SQLite may choose a weaker `synchronous` of its own when a WAL database
 * is first written, and a full or read-only disk should stop the start, not the first reader.
 */
function proveWritable(db: Database.Database, path: string): void {
  db.transaction(() => {
    db.pragma(`user_version = ${Number(db.pragma('user_version', { simple: true }))}`);
  }).immediate();
  if (db.pragma('synchronous', { simple: true }) !== FULL) {
    throw corrupt(path, 'SQLite refuses to write it durably (synchronous is not FULL)');
  }
  if (db.pragma('foreign_keys', { simple: true }) !== 1) {
    throw corrupt(path, 'SQLite does not check its references (foreign_keys is off)');
  }
}
