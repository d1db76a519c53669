// Lists in pages: the way from one to the next, and their files.
import type { TableFormat } from './query-links.ts';
import type { Download, Pager } from './table-view.ts';
import { whole } from './words.ts';

/** Which part of a list is asked for: `page` from 1, `size` null for all of it. */
export interface PagePart {
  readonly page: number;
  readonly size: number | null;
}

export interface Paged extends PagePart {
  /** Rows on this page, and in all. */
  readonly shown: number;
  readonly total: number;
  readonly hrefOf: (part: PagePart, format: TableFormat) => string;
}

/** Null where all rows are on one page. `noun`: "Expert". */
export function pagerOver({ page, size, shown, total, hrefOf }: Paged, noun: string): Pager | null {
  if (size === null || total <= size) return null;
  const before = (page - 1) * size;
  const last = before + shown;
  const at = (other: number): string => hrefOf({ page: other, size }, 'html');
  const range = shown === 1 ? `${noun} ${whole(last)}` : `${noun}s ${whole(before + 1)} to ${whole(last)}`;
  return {
    text: `${range} of ${whole(total)}`,
    previous: page > 1 ? at(page - 1) : null,
    next: last < total ? at(page + 1) : null,
  };
}

/** The rows of the page, and where that is not all, all of them. */
export function filesOver({ page, size, shown, total, hrefOf }: Paged): readonly Download[] {
  return (['csv', 'json'] as const).flatMap((format) => {
    const name = format.toUpperCase();
    const href = hrefOf({ page, size }, format);
    if (shown === total) return [{ label: name, href }];
    return [
      { label: `${name} of ${shown === 1 ? 'this one' : `these ${whole(shown)}`}`, href },
      { label: `${name} of all ${whole(total)}`, href: hrefOf({ page: 1, size: null }, format) },
    ];
  });
}

/** The next page in the same format; null on the last. */
export function nextOver({ page, size, total, hrefOf }: Paged, format: TableFormat): string | null {
  return size !== null && page * size < total ? hrefOf({ page: page + 1, size }, format) : null;
}
