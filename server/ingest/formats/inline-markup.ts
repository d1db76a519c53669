import { Parser } from 'htmlparser2';
import { cleanLine } from '../clean.ts';

/** Text without its markup, and how much of its beginning is bold (UTF-16 units of the collapsed text). */
export interface MarkedText {
  readonly text: string;
  readonly bold: number;
}

/** A piece of text that is bold or not. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
}

/** Puts decoded runs together, cleans the whole and measures the bold run at the beginning. */
export function joinRuns(runs: readonly Run[]): MarkedText {
  const whole = runs.map((run) => run.text).join('');
  const text = cleanLine(whole);
  let lead = '';
  for (const run of runs) {
    if (!run.bold && cleanLine(run.text) !== '') break;
    lead += run.text;
  }
  const bold = lead === whole ? text : cleanLine(lead);
  return { text, bold: text.startsWith(bold) ? bold.length : 0 };
}

/** What Markdown escapes, links, images, notes, code and HTML look like within a line. */
const TOKENS =
  /\\([\\`*_{}[\]()#+.!>~|-])|!\[([^[\]]{0,300})\]\([^()\s]{0,2000}(?: "[^"]{0,300}")?\)|\[([^[\]]{0,600})\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?: "[^"]{0,300}")?\)|\[[^[\]]{0,100}\])|\[\^[^[\]]{1,40}\]|<((?:https?:\/\/|mailto:)[^<>\s]{1,2000})>|<\/?[a-z][^<>]{0,500}>|`([^`]{1,500})`/giu;

/** Stands for an escaped character until emphasis has been read; no cleaned text holds private-use ones. */
const ESCAPED_FROM = 0xe000;

/** Markdown within one block -> text. Linear: every pattern is bounded. */
export function readMarkdownInline(source: string): MarkedText {
  const plain = source.replace(TOKENS, (whole, escaped, _image, link, address, code) => {
    if (escaped !== undefined) return String.fromCharCode(ESCAPED_FROM + escaped.charCodeAt(0));
    if (link !== undefined) return link;
    if (address !== undefined) return address;
    if (code !== undefined) return code;
    return /^<br/iu.test(whole) ? ' ' : '';
  });
  const { text, bold } = joinRuns(
    emphasisRuns(plain).map((run) => ({ ...run, text: decodeReferences(run.text) })),
  );
  const unescaped = text.replace(/[\uE000-\uE07F]/gu, (char) =>
    String.fromCharCode(char.charCodeAt(0) - ESCAPED_FROM),
  );
  return { text: unescaped, bold };
}

/** An ampersand that begins no character reference. */
const AMPERSAND = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/giu;

/** "Caf&eacute;" -> "Café", by the table of names that web pages are read with. */
function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  let decoded = '';
  const parser = new Parser({
    ontext: (piece) => {
      decoded += piece;
    },
  });
  parser.end(text.replace(AMPERSAND, '&amp;').replaceAll('<', '&lt;'));
  return decoded;
}

/** Takes emphasis marks away; only those that open before a word and close after one are marks. */
function emphasisRuns(text: string): Run[] {
  const runs: Run[] = [];
  let bold = false;
  let from = 0;
  let openItalics = 0;
  for (const match of text.matchAll(/\*{1,3}|_{1,3}/gu)) {
    const mark = match[0];
    const before = text[match.index - 1] ?? ' ';
    const after = text[match.index + mark.length] ?? ' ';
    const isStrong = mark.length > 1;
    const opens = !/\s/u.test(after) && (mark.startsWith('*') || !/[\p{L}\p{N}]/u.test(before));
    const closes = !/\s/u.test(before) && (mark.startsWith('*') || !/[\p{L}\p{N}]/u.test(after));
    const isMark = isStrong ? (bold ? closes : opens) : openItalics > 0 ? closes || opens : opens;
    if (!isMark) continue;
    runs.push({ text: text.slice(from, match.index), bold });
    from = match.index + mark.length;
    if (isStrong) bold = !bold;
    else openItalics = openItalics > 0 ? 0 : 1;
  }
  return [...runs, { text: text.slice(from), bold }];
}
