// One JSON object per line, checked at the edge: every fault is named by file, line and field.
import type { z } from 'zod';

/** What is wrong with one line; `field` is null where the line as a whole is at fault. */
export interface LineFault {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly field: string | null;
  /** Continues a sentence that begins with the field: “is missing”. */
  readonly message: string;
}

export type ParsedLine<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly LineFault[] };

/** Never throws. @param line from 1 */
export function parseLine<T>(text: string, file: string, line: number, schema: z.ZodType<T>): ParsedLine<T> {
  const json = parseJson(text);
  if (!json.ok) return { ok: false, faults: [{ file, line, field: null, message: 'is not JSON' }] };
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = parsed.error.issues.map(({ path, message }) => ({
    file,
    line,
    field: fieldName(path),
    message,
  }));
  return { ok: false, faults };
}

/** “file:line: field “stance” is missing.” */
export function describeFault({ file, line, field, message }: LineFault): string {
  return `${file}:${line}: ${field === null ? 'the line' : `field “${field}”`} ${message}.`;
}

function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false }; // JSON.parse throws nothing but a SyntaxError; the caller names file and line.
  }
}

/** `deciding[0]`; null for the line itself. */
function fieldName(path: readonly PropertyKey[]): string | null {
  if (path.length === 0) return null;
  const [first, ...rest] = path;
  return [String(first), ...rest.map((key) => `[${String(key)}]`)].join('');
}
