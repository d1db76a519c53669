import { readDate, readMonth } from './date.ts';
import type { Label } from './question.ts';

/** What a line says that stands for a document's own place: series, number, day. */
export interface PrintedLabel extends Label {
  readonly date: string | null;
  /** What stands beside a day and is no series: a place, a publisher; null where nothing does. */
  readonly other: string | null;
}

const KIND =
  'no|nr|num|number|issue|edition|vol|volume|survey|poll|round|wave|part|episode|week|newsletter|bulletin';
const NUMBER = new RegExp(
  `^(?:(?:${KIND})\\b[.:]?\\s*#?|#)\\s*(?:no\\.?\\s*)?(\\d[\\w.-]*(?:\\s?/\\s?\\d{1,4})?)$`,
  'iu',
);
/** Where one piece of a label ends: at a bar, a dash, or before what numbers or dates it. */
const BETWEEN = new RegExp(
  [
    '\\s*[|·•]\\s*',
    '\\s+[–—-]\\s+',
    `,\\s+(?=(?:${KIND})\\b|\\d{1,2}(?:st|nd|rd|th)?\\s+\\p{L}{3,9}\\b|\\p{L}{3,9}\\.?\\s+\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{4}$|\\d{4}-\\d)`,
    '\\s+(?=(?:No\\.?|Nr\\.?|Number|Issue|Vol\\.?|Edition) ?\\d)',
    '\\s+(?=#\\s?\\d)',
  ].join('|'),
  'iu',
);

const SEASON = /^(?:(?:spring|summer|autumn|fall|winter)(?: \d{4}(?:[/–-]\d{2,4})?)?|\d{4})$/iu;

/** Words that names of series have and names of publishers, places and people have not. */
const SERIES_WORD =
  /\b(?:asks?|big|answers?|brief|briefing|chambers?|conversation|corner|debates?|dialogue|dispatch|exchange|experts?|forum|line|notes?|notebook|opinions?|panel|poll|questions?|round|round-?table|round-?up|series|soundings?|survey|symposium|table|talk|verdict|views?|viewpoints?|voices|weekly)\b/iu;

/** "The Morning Panel" above a question, or with a day beside it: a short title that says what it is. */
export function isSeriesName(text: string): boolean {
  return (
    text.length <= 60 &&
    /^\p{Lu}/u.test(text) &&
    !/[.:;,?!]$/u.test(text) &&
    !/^(?:by|our|meet|about|what|read|all)\s/iu.test(text) &&
    text.includes(' ') &&
    SERIES_WORD.test(text)
  );
}

/** "Risk Letter 14": a title at the very top with a number and no word for it; a year is no number. */
export function readNumberedTitle(text: string): Label | null {
  const [, series, number] = /^(\p{Lu}[^\d.,:;?!]{2,60}) (\d{1,3})$/u.exec(text) ?? [];
  return series === undefined || number === undefined ? null : { series, number };
}

/**
 * "The Big Ask | No. 34.2025", "Series, Issue 12", "Panel, Survey 7, May 2024", "Series #7 - 22 August 2025".
 * Without a number a day must stand there, and beside it what is known to be a series; else null.
 */
export function readLabel(text: string): PrintedLabel | null {
  if (readDate(text) !== null) return null;
  let series: string | null = null;
  let number: string | null = null;
  let date: string | null = null;
  // "No. 9 (Michaelmas 2025)": brackets after a number say when, not which.
  const line = text.replace(/(\d)\s+\([^()]{1,40}\)$/u, '$1');
  for (const part of line.split(BETWEEN).filter((each) => each !== '')) {
    const day = readDate(part);
    const digits = NUMBER.exec(part)?.[1]?.replace(/\s/gu, '');
    if (day !== null) date ??= day;
    else if (digits !== undefined) number ??= digits;
    else if (readMonth(part) !== null || SEASON.test(part)) continue;
    else if (series === null && !/[.?!]$/u.test(part)) series = part;
    else return null;
  }
  if (number !== null) return { series, number, date, other: null };
  const numbered = date === null ? null : readNumberedTitle(series ?? '');
  if (numbered !== null) return { ...numbered, date, other: null };
  if (date === null || series === null || series.length > 60) return null;
  return isSeriesName(series)
    ? { series, number, date, other: null }
    : { series: null, number, date, other: series };
}
