import { readdirSync, readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';

/** "Stbk" in ASCII: marks a SQLite file as ours in its header. */
export const APPLICATION_ID = 0x5374626b;

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

/** The version that this program brings a database to. */
export function latestVersion(): number {
  return migrations().length;
}

/**
 * Brings the database up to this program: each migration in one immediate transaction, together with
 * the version that it leads to, so that two programs starting at once do the work once. Nothing is locked
 * where nothing is left to do.
 */
export function migrate(db: Database.Database, upTo = latestVersion()): void {
  for (const migration of migrations().slice(0, upTo)) {
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

export function version(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}
