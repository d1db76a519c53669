import type { SearchText } from './search.ts';
import { retagged, type Shown } from './shown.ts';
import type { Ask, Declared, Response } from './types.ts';

export const SORT_KEYS = ['panel', 'expert', 'institution', 'stance', 'margin'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type SortDirection = 'asc' | 'desc';

/** Every filter whose values a facet counts. */
export const FILTERS = ['asks', 'stances', 'institutions', 'kinds', 'countries', 'bases', 'coders'] as const;
export type Filter = (typeof FILTERS)[number];

/**
 * What a table page shows: OR within one filter, AND across filters; empty arrays filter nothing. `stances` are
 * codes of what is shown (`Shown`), `asks` and `institutions` slugs, `kinds` and `countries` those of
 * institutions, `bases` why a machine's tag is unclear, `coders` whose the stance is.
 */
export interface ResponseQuery extends Readonly<Record<Filter, readonly string[]>> {
  /** The words of the answer hold these; null: any. One term at least. */
  readonly text: SearchText | null;
  /** Machine tags with a smaller margin count and show as unclear; null: as published. 0 to 1. */
  readonly minMargin: number | null;
  readonly sort: SortKey;
  readonly direction: SortDirection;
  /**
   * Stance codes in reading order (the scheme's), for `sort: 'stance'` and the order of the stance facet;
   * codes that it leaves out come last, by code.
   */
  readonly stanceOrder?: readonly string[];
  /** Page from 1, and rows per page; `size` null means all rows. */
  readonly page: number;
  readonly size: number | null;
}

/** Every public response, in panel order, on one page. */
export const EVERYTHING: ResponseQuery = {
  ...{ stances: [], asks: [], institutions: [], kinds: [], countries: [], bases: [], coders: [] },
  ...{ text: null, minMargin: null, sort: 'panel', direction: 'asc', page: 1, size: null },
};

/** One value of a facet with its count under the *other* filters. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly selected: boolean;
}

export type Facets = Readonly<Record<Filter, readonly FacetValue[]>>;

export const NO_FACETS: Facets = {
  ...{ stances: [], asks: [], institutions: [], kinds: [], countries: [], bases: [], coders: [] },
};

/** The rows of one page of a query, the number of all that match, and the facets. */
export interface ResponsePage {
  readonly rows: readonly Response[];
  readonly total: number;
  readonly facets: Facets;
}

/** What a cross-table has for rows. A response stands in every row that one of its affiliations puts it in. */
export const CROSSINGS = ['kind', 'country', 'institution'] as const;
export type Crossing = (typeof CROSSINGS)[number];

/** How many responses of one group took one stance; `group` null: nothing is known of it. */
export interface CrossCount {
  readonly group: { readonly value: string; readonly label: string } | null;
  readonly stance: string;
  readonly count: number;
}

/** How many published responses took each stance: code -> count; codes without a response are absent. */
export type Tally = Readonly<Record<string, number>>;

/**
 * One mark per response: its id, the stance to show, and whether the tag leans on little evidence: `weak` when it
 * is the lexicon's and its confidence is low. An editor's coding is never weak, nor is a vote.
 */
export interface Mark {
  readonly response: number;
  readonly stance: string;
  readonly weak: boolean;
}

/** A mark with what else a panel is drawn from. */
export interface PanelMark extends Mark, Shown {
  /** What the expert is called. */
  readonly expert: string;
  /** Of the machine's tag; null for others. */
  readonly margin: number | null;
  /** The newest declaration; null where the document has no votes. */
  readonly declared: Declared | null;
}

/** The marks where machine tags need a margin (see `ResponseQuery.minMargin`). */
export function marksAt(marks: readonly PanelMark[], minMargin: number | null): readonly PanelMark[] {
  return marks.map((mark) => retagged(mark, mark.margin, minMargin));
}

/** A published response as a choice: who gave it, to which ask, with which stance. */
export interface OtherAnswer {
  readonly response: number;
  readonly expert: string;
  readonly ask: number;
  readonly stance: string;
}

export interface AskOverview {
  readonly ask: Ask;
  readonly tally: Tally;
  /** Of `tally`, the responses whose tag leans on little evidence (see `Mark.weak`). */
  readonly weak: Tally;
  /** The votes cast, whatever the tags say; one that the scheme has not counts as `unclear`. */
  readonly votes: Tally;
  readonly responses: number;
}
