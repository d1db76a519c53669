import { type Block, type ReadDocument, refuseLines, textBlock } from '../block.ts';
import { collapse } from '../clean.ts';
import { type Line, markerOf, unwrap, wrapWidth } from './lines.ts';
import { readMail } from './mail.ts';
import { withoutPages } from './pages.ts';

/**
 * Plain text: a line is a block, unless a program broke the lines; then the lines of a paragraph are put
 * together again. Lines of tab-separated columns are a table.
 * @param text cleaned by cleanText
 * @throws AppError `document_too_large`
 */
export function readPlain(text: string): ReadDocument {
  refuseLines(text);
  const mail = readMail(text.split('\n'));
  const numbered = mail.lines.map((line, index) => ({ text: line, number: index + 1 }));
  const { lines, dropped } = withoutPages(numbered);
  const groups = paragraphGroups(lines);
  const width = wrapWidth(
    groups.map((group) => group.map(collapsed)),
    mail.isMail ? 'mail' : 'text',
  );
  const blocks = groups.flatMap((group) => {
    if (isTable(group)) return [toTable(group)];
    const lines = group.map(collapsed);
    return unwrap(lines, width).map(toBlock);
  });
  return { blocks, meta: mail.meta, warnings: [], dropped: [...mail.dropped, ...dropped] };
}

function paragraphGroups(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  let open: Line[] | null = null;
  lines.forEach((line) => {
    if (line.text.trim() === '') {
      open = null;
      return;
    }
    if (open === null) {
      open = [];
      groups.push(open);
    }
    open.push(line);
  });
  return groups;
}

const collapsed = (line: Line): Line => ({ ...line, text: collapse(line.text) });

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
  const marker = markerOf(text);
  const rest = marker === null ? text : text.slice(marker.length);
  if (marker === null || rest === '') return textBlock({ text, line: number });
  return textBlock({ kind: 'item', text: rest, marker: marker.trim(), line: number });
}
