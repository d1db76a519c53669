import Database from 'better-sqlite3';
import { AppError } from '../domain/errors.ts';

/**
 * A fault of SQLite as the sentence for whoever runs the site; anything else (a bug, an AppError)
 * comes back as it is.
 */
export function explain(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const code = error.code.split('_').slice(0, 2).join('_');
  switch (code) {
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new AppError(
        'database_busy',
        `The database ${path} was held by another process for too long. Try again; if it stays so, end the process that holds it.`,
        { cause: error },
      );
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return corrupt(path, error.message, error);
    case 'SQLITE_FULL':
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_IOERR':
    case 'SQLITE_PERM':
      return unwritable(path, error.message, error);
    default:
      return error;
  }
}

/** Whether another process held the database. */
export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/** `found` is a clause: "file is not a database". */
export function corrupt(path: string, found: string, cause?: unknown): AppError {
  return new AppError(
    'database_corrupt',
    `${path} cannot be used as a Stancebook database: ${found}. Put a backup in its place, or set STANCEBOOK_DB to another path (a new database is created there).`,
    { cause },
  );
}

/** `found` is a clause: "its folder does not exist". */
export function unwritable(path: string, found: string, cause?: unknown): AppError {
  return new AppError(
    'database_unwritable',
    `The database ${path} cannot be written: ${found}. Create its folder, free the disk or give this user the right to write the file and its folder, or set STANCEBOOK_DB to another path.`,
    { cause },
  );
}
