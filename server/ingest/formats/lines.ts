import { readDate } from '../date.ts';

/** A line of a document with its number from 1. */
export interface Line {
  readonly text: string;
  readonly number: number;
  /** A page or the like parted it from the line above, in mid-sentence. */
  readonly goesOn?: true;
}

/** Lines no longer than this can come from a mail program that broke them. */
const WIDEST_WRAP = 100;
/** Fewer broken lines may be chance; in mail they are the rule. */
const LEAST_BROKEN = { text: 4, mail: 2 } as const;

/** List markers of plain text and Markdown at the beginning of a line, with the white space after them. */
const MARKER = /^(?:[-*+•◦▪‣·–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])\s+/u;

/** The marker that a line begins with, with the white space after it; null for none, and for "4. May 2025". */
export function markerOf(text: string): string | null {
  const marker = MARKER.exec(text)?.[0];
  return marker === undefined || readDate(text) !== null ? null : marker;
}

const ENDS_SENTENCE = /[.!?:;…]["'”’)*_]*$/u;

/**
 * The width that lines were broken at by a program, or null where a line is a paragraph. Lines that a program
 * broke are as full as they can be and mostly end in mid-sentence.
 * @param groups the lines between two blank lines, each group in order
 */
export function wrapWidth(
  groups: readonly (readonly Line[])[],
  origin: keyof typeof LEAST_BROKEN = 'text',
): number | null {
  let width = 0;
  for (const group of groups) for (const line of group) width = Math.max(width, line.text.length);
  if (width > WIDEST_WRAP) return null;
  let breaks = 0;
  let broken = 0;
  for (const group of groups) {
    group.forEach((line, index) => {
      const next = group[index + 1];
      if (next === undefined) return;
      breaks += 1;
      if (isForced(line, next, width) && !ENDS_SENTENCE.test(line.text)) broken += 1;
    });
  }
  return broken >= LEAST_BROKEN[origin] && broken >= breaks * 0.4 ? width : null;
}

/** Whether the next line's first word would not have fitted on this one. */
function isForced(line: Line, next: Line, width: number): boolean {
  const space = next.text.indexOf(' ');
  const word = space === -1 ? next.text.length : space;
  // Two characters of tolerance: programs count trailing spaces and quotes differently.
  return line.text.length + 1 + word > width - 2;
}

/**
 * Puts broken lines together again; a line with room left on it, or before a list marker, stands alone.
 * @param width null where no program broke the lines
 */
export function unwrap(group: readonly Line[], width: number | null): Line[] {
  const joined: { texts: string[]; number: number }[] = [];
  group.forEach((line, index) => {
    const before = group[index - 1];
    const isRest =
      width !== null && before !== undefined && !MARKER.test(line.text) && isBroken(before, line, width);
    const goesOn = line.goesOn ?? isRest;
    const last = joined.at(-1);
    if (goesOn && last) last.texts.push(line.text);
    else joined.push({ texts: [line.text], number: line.number });
  });
  return joined.map(({ texts, number }) => ({ text: joinLines(texts), number }));
}

/** A line goes on below where the next word did not fit, or where a well-filled one stops in mid-sentence. */
function isBroken(line: Line, next: Line, width: number): boolean {
  if (isForced(line, next, width)) return true;
  return line.text.length > width * 0.6 && /^\p{Ll}/u.test(next.text) && !ENDS_SENTENCE.test(line.text);
}

/** A word parted by a hyphen at a line's end keeps the hyphen: "full-" + "scale" is "full-scale". */
function joinLines(texts: readonly string[]): string {
  const pieces = texts.map((text, index) => {
    const next = texts[index + 1];
    if (next === undefined) return text;
    return /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(next) ? text : `${text} `;
  });
  return pieces.join('');
}
