import { readDate, readMonth } from './date.ts';
import type { Label } from './question.ts';

/** What a line says that stands for a document's own place: series, number, day. */
export interface PrintedLabel extends Label {
  readonly date: string | null;
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
    `,\\s+(?=(?:${KIND})\\b|\\d{1,2}(?:st|nd|rd|th)?\\s+\\p{L}{3,9}\\b|\\p{L}{3,9}\\.?\\s+\\d)`,
    '\\s+(?=(?:No\\.?|Nr\\.?|Number|Issue|Vol\\.?|Edition) ?\\d)',
    '\\s+(?=#\\s?\\d)',
  ].join('|'),
  'iu',
);

/** "Risk Letter 14": a title at the very top with a number and no word for it; a year is no number. */
export function readNumberedTitle(text: string): Label | null {
  const [, series, number] = /^(\p{Lu}[^\d.,:;?!]{2,60}) (\d{1,3})$/u.exec(text) ?? [];
  return series === undefined || number === undefined ? null : { series, number };
}

/**
 * "The Big Ask | No. 34.2025", "Series, Issue 12", "Panel, Survey 7, May 2024", "Series #7 - 22 August 2025".
 * Null for a line without a number.
 */
export function readLabel(text: string): PrintedLabel | null {
  let series: string | null = null;
  let number: string | null = null;
  let date: string | null = null;
  for (const part of text.split(BETWEEN).filter((each) => each !== '')) {
    const day = readDate(part);
    const digits = NUMBER.exec(part)?.[1]?.replace(/\s/gu, '');
    if (day !== null) date ??= day;
    else if (digits !== undefined) number ??= digits;
    else if (readMonth(part) !== null) continue;
    else if (series === null && !/[.?!]$/u.test(part)) series = part;
    else return null;
  }
  return number === null ? null : { series, number, date };
}
