import { type Block, NO_META, type ReadDocument, textBlock } from '../block.ts';
import { collapse } from '../clean.ts';
import { type Line, MARKER, unwrap, wrapWidth } from './lines.ts';

/**
 * Plain text: a line is a block, unless a program broke the lines; then the lines of a paragraph are put
 * together again. Lines of tab-separated columns are a table.
 * @param text cleaned by cleanText
 */
export function readPlain(text: string): ReadDocument {
  const groups = paragraphGroups(unquoted(text.split('\n')));
  const width = wrapWidth(groups.map((group) => group.map(collapsed)));
  const blocks = groups.flatMap((group) => {
    if (isTable(group)) return [toTable(group)];
    const lines = group.map(collapsed);
    return (width === null ? lines : unwrap(lines, width)).map(toBlock);
  });
  return { blocks, meta: NO_META, warnings: [], dropped: [] };
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

/** At least two lines, each with at least two tabs within it. */
function isTable(group: readonly Line[]): boolean {
  return group.length > 1 && group.every(({ text }) => text.split('\t', 4).length > 2);
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
