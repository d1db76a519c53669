/** `key` is the CSV header and the JSON property. */
export interface TableColumn {
  readonly key: string;
  readonly description: string;
  /** What its cells hold; absent: text. */
  readonly type?: 'integer' | 'number';
  /** Every row has a value here; absent: some may have none. */
  readonly filled?: true;
}

/** A table as data, the same for CSV and JSON: every row has a cell per column, in the columns' order. */
export interface Table {
  /** File name without ending: "responses". */
  readonly name: string;
  /** The query in words, and its URL path with query string. */
  readonly title: string;
  readonly path: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** All rows that match, of which `rows` may be one page. */
  readonly total: number;
  /** Path of the next page in the same format, or null. */
  readonly next: string | null;
}

/** Rows that are written at a time where a table is long, so that nothing else waits for all of them. */
export const PART = 500;
