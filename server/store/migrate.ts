import { readdirSync, readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { AppError } from '../domain/errors.ts';
import { corrupt } from './faults.ts';

/** "Stbk" in ASCII: marks a SQLite file as ours in its header. */
const APPLICATION_ID = 0x5374626b;

const FOLDER = new URL('./migrations/', import.meta.url);

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** The numbered files of migrations/, which count from 1 without a gap. */
function migrations(): Migration[] {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, index) => {
    const version = Number.parseInt(name, 10);
    if (version !== index + 1)
      throw new Error(`server/store/migrations/${name} should be number ${index + 1}.`);
    return { version, name, sql: readFileSync(new URL(name, FOLDER), 'utf8') };
  });
}

/**
 * Refuses a file that is not ours to write, before anything about it is changed.
 * @throws AppError `database_newer`; `database_corrupt` where the file is another program's.
 */
export function checkOwner(db: Database.Database, path: string): void {
  db.transaction(() => {
    if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) {
      const latest = migrations().length;
      if (version(db) > latest) throw newer(path, version(db), latest);
      return;
    }
    const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
    if (tables > 0) throw corrupt(path, 'it is a SQLite database of another program');
  }).deferred();
}

/**
 * Brings the database up to this program: each migration in one immediate transaction, together with
 * the version that it leads to, so that two programs starting at once do the work once.
 */
export function migrate(db: Database.Database): void {
  for (const migration of migrations()) {
    if (version(db) >= migration.version) continue;
    db.transaction(() => {
      if (version(db) >= migration.version) return; // Another program was faster.
      db.exec(migration.sql);
      const broken = db.pragma('foreign_key_check') as unknown[]; // The pragma answers with rows.
      if (broken.length > 0) throw new Error(`${migration.name} leaves ${broken.length} broken references.`);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${migration.version}`);
    }).immediate();
  }
}

function version(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function newer(path: string, found: number, known: number): AppError {
  return new AppError(
    'database_newer',
    `The database ${path} has version ${found}, but this program knows versions up to ${known}. Start the newer Stancebook that wrote it, or set STANCEBOOK_DB to another path.`,
  );
}
