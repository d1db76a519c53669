// Who answered what, over many asks: rows are experts or institutions, columns the asks of one scheme.
import { type Agreement, agreementOf, ENOUGH_ASKS } from './agreement.ts';
import type { AskOverview, Tally } from './query.ts';
import type { CoderKind } from './types.ts';

export const MATRIX_ROWS = ['experts', 'institutions'] as const;
export type MatrixRows = (typeof MATRIX_ROWS)[number];
export const MATRIX_SORTS = ['name', 'agreement', 'dissent'] as const;
export type MatrixSort = (typeof MATRIX_SORTS)[number];

/** `window` counts from 1, the newest asks; `page` counts the pages of rows from 1. */
export interface MatrixQuery {
  readonly scheme: string;
  readonly rows: MatrixRows;
  readonly sort: MatrixSort;
  readonly window: number;
  readonly page: number;
}

/** Asks side by side, and rows on a page. */
export const WINDOW_SIZE = 9;
export const MATRIX_PAGE_SIZE = 50;

/** An expert or an institution. */
export interface Subject {
  readonly id: number;
  readonly slug: string;
  readonly label: string;
}

/** How many published responses of a subject to an ask took a stance. */
export interface Position {
  readonly subject: number;
  readonly ask: number;
  readonly stance: string;
  readonly responses: number;
}

/** Everyone with a published response to an ask of the scheme, by name, and where they stand. */
export interface Positions {
  readonly subjects: readonly Subject[];
  readonly positions: readonly Position[];
}

/** One published response as a cell shows it. */
export interface MatrixAnswer {
  readonly subject: number;
  readonly ask: number;
  readonly response: number;
  /** What the expert is called. */
  readonly expert: string;
  readonly stance: string;
  /** Whose coding is published. */
  readonly kind: CoderKind;
  /** As of `Mark`: a tentative tag. */
  readonly weak: boolean;
  /** The contributor is on the panel's list, but said nothing in words. */
  readonly wordless: boolean;
  /** The deciding sentence; null where no single one decides. */
  readonly sentence: string | null;
}

export interface RankedSubject {
  readonly subject: Subject;
  readonly agreement: Agreement;
}

/** One window of asks and one page of rows. */
export interface MatrixPart {
  /** Newest first, each with where its whole panel stands. */
  readonly asks: readonly AskOverview[];
  /** All asks of the scheme. */
  readonly allAsks: number;
  readonly windows: number;
  readonly rows: readonly RankedSubject[];
  /** All rows with an answer to one of `asks`. */
  readonly total: number;
  readonly pages: number;
}

/**
 * Picks the asks and rows that a query shows. A row is there where it answered at least one of the asks
 * shown; its agreement is taken over all asks of the scheme, so that it stays the same from window to window.
 * `overviews`: the asks of the scheme, newest first. A window or page beyond the last is empty.
 */
export function matrixPart(
  query: MatrixQuery,
  overviews: readonly AskOverview[],
  { subjects, positions }: Positions,
): MatrixPart {
  const from = (query.window - 1) * WINDOW_SIZE;
  const asks = overviews.slice(from, from + WINDOW_SIZE);
  const shown = new Set(asks.map(({ ask }) => ask.id));
  const panels = new Map(overviews.map(({ ask, tally }) => [ask.id, tally]));
  const own = talliesOf(positions);
  const ranked = subjects.flatMap((subject): RankedSubject[] => {
    const tallies = own.get(subject.id);
    if (!tallies?.keys().some((ask) => shown.has(ask))) return [];
    return [{ subject, agreement: agreementOf(tallies, panels) }];
  });
  const start = (query.page - 1) * MATRIX_PAGE_SIZE;
  return {
    asks,
    allAsks: overviews.length,
    windows: Math.max(1, Math.ceil(overviews.length / WINDOW_SIZE)),
    rows: sorted(ranked, query.sort).slice(start, start + MATRIX_PAGE_SIZE),
    total: ranked.length,
    pages: Math.max(1, Math.ceil(ranked.length / MATRIX_PAGE_SIZE)),
  };
}

/** Subject -> ask -> tally. */
function talliesOf(positions: readonly Position[]): Map<number, Map<number, Tally>> {
  const made = new Map<number, Map<number, Record<string, number>>>();
  for (const { subject, ask, stance, responses } of positions) {
    const asks = made.get(subject) ?? new Map<number, Record<string, number>>();
    const tally = asks.get(ask) ?? {};
    tally[stance] = (tally[stance] ?? 0) + responses;
    asks.set(ask, tally);
    made.set(subject, asks);
  }
  return made;
}

/**
 * By name as given; else the highest figure first, rows with too few asks to compare last, and more asks
 * before fewer where the figures are equal. The sort is stable, so that names settle the rest.
 */
function sorted(rows: readonly RankedSubject[], sort: MatrixSort): readonly RankedSubject[] {
  if (sort === 'name') return rows;
  const figure = sort === 'agreement' ? agreementFigure : dissentFigure;
  return rows.toSorted(
    (a, b) =>
      Number(isEnough(b.agreement)) - Number(isEnough(a.agreement)) ||
      figure(b.agreement) - figure(a.agreement) ||
      b.agreement.asks - a.agreement.asks,
  );
}

function isEnough({ asks }: Agreement): boolean {
  return asks >= ENOUGH_ASKS;
}

function agreementFigure({ share }: Agreement): number {
  return share ?? -1;
}

function dissentFigure({ dissents, asks }: Agreement): number {
  return asks === 0 ? -1 : dissents / asks;
}
