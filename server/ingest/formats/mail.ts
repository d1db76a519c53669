// Newsletters as mail programs give them: quoted, under a header, with a note above and a signature below.
import { type DocumentMeta, type Dropped, NO_META } from '../block.ts';
import { collapse } from '../clean.ts';
import { readDate } from '../date.ts';

export interface MailText {
  /** As many as before, so that their numbers hold; what is no part of the text is empty. */
  readonly lines: readonly string[];
  readonly meta: DocumentMeta;
  readonly dropped: readonly Dropped[];
  /** It has a header or is quoted, so that a program will have broken its lines. */
  readonly isMail: boolean;
}

const FIELD =
  /^\*{0,2}(from|to|cc|bcc|subject|date|sent|reply-to|list-[a-z]{1,12}|content-[a-z-]{1,30}|x-[a-z-]{1,40}|message-id|mime-version)\s*:\*{0,2}\s*(.*)$/iu;
const FORWARDED =
  /^[-\s]*(?:forwarded message|original message|begin forwarded message|weitergeleitete nachricht)[-\s:]*$/iu;

/** How far down a header may stand, and how many words whoever forwards it may put above. */
const LAST_START = 40;
const LONGEST_NOTE = 120;
const LONGEST_SIGNATURE = 12;

/** The subject of a mail becomes the title, its date the date; without a header the lines stay as they are. */
export function readMail(original: readonly string[]): MailText {
  const lines = unquoted(original);
  const header = findHeader(lines);
  if (header === null) return { lines, meta: NO_META, dropped: [], isMail: lines !== original };
  const { fields, from, to } = header;
  const end = signatureStart(lines, to);
  const date = readDate((fields.get('date') ?? fields.get('sent') ?? '').slice(0, 60));
  const title = fields.get('subject')?.replace(/^(?:(?:re|fwd?|aw|wg)\s*:\s*){1,5}/iu, '') || null;
  return {
    lines: lines.map((line, at) => (at < to || at >= end ? '' : line)),
    meta: { ...NO_META, title, date },
    isMail: true,
    dropped: [
      ...dropLines(lines.slice(0, from), 'a note above a forwarded mail'),
      ...dropLines(lines.slice(end), 'the signature of a mail'),
    ],
  };
}

function dropLines(lines: readonly string[], why: string): Dropped[] {
  return lines.map(collapse).flatMap((text) => (text === '' ? [] : [{ text, why }]));
}

/** A forwarded mail has "> " before every line. */
function unquoted(lines: readonly string[]): readonly string[] {
  const filled = lines.filter((line) => line.trim() !== '');
  const quoted = filled.filter((line) => line.startsWith('>'));
  if (quoted.length < filled.length * 0.8) return lines;
  return lines.map((line) => line.replace(/^(?:> ?){1,5}/u, ''));
}

interface Header {
  readonly fields: ReadonlyMap<string, string>;
  /** The lines from its first to the one after its last. */
  readonly from: number;
  readonly to: number;
}

/** The lines "From: ...", "Subject: ..." at the top, or below the note of whoever forwards them. */
function findHeader(lines: readonly string[]): Header | null {
  let words = 0;
  for (let at = 0; at < Math.min(lines.length, LAST_START); at += 1) {
    const line = lines[at] ?? '';
    const header = FIELD.test(line) ? headerAt(lines, at) : null;
    if (header !== null) return header;
    if (!FORWARDED.test(line)) words += collapse(line).split(' ').length;
    if (words > LONGEST_NOTE) return null;
  }
  return null;
}

/** At least two fields in a row, one of them saying from whom or what about. */
function headerAt(lines: readonly string[], from: number): Header | null {
  const fields = new Map<string, string>();
  let last: string | null = null;
  let to = from;
  for (; to < lines.length; to += 1) {
    const line = lines[to] ?? '';
    const [, name, value] = FIELD.exec(line) ?? [];
    if (name !== undefined) {
      last = name.toLowerCase();
      fields.set(last, collapse(value ?? ''));
    } else if (last !== null && /^[ \t]+\S/u.test(line)) {
      // A long field goes on in lines that begin with a space.
      fields.set(last, collapse(`${fields.get(last) ?? ''} ${line}`));
    } else break;
  }
  const isHeader = fields.size > 1 && (fields.has('from') || fields.has('subject'));
  return isHeader ? { fields, from, to } : null;
}

/** Where "--" or a rule stands alone on a line, with no more below it than a signature has. */
function signatureStart(lines: readonly string[], from: number): number {
  const mark = lines.findLastIndex((line) => /^(?:-{2,3}|_{2,})\s*$/u.test(line));
  const below = lines.slice(mark + 1).filter((line) => line.trim() !== '').length;
  return mark > from && below <= LONGEST_SIGNATURE ? mark : lines.length;
}
