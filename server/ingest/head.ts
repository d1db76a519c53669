import {
  type Block,
  blockTexts,
  type DocumentMeta,
  type Dropped,
  type TextBlock,
  type Warning,
} from './block.ts';
import { isClosing, isDisclosure, isFurniture } from './boilerplate.ts';
import { readDate, readMonth } from './date.ts';
import { isSeriesName, type PrintedLabel, readLabel, readNumberedTitle } from './label.ts';
import { findQuestion, isProse, type Label } from './question.ts';

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

export interface HeadOptions {
  /** Names and first lines of the answers, by which a list of contents announces them; see {@link normal}. */
  readonly announced: ReadonlySet<string>;
  /** Whether the panel may have been asked about a statement. */
  readonly mayBeStatement: boolean;
  /** Whether its people are certain enough for a title without a question mark. */
  readonly mayBeTopic: boolean;
}

/** Reads question, series, number, date and introduction from the blocks before the first contributor. */
export function readHead(
  blocks: readonly Block[],
  meta: DocumentMeta,
  { announced, ...kinds }: HeadOptions,
): Head {
  const reasons = new Map(blocks.map((block, at) => [block, reasonToDrop(block, blocks[at - 1], announced)]));
  const lines = blocks
    .filter((block) => block.kind !== 'table')
    .filter((block) => reasons.get(block) === null);
  const title = findQuestion(lines, meta, kinds);
  const asked = normal(title.question ?? '');
  let label: Label = { series: title.series ?? meta.series, number: title.number ?? meta.number };
  let date = meta.date;
  const intro: string[] = [];
  const titles: TextBlock[] = [];
  let subject: PrintedLabel | null = null;
  for (const line of lines) {
    if (line === title.block || normal(line.text) === asked) continue;
    const printed = isShort(line) ? readLabel(line.text.replace(SUBJECT, '')) : null;
    const day = isShort(line) ? readDate(line.text) : null;
    if (printed !== null && SUBJECT.test(line.text)) {
      subject ??= printed;
    } else if (printed !== null) {
      label = { series: label.series ?? printed.series, number: label.number ?? printed.number };
      date ??= printed.date;
      if (printed.other !== null) reasons.set(line, 'where and when the document was published');
    } else if (day !== null) {
      date ??= day;
    } else if (readMonth(line.text) !== null) {
      reasons.set(line, 'a month without a day');
    } else if (isProse(line)) {
      intro.push(line.text);
    } else {
      titles.push(line);
    }
  }
  // What a mail is called counts where no line of its text says more.
  if (subject !== null) {
    label = { series: label.series ?? subject.series, number: label.number ?? subject.number };
    date ??= subject.date;
  }
  const named = labelOfTitle(titles, lines[0], label) ?? labelAround(titles, lines, title.block, label);
  const asks = title.block === null ? -1 : lines.indexOf(title.block);
  for (const line of titles)
    if (line.text !== named?.series)
      reasons.set(line, lines.indexOf(line) > asks ? BELOW_QUESTION : NO_SENTENCE);
  return {
    question: title.question,
    ...(named ?? label),
    date,
    intro,
    warnings: title.warnings,
    dropped: listDropped(reasons),
  };
}

/** What stands before the title of a mail whose header was copied in part. */
const SUBJECT = /^(?:subject|betreff)\s*:\s*/iu;

/** Why titles between the question and the first answer are left out, */
export const BELOW_QUESTION = 'a line below the question that is no sentence';
/** and those above the question. */
const NO_SENTENCE = 'a line before the contributors that is no sentence';

/** A series by its name, on a line of its own above the question or right below it. */
function labelAround(
  titles: readonly TextBlock[],
  lines: readonly TextBlock[],
  question: TextBlock | null,
  label: Label,
): Label | null {
  if (question === null || label.series !== null) return null;
  const last = lines.indexOf(question) + 1;
  const named = titles.find((title) => lines.indexOf(title) <= last && isSeriesName(title.text));
  return named === undefined ? null : { ...label, series: named.text };
}

/** The series that the first title names where no other line does; null where it is no series. */
function labelOfTitle([title]: readonly TextBlock[], top: TextBlock | undefined, label: Label): Label | null {
  if (title === undefined || label.series !== null) return null;
  if (label.number !== null) return { ...label, series: title.text };
  return title === top ? readNumberedTitle(title.text) : null;
}

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
function reasonToDrop(block: Block, above: Block | undefined, announced: ReadonlySet<string>): string | null {
  if (block.kind === 'table') return 'a table before the contributors';
  if (above !== undefined && above.kind !== 'table' && isDisclosure(above.text)) return 'a disclosure';
  if (isFurniture(block.text)) return 'part of the page, not of the text';
  if (isShort(block) && isClosing(block.text) && !block.text.endsWith('?'))
    return 'a call to subscribe, share or comment';
  if (/^by\s+\p{Lu}/iu.test(block.text) && isShort(block) && !/[.?!]$/u.test(block.text)) return 'a byline';
  if (announced.has(normal(block.text))) return 'a list of what follows';
  return null;
}
