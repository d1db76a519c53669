import type Database from 'better-sqlite3';
import { explain } from './faults.ts';

/** Named values of a statement: `:slug` takes `{ slug }`. Names that a statement lacks are ignored. */
export type Values = Readonly<Record<string, string | number | null>>;

/**
 * One open database. Every statement is compiled once. Public methods of the store do all their work
 * inside one `read` or one `write`, which also turn faults of SQLite into sentences.
 */
export class Connection {
  readonly #db: Database.Database;
  readonly #path: string;
  readonly #statements = new Map<string, Database.Statement<[Values]>>();

  constructor(db: Database.Database, path: string) {
    this.#db = db;
    this.#path = path;
  }

  /** One consistent view of the database for all statements of `work`. */
  read<T>(work: () => T): T {
    return this.#guarded(() => (this.#db.inTransaction ? work() : this.#db.transaction(work).deferred()));
  }

  /** All of `work` or nothing, durable on return; waits for other writers as long as its busy timeout says. */
  write<T>(work: () => T): T {
    return this.#guarded(() => (this.#db.inTransaction ? work() : this.#db.transaction(work).immediate()));
  }

  /** Every row. `Row` is what the statement selects: the one place where SQL and types meet on trust. */
  all<Row>(sql: string, values: Values = {}): Row[] {
    return this.#statement(sql).all(values) as Row[];
  }

  /** The first row, or null. */
  first<Row>(sql: string, values: Values = {}): Row | null {
    return (this.#statement(sql).get(values) as Row | undefined) ?? null;
  }

  /** Runs a statement that changes rows. @returns the id of the row it added, if it added one. */
  run(sql: string, values: Values = {}): number {
    return Number(this.#statement(sql).run(values).lastInsertRowid);
  }

  close(): void {
    this.#db.close();
  }

  #statement(sql: string): Database.Statement<[Values]> {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made = this.#db.prepare<Values>(sql);
    this.#statements.set(sql, made);
    return made;
  }

  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw explain(error, this.#path);
    }
  }
}
