import Database from 'better-sqlite3';

/**
 * How many statements each visit reads with, by path. The driver's own reads are counted as they run; BEGIN
 * and COMMIT are not among them.
 */
export async function countStatements(
  paths: readonly string[],
  visit: (path: string) => Promise<unknown>,
): Promise<Record<string, number>> {
  const probe = new Database(':memory:');
  const prototype = Object.getPrototypeOf(probe.prepare('SELECT 1'));
  probe.close();
  const originals = new Map(['all', 'get', 'iterate'].map((name) => [name, prototype[name]]));
  let count = 0;
  for (const [name, original] of originals) {
    prototype[name] = function (this: unknown, ...values: unknown[]) {
      count += 1;
      return original.apply(this, values);
    };
  }
  try {
    const counts: Record<string, number> = {};
    for (const path of paths) {
      count = 0;
      await visit(path);
      counts[path] = count;
    }
    return counts;
  } finally {
    for (const [name, original] of originals) prototype[name] = original;
  }
}
