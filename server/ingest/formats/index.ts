import { extname } from 'node:path';
import type { ReadDocument } from '../block.ts';
import { headingsOf } from './csv.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readPlain } from './plain.ts';
import { headTable } from './rows.ts';

/** The names that `--format` takes. */
export const FORMATS = ['text', 'markdown', 'html', 'csv', 'tsv', 'json', 'docx'] as const;
export type Format = (typeof FORMATS)[number];
/** The formats in which the layout has to be recognised. */
export type ProseFormat = 'text' | 'markdown' | 'html';

/** Cleaned text -> blocks, one reader for each format of text. */
export const PROSE_READERS: Readonly<Record<ProseFormat, (text: string) => ReadDocument>> = {
  text: readPlain,
  markdown: readMarkdown,
  html: (text) => readHtml(text),
};

const HTML_START =
  /^\s*(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype html|html|head|body|article|main|div|section|p|h[1-6]|meta|table)\b/iu;
const MARKDOWN_LINE = /^ {0,3}#{1,6} \S|\*\*[^\s*][^*\n]{0,200}\*\*|(?<!!)\[[^[\]\n]{1,200}\]\(https?:/mu;

/** A rule alone is drawn in plain text, too; at the very top it begins front matter. */
const FRONT_MATTER = /^\s*(?:---|\+\+\+)\n/u;

/** What a document is, by what it holds; its name decides only where that says nothing. */
export function detectFormat(text: string, fileName: string | null): Exclude<Format, 'docx'> {
  const start = text.slice(0, 20_000);
  if (HTML_START.test(start)) return 'html';
  if (/^\s*[[{]\s*["{[]/u.test(start)) return 'json';
  const ending = extname(fileName ?? '').toLowerCase();
  if (ending === '.csv' || ending === '.tsv') return 'csv';
  if (ending === '.json' || ending === '.jsonl') return 'json';
  if (headTable(headingsOf(text))) return 'csv';
  if (ending === '.html' || ending === '.htm') return 'html';
  if (ending === '.md' || ending === '.markdown' || MARKDOWN_LINE.test(start) || FRONT_MATTER.test(start))
    return 'markdown';
  return 'text';
}
