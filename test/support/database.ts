// Real SQLite files for tests, and a way around the store to look at them or to damage them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import Database from 'better-sqlite3';
import type { Store } from '../../server/domain/ports.ts';
import { openStore } from '../../server/store/index.ts';

/** A folder that goes with the test. */
export function tempFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'stancebook-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The path of a database that is not there yet, in a folder of its own. */
export function tempPath(t: TestContext): string {
  return join(tempFolder(t), 'panels.db');
}

/** Every store of a test tells the same time unless it is given a clock. */
export const NOON = '2026-03-06T12:00:00.000Z';

/** A store that is closed with the test, by default in memory. */
export function storeFor(t: TestContext, path = ':memory:', now = () => new Date(NOON)): Store {
  const store = openStore(path, { now });
  t.after(() => store.close());
  return store;
}

/** The same file without the store's rules. Closed with the test. */
export function rawDatabase(t: TestContext, path: string): Database.Database {
  const db = new Database(path);
  db.pragma('foreign_keys = ON');
  t.after(() => db.close());
  return db;
}

/** A store on a file, and the file beside it. */
export function storeAndFile(t: TestContext): { store: Store; path: string; raw: Database.Database } {
  const path = tempPath(t);
  const store = storeFor(t, path);
  return { store, path, raw: rawDatabase(t, path) };
}
