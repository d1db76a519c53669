// Quotations of a paragraph: pairs of quotation marks with enough words between them. One pass.
import {
  APOSTROPHE,
  type Characters,
  CLOSE_QUOTE,
  LETTER,
  OPEN_QUOTE,
  SPACE,
  STRAIGHT_QUOTE,
} from '../characters.ts';

/** A quoted stretch of a paragraph in UTF-16 units. */
export interface Quotation {
  readonly start: number;
  readonly end: number;
}

/**
 * The quotations of a paragraph in order; what lies inside another is part of it. Those shorter than `words`
 * are the author's own use of a term and are left out.
 */
export function findQuotations(chars: Characters, words: number): Quotation[] {
  const merged: Quotation[] = [];
  for (const quotation of pairs(chars, words).sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || quotation.start > last.end) merged.push(quotation);
    else if (quotation.end > last.end) merged[merged.length - 1] = { start: last.start, end: quotation.end };
  }
  return merged;
}

/** Whether one of the quotations, in order, holds all of `start` to `end`. */
export function isQuoted(start: number, end: number, quotations: readonly Quotation[]): boolean {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotations[middle]?.end ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  const candidate = quotations[low];
  return candidate !== undefined && candidate.start <= start;
}

function pairs(chars: Characters, words: number): Quotation[] {
  const found: Quotation[] = [];
  const open: { double: number; single: number } = { double: -1, single: -1 };
  const close = (kind: 'double' | 'single', end: number) => {
    const start = open[kind];
    open[kind] = -1;
    if (start >= 0 && hasWords(chars, start, end, words)) found.push({ start, end });
  };
  for (let index = 0; index < chars.length; index += 1) {
    const kind = chars.kind(index);
    if (kind === OPEN_QUOTE) open[isSingle(chars.text, index) ? 'single' : 'double'] = index + 1;
    else if (kind === CLOSE_QUOTE) close('double', index);
    else if (kind === STRAIGHT_QUOTE) {
      if (open.double >= 0) close('double', index);
      else open.double = index + 1;
    } else if (kind === APOSTROPHE) {
      if (open.single >= 0 && closesSingle(chars, index)) close('single', index);
      else if (opensSingle(chars, index)) open.single = index + 1;
    }
  }
  return found;
}

function isSingle(text: string, index: number): boolean {
  return '‘‹‚'.includes(text.charAt(index));
}

/** An apostrophe inside or after a word may be one; only a straight one may open a quotation. */
function closesSingle(chars: Characters, index: number): boolean {
  return chars.kind(index + 1) !== LETTER && chars.kind(index - 1) !== SPACE;
}

function opensSingle(chars: Characters, index: number): boolean {
  const before = index === 0 ? SPACE : chars.kind(index - 1);
  return chars.text.charAt(index) === "'" && before === SPACE && chars.kind(index + 1) === LETTER;
}

function hasWords(chars: Characters, start: number, end: number, words: number): boolean {
  let count = 0;
  for (let index = start; index < end && count < words; index += 1) {
    if (chars.kind(index) === LETTER && (index === start || chars.kind(index - 1) !== LETTER)) count += 1;
  }
  return count >= words;
}
