import { type Block, type DocumentMeta, NO_META, type ReadDocument, textBlock } from '../block.ts';
import { collapse } from '../clean.ts';
import { readDate } from '../date.ts';
import { type Line, MARKER, unwrap, wrapWidth } from './lines.ts';

/**
 * Plain text: a line is a block, unless a program broke the lines; then the lines of a paragraph are put
 * together again. Lines of tab-separated columns are a table.
 * @param text cleaned by cleanText
 */
export function readPlain(text: string): ReadDocument {
  const { lines, meta } = withoutMailHeader(unquoted(text.split('\n')));
  const groups = paragraphGroups(lines);
  const width = wrapWidth(groups.map((group) => group.map(collapsed)));
  const blocks = groups.flatMap((group) => {
    if (isTable(group)) return [toTable(group)];
    const lines = group.map(collapsed);
    return (width === null ? lines : unwrap(lines, width)).map(toBlock);
  });
  return { blocks, meta, warnings: [], dropped: [] };
}

const MAIL_FIELD =
  /^(from|to|cc|bcc|subject|date|sent|reply-to|list-[a-z]{1,12}|message-id|mime-version)\s*:\s*(.*)$/iu;

/** The lines "From: ...", "Subject: ..." above a forwarded mail: the subject is a title, the date a date. */
function withoutMailHeader(lines: readonly string[]): { lines: readonly string[]; meta: DocumentMeta } {
  const first = lines.findIndex((line) => line.trim() !== '');
  const fields = new Map<string, string>();
  let end = Math.max(first, 0);
  for (let field = MAIL_FIELD.exec(lines[end] ?? ''); field; field = MAIL_FIELD.exec(lines[end] ?? '')) {
    fields.set((field[1] ?? '').toLowerCase(), collapse(field[2] ?? ''));
    end += 1;
  }
  if (fields.size < 2) return { lines, meta: NO_META };
  const date = readDate((fields.get('date') ?? fields.get('sent') ?? '').slice(0, 60));
  const title = fields.get('subject')?.replace(/^(?:(?:re|fwd?|aw|wg)\s*:\s*){1,5}/iu, '') || null;
  // Empty lines in place of the header keep the numbers of those below it.
  return { lines: lines.map((line, at) => (at < end ? '' : line)), meta: { ...NO_META, title, date } };
}

/** A forwarded mail has "> " before every line. */
function unquoted(lines: readonly string[]): readonly string[] {
  const filled = lines.filter((line) => line.trim() !== '');
  const quoted = filled.filter((line) => line.startsWith('>'));
  if (quoted.length < filled.length * 0.8) return lines;
  return lines.map((line) => line.replace(/^(?:> ?){1,5}/u, ''));
}

function paragraphGroups(lines: readonly string[]): Line[][] {
  const groups: Line[][] = [];
  let open: Line[] | null = null;
  lines.forEach((text, index) => {
    if (text.trim() === '') {
      open = null;
      return;
    }
    if (open === null) {
      open = [];
      groups.push(open);
    }
    open.push({ text, number: index + 1 });
  });
  return groups;
}

const collapsed = ({ text, number }: Line): Line => ({ text: collapse(text), number });

/** At least two lines with the same number of columns, three or more; the last may be left out where it is empty. */
function isTable(group: readonly Line[]): boolean {
  const counts = new Set(group.map(({ text }) => text.split('\t').length));
  return (
    group.length > 1 &&
    counts.size <= 2 &&
    Math.min(...counts) > 2 &&
    Math.max(...counts) <= Math.min(...counts) + 1
  );
}

function toTable(group: readonly Line[]): Block {
  const rows = group.map(({ text }) => text.split('\t').map(collapse));
  return { kind: 'table', rows, line: group[0]?.number ?? 1 };
}

function toBlock({ text, number }: Line): Block {
  const marker = MARKER.exec(text)?.[0];
  const rest = marker === undefined ? text : text.slice(marker.length);
  if (marker === undefined || rest === '') return textBlock({ text, line: number });
  return textBlock({ kind: 'item', text: rest, marker: marker.trim(), line: number });
}
