import { accessSync, chmodSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { Connection } from './connection.ts';
import { corrupt, explain, isBusy, unwritable } from './faults.ts';
import { migrate, version } from './migrate.ts';
import { verify } from './verify.ts';

const MEMORY = ':memory:';
const BUSY_TIMEOUT_MS = 5000;
const RETRY_MS = 20;
/** PRAGMA synchronous answers with a number; 2 is FULL. */
const FULL = 2;

/**
 * Opens the database, creating and migrating it as needed, and proves that it can be written durably.
 * `:memory:` gives a private one that dies with the process. `busyTimeoutMs`: how long a statement waits,
 * blocking, for other writers; opening always waits up to five seconds where it has to write.
 * @throws AppError `database_unwritable`, `database_corrupt`, `database_newer` or `database_busy`
 */
export function openConnection(given: string, busyTimeoutMs = BUSY_TIMEOUT_MS): Connection {
  // Absolute, because SQLite would read "file:..." as a URI and open another file than the one prepared.
  const path = given === MEMORY ? MEMORY : resolve(given);
  if (path !== MEMORY) prepareFile(path);
  const deadline = performance.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      const db = openOnce(path);
      db.pragma(`busy_timeout = ${busyTimeoutMs}`);
      return new Connection(db, path);
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
    verify(db, path === MEMORY ? null : path);
    if (path !== MEMORY) makePrivate(path);
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

/** Creates the file where there is none. Looks only, otherwise: it may turn out not to be ours. */
function prepareFile(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) throw unwritable(path, `the folder ${folder} does not exist`);
  naming(path, () => {
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
    const { mode, isFile } = lookAt(path);
    if (!isFile) throw unwritable(path, 'it is not a file');
    // Asked of the mode as well, because root may write what was made read-only on purpose.
    if ((mode & 0o200) === 0) throw unwritable(path, `its mode ${mode.toString(8)} makes it read-only`);
    accessSync(path, constants.R_OK | constants.W_OK);
  });
}

/** Takes the rights of others away. SQLite gives its -wal and -shm files the mode of the database. */
function makePrivate(path: string): void {
  if (process.platform === 'win32') return; // Modes mean nothing there.
  naming(path, () => {
    for (const file of [path, `${path}-wal`, `${path}-shm`]) {
      if (!existsSync(file)) continue;
      const { mode } = lookAt(file);
      if ((mode & 0o077) !== 0) chmodSync(file, mode & 0o700);
    }
  });
}

function lookAt(file: string): { readonly mode: number; readonly isFile: boolean } {
  const stat = statSync(file);
  return { mode: stat.mode & 0o777, isFile: stat.isFile() };
}

/** Faults of the file system become `database_unwritable`. */
function naming(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'syscall' in error) {
      throw unwritable(path, error.message, error);
    }
    throw error;
  }
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
 * is first used, and a full or read-only disk should stop the start, not the first reader. Where another
 * program is writing this moment, that is proof enough: who only reads need not wait for it.
 */
function proveWritable(db: Database.Database, path: string): void {
  db.pragma('busy_timeout = 0');
  try {
    db.transaction(() => {
      db.pragma(`user_version = ${version(db)}`);
    }).immediate();
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
  if (db.pragma('synchronous', { simple: true }) !== FULL) {
    throw corrupt(path, 'SQLite refuses to write it durably (synchronous is not FULL)');
  }
  if (db.pragma('foreign_keys', { simple: true }) !== 1) {
    throw corrupt(path, 'SQLite does not check its references (foreign_keys is off)');
  }
}
