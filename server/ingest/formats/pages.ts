// Text copied out of a document with pages: their numbers and running heads stand between its lines.
import type { Dropped } from '../block.ts';
import { collapse } from '../clean.ts';
import { isVote } from '../vote.ts';
import type { Line } from './lines.ts';

const PAGE_NUMBER = /^(?:[-–—[(]\s*)?(?:page\s+)?(\d{1,3})(?:\s*(?:of|\/)\s*\d{1,3})?(?:\s*[-–—\])])?$/iu;
const LONGEST_HEAD = 80;

/**
 * Lines without the numbers and running heads of pages. A line is taken for a page's number only where every
 * line that could be one counts up by one, twice or more; for a running head where it stands beside such a
 * number and comes again there. A sentence that a page parts is put together.
 */
export function withoutPages(lines: readonly Line[]): { lines: readonly Line[]; dropped: Dropped[] } {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const numbers = filled.flatMap((line, place) => {
    const digits = PAGE_NUMBER.exec(line.text.trim())?.[1];
    return digits === undefined ? [] : [{ line, place, page: Number(digits) }];
  });
  const counts = numbers.every(({ page }, at) => at === 0 || page === (numbers[at - 1]?.page ?? 0) + 1);
  if (numbers.length < 2 || !counts) return { lines, dropped: [] };
  const beside = numbers.flatMap(({ place }) => [filled[place - 1], filled[place + 1]]);
  const heads = runningHeads(beside.filter((line) => line !== undefined));
  const gone = new Set([...numbers.map(({ line }) => line), ...heads]);
  const dropped = filled
    .filter((line) => gone.has(line))
    .map(({ text }) => ({ text: collapse(text), why: 'the number or running head of a page' }));
  return { lines: join(lines, gone), dropped };
}

function runningHeads(beside: readonly Line[]): Line[] {
  const key = ({ text }: Line): string => collapse(text.replace(/\d+/gu, ''));
  const times = new Map<string, number>();
  for (const line of new Set(beside)) times.set(key(line), (times.get(key(line)) ?? 0) + 1);
  return beside.filter((line) => {
    const isShort = key(line) !== '' && line.text.length <= LONGEST_HEAD;
    return isShort && (times.get(key(line)) ?? 0) > 1 && !isVote(line.text.trim());
  });
}

/** Leaves lines out, and the empty ones around them where a sentence goes on below. */
function join(lines: readonly Line[], gone: ReadonlySet<Line>): Line[] {
  const kept: Line[] = [];
  let parted = false;
  for (const line of lines) {
    if (gone.has(line)) parted = true;
    else if (line.text.trim() === '' || !parted) kept.push(line);
    else {
      const last = kept.findLastIndex(({ text }) => text.trim() !== '');
      const goesOn = /^\p{Ll}/u.test(line.text) && /[\p{L}\p{N},-]$/u.test(kept[last]?.text.trimEnd() ?? '');
      if (goesOn) kept.length = last + 1;
      kept.push(goesOn ? { ...line, goesOn } : line);
      parted = false;
    }
  }
  return kept;
}
