import {
  type Block,
  blockTexts,
  type DocumentMeta,
  type Dropped,
  type TextBlock,
  type Warning,
} from './block.ts';
import { isClosing, isFurniture } from './boilerplate.ts';
import { readDate } from './date.ts';

/** What stands before the first contributor. `question` is null where none was found. */
export interface Head {
  readonly question: string | null;
  readonly series: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly intro: readonly string[];
  readonly warnings: readonly Warning[];
  readonly dropped: readonly Dropped[];
}

interface Label {
  readonly series: string | null;
  readonly number: string | null;
}

const LONGEST_QUESTION = 400;

export interface HeadOptions {
  /** Names and first lines of the answers, by which a list of contents announces them; see {@link normal}. */
  readonly announced: ReadonlySet<string>;
  /** Whether the panel may have been asked about a statement. */
  readonly mayBeStatement: boolean;
}

/** Reads question, series, number, date and introduction from the blocks before the first contributor. */
export function readHead(
  blocks: readonly Block[],
  meta: DocumentMeta,
  { announced, mayBeStatement }: HeadOptions,
): Head {
  const reasons = new Map(blocks.map((block) => [block, reasonToDrop(block, announced)]));
  const lines = blocks
    .filter((block) => block.kind !== 'table')
    .filter((block) => reasons.get(block) === null);
  const title = findQuestion(lines, meta, mayBeStatement);
  const asked = normal(title.question ?? '');
  let label: Label = { series: title.series ?? meta.series, number: meta.number };
  let date = meta.date;
  const intro: string[] = [];
  const titles: TextBlock[] = [];
  for (const line of lines) {
    if (line === title.block || normal(line.text) === asked) continue;
    const printed = isShort(line) ? readLabel(line.text) : null;
    const day = isShort(line) ? readDate(line.text) : null;
    if (printed !== null) {
      label = { series: label.series ?? printed.series, number: label.number ?? printed.number };
      date ??= printed.date;
    } else if (day !== null) {
      date ??= day;
    } else if (isProse(line)) {
      intro.push(line.text);
    } else {
      titles.push(line);
    }
  }
  const [above, ...others] = titles;
  const isSeries = label.number !== null && label.series === null && above !== undefined;
  if (isSeries) label = { ...label, series: above.text };
  for (const line of isSeries ? others : titles) reasons.set(line, NO_SENTENCE);
  return {
    question: title.question,
    ...label,
    date,
    intro,
    warnings: title.warnings,
    dropped: listDropped(reasons),
  };
}

const NO_SENTENCE = 'a line before the contributors that is no sentence';

/** In the document's order. */
function listDropped(reasons: ReadonlyMap<Block, string | null>): Dropped[] {
  return [...reasons].flatMap(([block, why]) =>
    why === null ? [] : blockTexts(block).map((text) => ({ text, why })),
  );
}

/** Text for comparing lines: letters and digits only, in lower case. */
export const normal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const isShort = (line: TextBlock): boolean => line.text.length <= 120;

/** Null where the block may be question, series, date or introduction. */
function reasonToDrop(block: Block, announced: ReadonlySet<string>): string | null {
  if (block.kind === 'table') return 'a table before the contributors';
  if (isFurniture(block.text)) return 'part of the page, not of the text';
  if (isShort(block) && isClosing(block.text) && !block.text.endsWith('?'))
    return 'a call to subscribe, share or comment';
  if (/^by\s+\p{Lu}/iu.test(block.text) && isShort(block) && !/[.?!]$/u.test(block.text)) return 'a byline';
  if (announced.has(normal(block.text))) return 'a list of what follows';
  return null;
}

