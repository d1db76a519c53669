import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../domain/errors.ts';

/** How long a write is tried for, and how long other requests have the site between two tries. */
const TRY_FOR_MS = 5000;
const PAUSE_MS = 100;

/**
 * Does a write again while another process holds the database. The store waits by blocking, so it waits
 * briefly each time and readers are served in between. `write` must be whole or not at all; `tryForMs`: for how
 * long it is tried, five seconds unless told otherwise.
 * @throws AppError `database_busy` after that time; whatever else `write` throws, at once
 */
export async function retryWhileBusy<T>(write: () => T, tryForMs = TRY_FOR_MS): Promise<T> {
  const deadline = performance.now() + tryForMs;
  for (;;) {
    try {
      return write();
    } catch (error) {
      const busy = error instanceof AppError && error.code === 'database_busy';
      if (!busy || performance.now() > deadline) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
