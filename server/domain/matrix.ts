// Who answered what, over many asks: rows are experts or institutions, columns the asks of one scheme.
import { type Agreement, agreementOf, ENOUGH_ASKS } from './agreement.ts';
import type { Tally } from './query.ts';
import { isIn, type SearchText, type Strictness } from './search.ts';
import type { Ask, CoderKind } from './types.ts';

export const MATRIX_ROWS = ['experts', 'institutions'] as const;
export type MatrixRows = (typeof MATRIX_ROWS)[number];
export const MATRIX_SORTS = ['name', 'agreement', 'dissent'] as const;
export type MatrixSort = (typeof MATRIX_SORTS)[number];

/**
 * `text`: only asks whose question holds these words; null: all. `window` counts from 1, the newest asks; `page`
 * counts the pages of rows from 1.
 */
export interface MatrixQuery {
  readonly text: SearchText | null;
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
  /** Null: on the list of the panel, with neither words nor a vote. */
  readonly stance: string | null;
  readonly responses: number;
}

/** How many of the whole panel of an ask took a stance; one stance may come in several counts. */
export type PanelCount = Omit<Position, 'subject'>;

/**
 * Everyone with a published response to an ask of the scheme, by name, and where they stand, with the stances
 * that lists show (`Shown`).
 */
export interface Positions {
  readonly subjects: readonly Subject[];
  readonly positions: readonly Position[];
  readonly panels: readonly PanelCount[];
}

/** One published response as a cell shows it. */
export interface MatrixAnswer {
  readonly subject: number;
  readonly ask: number;
  readonly response: number;
  /** What the expert is called. */
  readonly expert: string;
  readonly stance: string;
  /** Whose stance it is; null for those on the panel's list with neither words nor a vote. */
  readonly kind: CoderKind | null;
  /** What the contributor voted, as printed; null where no vote is known. */
  readonly vote: string | null;
  /** As of `Mark`: a tentative tag. */
  readonly weak: boolean;
  /** The deciding sentence; null where no single one decides. */
  readonly sentence: string | null;
}

export interface RankedSubject {
  readonly subject: Subject;
  readonly agreement: Agreement;
}

/** `tally`: of the whole panel, without those who gave no answer. */
export interface MatrixAsk {
  readonly ask: Ask;
  readonly tally: Tally;
}

/** One window of asks and one page of rows. */
export interface MatrixPart {
  /** Newest first, each with where its whole panel stands. */
  readonly asks: readonly MatrixAsk[];
  /** All asks of the scheme that fit the words. */
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
 * `all`: the asks of the scheme, newest first. A window or page beyond the last is empty.
 */
export function matrixPart(
  query: MatrixQuery,
  all: readonly Ask[],
  { subjects, positions, panels: counts }: Positions,
): MatrixPart {
  const { text } = query;
  const fitting = text === null ? all : about(all, text);
  const from = (query.window - 1) * WINDOW_SIZE;
  const panels = talliesByAsk(counts);
  const asks = fitting
    .slice(from, from + WINDOW_SIZE)
    .map((ask) => ({ ask, tally: panels.get(ask.id) ?? {} }));
  const shown = new Set(asks.map(({ ask }) => ask.id));
  const own = new Map(
    [...Map.groupBy(positions, ({ subject }) => subject)].map(([id, group]) => [id, talliesByAsk(group)]),
  );
  const ranked = subjects.flatMap((subject): RankedSubject[] => {
    const tallies = own.get(subject.id);
    if (!tallies?.keys().some((ask) => shown.has(ask))) return [];
    return [{ subject, agreement: agreementOf(tallies, panels) }];
  });
  const start = (query.page - 1) * MATRIX_PAGE_SIZE;
  return {
    asks,
    allAsks: fitting.length,
    windows: Math.max(1, Math.ceil(fitting.length / WINDOW_SIZE)),
    rows: sorted(ranked, query.sort).slice(start, start + MATRIX_PAGE_SIZE),
    total: ranked.length,
    pages: Math.max(1, Math.ceil(ranked.length / MATRIX_PAGE_SIZE)),
  };
}

/** The asks whose question holds the words; where none does, words that begin so. */
function about(asks: readonly Ask[], text: SearchText): readonly Ask[] {
  const holding = (strictness: Strictness): readonly Ask[] =>
    asks.filter(({ question }) => isIn(question, text, strictness));
  const exact = holding('typed');
  return exact.length > 0 ? exact : holding('prefix');
}

function talliesByAsk(counts: readonly PanelCount[]): Map<number, Tally> {
  const made = new Map<number, Record<string, number>>();
  for (const { ask, stance, responses } of counts) {
    const tally = made.get(ask) ?? {};
    if (stance !== null) tally[stance] = (tally[stance] ?? 0) + responses;
    made.set(ask, tally);
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
