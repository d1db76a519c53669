import { type Block, type DocumentMeta, type Dropped, type ReadDocument, textBlock } from '../block.ts';
import { collapse } from '../clean.ts';
import { readFrontMatter } from './front-matter.ts';
import { readMarkdownInline } from './inline-markup.ts';
import { type Line, MARKER, unwrap, wrapWidth } from './lines.ts';

/** Lines that belong together, before their inline markup is read. */
type Group =
  | { readonly kind: 'heading'; readonly level: number; readonly line: Line }
  | { readonly kind: 'lines' | 'quote' | 'item'; readonly lines: Line[]; readonly marker: string | null }
  | { readonly kind: 'table'; readonly lines: Line[] };

/**
 * Markdown: front matter, headings, lists, quotations, tables, bold. A single line break ends a block
 * unless the lines were broken by a program; notes, images, comments and rules are left out.
 * @param text cleaned by cleanText
 */
export function readMarkdown(text: string): ReadDocument {
  const { meta, body, firstLine } = readFrontMatter(text);
  const dropped: Dropped[] = [];
  const lines = withoutComments(body)
    .split('\n')
    .map((line, index) => ({ text: line.trimEnd(), number: firstLine + index }));
  const groups = groupLines(lines, dropped);
  const width = wrapWidth(groups.flatMap((group) => (group.kind === 'lines' ? [group.lines] : [])));
  const blocks = groups.flatMap((group) => toBlocks(group, width));
  return { blocks, meta: withTitle(meta, blocks), warnings: [], dropped };
}

const withTitle = (meta: DocumentMeta, blocks: readonly Block[]): DocumentMeta => {
  const first = blocks.find((block) => block.kind === 'heading');
  return meta.title === null && first?.kind === 'heading' ? { ...meta, title: first.text } : meta;
};

/** HTML comments go, their lines stay, so that the numbers of the lines after them are right. */
function withoutComments(text: string): string {
  let out = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf('<!--', from);
    const end = start === -1 ? -1 : text.indexOf('-->', start + 4);
    if (end === -1) return out + text.slice(from);
    out += text.slice(from, start) + '\n'.repeat(text.slice(start, end).split('\n').length - 1);
    from = end + 3;
  }
}

const HEADING = /^ {0,3}(#{1,6})\s+(\S.*)$/u;
const UNDERLINE = /^ {0,3}(=+|-+)\s*$/u;
const RULE = /^ {0,3}(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,})\s*$/u;
const NOTE = /^\s{0,3}\[\^[^[\]]{1,40}\]:/u;
const REFERENCE = /^\s{0,3}\[[^[\]]{1,100}\]:\s+\S+/u;

function groupLines(lines: readonly Line[], dropped: Dropped[]): Group[] {
  const groups: Group[] = [];
  let open: Group | null = null;
  const start = (group: Group): void => {
    groups.push(group);
    open = group;
  };
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    const heading = HEADING.exec(line.text);
    const underline = UNDERLINE.exec(line.text);
    const marker = MARKER.exec(line.text.trimStart())?.[0];
    if (line.text.trim() === '' || (REFERENCE.test(line.text) && !NOTE.test(line.text))) {
      open = null;
    } else if (heading) {
      const title = (heading[2] ?? '').replace(/\s#+$/u, '');
      groups.push({ kind: 'heading', level: (heading[1] ?? '').length, line: { ...line, text: title } });
      open = null;
    } else if (
      underline &&
      open?.kind === 'lines' &&
      previous &&
      open.lines.at(-1)?.number === previous.number
    ) {
      open.lines.pop();
      if (open.lines.length === 0) groups.pop();
      groups.push({ kind: 'heading', level: underline[1]?.startsWith('=') ? 1 : 2, line: previous });
      open = null;
    } else if (RULE.test(line.text)) {
      open = null;
    } else if (NOTE.test(line.text)) {
      dropped.push({ text: collapse(line.text), why: 'a footnote' });
      open = null;
    } else if (line.text.trimStart().startsWith('|')) {
      if (open?.kind === 'table') open.lines.push(line);
      else start({ kind: 'table', lines: [line] });
    } else if (line.text.trimStart().startsWith('>')) {
      const text = line.text.trimStart().replace(/^(?:> ?){1,5}/u, '');
      if (text.trim() === '') open = null;
      else if (open?.kind === 'quote') open.lines.push({ ...line, text });
      else start({ kind: 'quote', lines: [{ ...line, text }], marker: null });
    } else if (marker !== undefined) {
      const text = line.text.trimStart().slice(marker.length);
      start({ kind: 'item', lines: [{ ...line, text }], marker: marker.trim() });
    } else if (open?.kind === 'item' && /^\s{2,}/u.test(line.text)) {
      open.lines.push(line);
    } else if (open?.kind === 'lines') {
      open.lines.push(line);
    } else {
      start({ kind: 'lines', lines: [line], marker: null });
    }
  });
  return groups;
}

function toBlocks(group: Group, width: number | null): Block[] {
  if (group.kind === 'heading') return inlineBlock(group.line, { kind: 'heading', level: group.level });
  if (group.kind === 'table') return tableBlock(group.lines);
  const lines = group.lines.map((line) => ({ ...line, text: line.text.replace(/\\$/u, '') }));
  if (group.kind === 'lines') {
    const whole =
      width === null
        ? lines
        : unwrap(
            lines.map(({ text, number }) => ({ text: collapse(text), number })),
            width,
          );
    return whole.flatMap((line) => inlineBlock(line, { kind: 'paragraph' }));
  }
  const text = lines.map((line) => line.text.trim()).join(' ');
  return inlineBlock(
    { text, number: group.lines[0]?.number ?? 1 },
    { kind: group.kind, marker: group.marker },
  );
}

function inlineBlock(
  { text, number }: Line,
  fields: { kind: 'heading' | 'paragraph' | 'quote' | 'item'; level?: number; marker?: string | null },
): Block[] {
  const read = readMarkdownInline(text);
  if (read.text === '') return [];
  return [textBlock({ ...fields, ...read, line: number })];
}

function tableBlock(lines: readonly Line[]): Block[] {
  const rows = lines
    .filter(({ text }) => !/^[\s|:-]+$/u.test(text))
    .map(({ text }) =>
      text
        .trim()
        .replace(/^\||\|$/gu, '')
        .split('|')
        .map((cell) => readMarkdownInline(cell).text),
    );
  return rows.length === 0 ? [] : [{ kind: 'table', rows, line: lines[0]?.number ?? 1 }];
}
