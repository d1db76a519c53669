import { type DocumentMeta, NO_META } from '../block.ts';
import { cleanLine, webAddress } from '../clean.ts';
import { readDate } from '../date.ts';

interface FrontMatter {
  readonly meta: DocumentMeta;
  readonly body: string;
  /** Number of the body's first line in the document, from 1. */
  readonly firstLine: number;
}

/** The keys that generators and newsletters use for what an ask has. */
const KEYS: Readonly<Record<keyof DocumentMeta, readonly string[]>> = {
  title: ['question', 'title'],
  series: ['series', 'collection', 'column'],
  number: ['number', 'issue', 'edition', 'no'],
  date: ['date', 'published', 'publishdate', 'publish_date', 'pubdate'],
  url: ['url', 'canonical', 'canonical_url', 'permalink', 'link'],
  publisher: ['publisher', 'site', 'publication', 'source'],
};

const LONGEST = 200;

/**
 * The block between two lines of `---` (or `+++`) at a document's beginning; lines of `key: value` (or
 * `key = value`) are understood, and of a list its first entry.
 */
export function readFrontMatter(text: string): FrontMatter {
  const none = { meta: NO_META, body: text, firstLine: 1 };
  const start = /^\s*(---|\+\+\+)\s*\n/u.exec(text);
  if (!start) return none;
  const lines = text.slice(start[0].length).split('\n', LONGEST);
  const ends = start[1] === '---' ? /^(?:---|\.\.\.)\s*$/u : /^\+\+\+\s*$/u;
  const end = lines.findIndex((line) => ends.test(line));
  if (end === -1) return none;
  const fields = readFields(lines.slice(0, end));
  if (fields.size === 0) return none;
  const before = start[0].length + lines.slice(0, end + 1).join('\n').length;
  const firstLine = text.slice(0, before).split('\n').length;
  return { meta: toMeta(fields), body: text.slice(before), firstLine };
}

function readFields(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, key, raw] = /^([\p{L}_-]{1,40})\s*[:=]\s*(\S.*)$/u.exec(line) ?? [];
    if (key === undefined || raw === undefined) continue;
    const value = cleanLine(firstOf(raw).replace(/^(["'])(.*)\1\s*$/u, '$2'));
    if (value !== '') fields.set(key.toLowerCase(), value);
  }
  return fields;
}

/** `["Power Lines", "Grid"]` -> `"Power Lines"`; anything but a list as it is. */
function firstOf(value: string): string {
  const list = /^\[([^[\]]*)\]\s*$/u.exec(value)?.[1];
  if (list === undefined) return value;
  return /^\s*("[^"]*"|'[^']*'|[^,]*)/u.exec(list)?.[1]?.trim() ?? '';
}

function toMeta(fields: ReadonlyMap<string, string>): DocumentMeta {
  const first = (names: readonly string[]): string | null => {
    for (const name of names) {
      const value = fields.get(name);
      if (value !== undefined) return value;
    }
    return null;
  };
  return {
    title: first(KEYS.title),
    series: first(KEYS.series),
    number: first(KEYS.number)?.replace(/^(?:no\.?|#)\s*/iu, '') ?? null,
    date: readDate(first(KEYS.date)?.slice(0, 10) ?? '') ?? readDate(first(KEYS.date) ?? ''),
    url: webAddress(first(KEYS.url)),
    publisher: first(KEYS.publisher),
  };
}