function isProse({ text }: TextBlock): boolean {
  return /[.?!:…]["'”’)\]]*$/u.test(text) ? text.split(' ').length > 3 : text.split(' ').length >= 10;
}

interface Found {
  readonly question: string | null;
  readonly series: string | null;
  readonly block: TextBlock | null;
  readonly warnings: readonly Warning[];
}

/** The title with a question mark; else a line with one; else the question that the introduction asks. */
function findQuestion(lines: readonly TextBlock[], meta: DocumentMeta, mayBeStatement: boolean): Found {
  const warnings: Warning[] = [];
  const headings = lines.filter((line) => line.kind === 'heading').sort((a, b) => a.level - b.level);
  const candidates = [
    ...headings,
    ...lines.filter((line) => line.kind !== 'heading' && line.kind !== 'item'),
  ];
  for (const line of candidates) {
    const asked = asQuestion(line.text);
    if (asked !== null) return { ...asked, block: line, warnings };
  }
  const titled = meta.title === null ? null : asQuestion(meta.title);
  if (titled !== null) return { ...titled, block: null, warnings };
  for (const line of lines) {
    const sentence = lastQuestion(line.text);
    if (sentence === null) continue;
    warnings.push({
      code: 'question_from_text',
      message: 'No title ends with a question mark; the question was taken from the introduction.',
      where: `line ${line.line}`,
    });
    return { question: sentence, series: null, block: null, warnings };
  }
  const statement = mayBeStatement ? findStatement(lines) : null;
  return { question: statement?.text ?? null, series: null, block: statement?.block ?? null, warnings };
}

/** The statement that a panel votes on: a line that says so, else the last sentence before the votes. */
function findStatement(lines: readonly TextBlock[]): { text: string; block: TextBlock } | null {
  const labelled = lines.find(({ text }) => STATEMENT.test(text));
  const block = labelled ?? lines.findLast((line) => isProse(line) && line.text.length <= LONGEST_QUESTION);
  return block === undefined ? null : { text: block.text.replace(STATEMENT, ''), block };
}

const STATEMENT = /^(?:(?:question|statement)(?: [a-z\d]{1,2})?|q\d{0,2})\s*[:.–-]\s*(?=\S.{10})/iu;

/** A line that is one question, with the series before it split off ("Series: question"). */
function asQuestion(text: string): { question: string; series: string | null } | null {
  if (text.length > LONGEST_QUESTION + 60) return null;
  const line = text.replace(/\s+[|–—-]\s+[^?|]{1,60}$/u, '').trim();
  if (!/\?["'”’)]*$/u.test(line)) return null;
  const start = /^([^:?.!]{2,60}?)(?:\s+#?\d[\w./-]*)?:\s+(?=\p{Lu})/u.exec(line);
  const question = start ? line.slice(start[0].length) : line;
  if (/[.!?]["'”’)]*\s+\p{Lu}/u.test(question) || question.split(' ').length < 3) return null;
  if (!start) return { question, series: null };
  const series = start[1] ?? '';
  return /^(?:question|the question|q)$/iu.test(series) ? { question, series: null } : { question, series };
}

/** The last sentence of a paragraph that asks, after a colon or a full stop. */
function lastQuestion(text: string): string | null {
  const end = text.lastIndexOf('?');
  if (end === -1) return null;
  const before = text.slice(Math.max(0, end - LONGEST_QUESTION), end);
  const start = Math.max(
    before.lastIndexOf(': '),
    before.lastIndexOf('. '),
    before.lastIndexOf('? '),
    before.lastIndexOf('! '),
  );
  const question = `${before.slice(start + 1).trim()}?`.replace(/^["'“‘]/u, '');
  return question.split(' ').length >= 4 && /^\p{Lu}/u.test(question) ? question : null;
}

const NUMBER = /^(?:no|nr|num|number|issue|edition|vol|volume|#)?[.:]?\s*#?\s*(\d[\w./-]*)$/iu;

/** "The Big Ask | No. 34.2025", "Series, Issue 12", "Series #7 - 22 August 2025". */
function readLabel(text: string): (Label & { readonly date: string | null }) | null {
  const parts = text
    .split(
      /\s*[|·•]\s*|\s+[–—-]\s+|,\s+(?=(?:no|nr|number|issue|vol|edition)\b)|\s+(?=(?:No\.?|Nr\.?|Number|Issue|Vol\.?|Edition) ?\d)|\s+(?=#\s?\d)/iu,
    )
    .filter((part) => part !== '');
  let series: string | null = null;
  let number: string | null = null;
  let date: string | null = null;
  for (const part of parts) {
    const day = readDate(part);
    const digits = NUMBER.exec(part)?.[1];
    if (day !== null) date ??= day;
    else if (digits !== undefined && /^(?:no|nr|num|issue|edition|vol|#)/iu.test(part)) number ??= digits;
    else if (series === null && !/[.?!]$/u.test(part)) series = part;
    else return null;
  }
  return number === null ? null : { series, number, date };
}
