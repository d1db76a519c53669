// The database for a command that needs what the site has stored, and must not create an empty one.
import { existsSync } from 'node:fs';
import { AppError } from '../../server/domain/errors.ts';
import type { Store } from '../../server/domain/ports.ts';
import { loadConfig, openStore } from '../../server/wiring.ts';

/** The database that the site uses, for the caller to close. @throws AppError `not_found` */
export function openDatabase(): Store {
  const { databasePath } = loadConfig(process.env);
  if (existsSync(databasePath)) return openStore(databasePath);
  throw new AppError(
    'not_found',
    `There is no database ${databasePath}. Set STANCEBOOK_DB to the one that the site uses, or run npm start once to create it.`,
  );
}

/** Opens the database that the site uses, and closes it after the work. @throws AppError `not_found` */
export function withDatabase<T>(work: (store: Store) => T): T {
  const store = openDatabase();
  try {
    return work(store);
  } finally {
    store.close();
  }
}
