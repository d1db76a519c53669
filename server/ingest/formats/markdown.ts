import {
  type Block,
  type DocumentMeta,
  type Dropped,
  type ReadDocument,
  refuseLines,
  textBlock,
} from '../block.ts';
import { collapse } from '../clean.ts';
import { readFrontMatter } from './front-matter.ts';
import { readMarkdownInline } from './inline-markup.ts';
import { type Line, markerOf, unwrap, wrapWidth } from './lines.ts';

/** Lines that belong together, before their inline markup is read. */
type Group =
  | { readonly kind: 'heading'; readonly level: number; readonly line: Line }
  | { readonly kind: 'lines' | 'quote' | 'item'; readonly lines: Line[]; readonly marker: string | null }
  | { readonly kind: 'table'; readonly lines: Line[] };

/**
 * Markdown: front matter, headings, lists, quotations, tables, bold. A single line break ends a block
 * unless the lines were broken by a program; notes, images, comments and rules are left out.
 * @param text cleaned by cleanText
 * @throws AppError `document_too_large`
 */
export function readMarkdown(text: string): ReadDocument {
  refuseLines(text);
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
  const grouper = new LineGrouper(dropped);
  for (const line of lines) grouper.take(line);
  return grouper.groups;
}

/** Puts lines into groups one by one: each line opens a group, goes on with the open one, or ends it. */
class LineGrouper {
  readonly groups: Group[] = [];
  readonly #dropped: Dropped[];
  #open: Group | null = null;

  constructor(dropped: Dropped[]) {
    this.#dropped = dropped;
  }

  take(line: Line): void {
    const text = line.text.trimStart();
    if (text === '' || (REFERENCE.test(line.text) && !NOTE.test(line.text))) this.#open = null;
    else if (this.#takeHeading(line) || this.#takeEnd(line)) this.#open = null;
    else if (text.startsWith('|')) this.#takeTableRow(line);
    else if (text.startsWith('>')) this.#takeQuote(line, text.replace(/^(?:> ?){1,5}/u, ''));
    else this.#takeText(line, text);
  }

  #start(group: Group): void {
    this.groups.push(group);
    this.#open = group;
  }

  /** "## Title", or a line of = or - below a title. */
  #takeHeading(line: Line): boolean {
    const [, marks, title] = HEADING.exec(line.text) ?? [];
    if (marks !== undefined && title !== undefined) {
      const text = title.replace(/\s#+$/u, '');
      this.groups.push({ kind: 'heading', level: marks.length, line: { ...line, text } });
      return true;
    }
    const underline = UNDERLINE.exec(line.text)?.[1];
    const open = this.#open;
    if (underline === undefined || open?.kind !== 'lines') return false;
    const above = open.lines.pop();
    if (open.lines.length === 0) this.groups.pop();
    if (above) this.groups.push({ kind: 'heading', level: underline.startsWith('=') ? 1 : 2, line: above });
    return true;
  }

  /** Lines that end a group and hold no text: rules, and notes, which are left out. */
  #takeEnd(line: Line): boolean {
    if (NOTE.test(line.text)) this.#dropped.push({ text: collapse(line.text), why: 'a footnote' });
    return NOTE.test(line.text) || RULE.test(line.text);
  }

  #takeTableRow(line: Line): void {
    if (this.#open?.kind === 'table') this.#open.lines.push(line);
    else this.#start({ kind: 'table', lines: [line] });
  }

  #takeQuote(line: Line, text: string): void {
    if (text.trim() === '') this.#open = null;
    else if (this.#open?.kind === 'quote') this.#open.lines.push({ ...line, text });
    else this.#start({ kind: 'quote', lines: [{ ...line, text }], marker: null });
  }

  #takeText(line: Line, text: string): void {
    const marker = markerOf(text);
    const open = this.#open;
    if (marker !== null) {
      const lines = [{ ...line, text: text.slice(marker.length) }];
      this.#start({ kind: 'item', lines, marker: marker.trim() });
    } else if (open?.kind === 'lines' || (open?.kind === 'item' && /^\s{2,}/u.test(line.text))) {
      open.lines.push(line);
    } else {
      this.#start({ kind: 'lines', lines: [line], marker: null });
    }
  }
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
