import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../domain/errors.ts';
import { corrupt } from './faults.ts';
import { APPLICATION_ID, latestVersion, migrate, version } from './migrate.ts';

/** Files up to here are read through at every start; larger ones would hold it up. In bytes. */
const READ_THROUGH = 64 * 1024 * 1024;

/** Everything that a schema has: its tables with their columns, indexes, views and triggers. */
const PARTS = `SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*'
  UNION ALL
  SELECT 'column ' || t.name || '.' || c.name
    FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT GLOB 'sqlite_*'`;

/**
 * Refuses a file that is not ours to write or that is damaged, before anything about it is changed. A file
 * without anything in it passes: it is about to become ours. `path` null: in memory.
 * @throws AppError `database_newer`; `database_corrupt` where the file is another program's or damaged.
 */
export function verify(db: Database.Database, path: string | null): void {
  if (path === null) return;
  try {
    // One transaction, so that a program that migrates the file meanwhile is seen either before or after.
    db.transaction(() => {
      if (isNew(db, path)) return;
      checkVersion(db, path);
      if (statSync(path).size <= READ_THROUGH) checkPages(db, path);
      checkSchema(db, path);
    }).deferred();
  } catch (error) {
    // Here alone the statements are known to be right, so a general error is one of the file.
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR') {
      throw corrupt(path, error.message, error);
    }
    throw error;
  }
}

/** @throws AppError `database_corrupt` where the file is another program's */
function isNew(db: Database.Database, path: string): boolean {
  const owner = Number(db.pragma('application_id', { simple: true }));
  if (owner === APPLICATION_ID) return false;
  const parts = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (parts === 0 && owner === 0 && version(db) === 0) return true;
  throw corrupt(path, 'it is a SQLite database of another program');
}

function checkVersion(db: Database.Database, path: string): void {
  const found = version(db);
  if (found > latestVersion()) throw newer(path, found);
  if (found < 1) {
    throw corrupt(path, `its header is damaged (it gives version ${found}, but versions count from 1)`);
  }
}

function checkPages(db: Database.Database, path: string): void {
  const found = String(db.pragma('quick_check(1)', { simple: true }));
  if (found !== 'ok') throw corrupt(path, `it is damaged (${found.replace(/^.*\n/, '').trim()})`);
}

/**
 * The file must have all that its version has, and nothing that only later ones have: migrations would
 * stumble over it. What somebody added under a name of their own does no harm.
 */
function checkSchema(db: Database.Database, path: string): void {
  const found = version(db);
  const here = partsOf(db);
  const missing = [...schemaAt(found)].find((part) => !here.has(part));
  if (missing !== undefined) throw corrupt(path, `it is damaged (the ${missing} is missing)`);
  if (found === latestVersion()) return;
  const known = schemaAt(found);
  const later = [...schemaAt(latestVersion())].find((part) => !known.has(part) && here.has(part));
  if (later !== undefined) {
    throw corrupt(path, `its header is damaged (it gives version ${found}, but the ${later} came later)`);
  }
}

function partsOf(db: Database.Database): ReadonlySet<string> {
  return new Set(db.prepare<[], string>(PARTS).pluck().all());
}

/** What the migrations up to a version lead to, from running them: they are the one place that says so. */
function schemaAt(wanted: number): ReadonlySet<string> {
  const model = new Database(':memory:');
  try {
    migrate(model, wanted);
    return partsOf(model);
  } finally {
    model.close();
  }
}

function newer(path: string, found: number): AppError {
  return new AppError(
    'database_newer',
    `The database ${path} has version ${found}, but this program knows versions up to ${latestVersion()}. Start the newer Stancebook that wrote it, or set STANCEBOOK_DB to another path.`,
  );
}
