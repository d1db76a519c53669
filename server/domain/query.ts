import type { Ask, Response } from './types.ts';

export const SORT_KEYS = ['panel', 'expert', 'institution', 'stance', 'margin'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type SortDirection = 'asc' | 'desc';

/**
 * What a table page shows: OR within one filter, AND across filters; empty arrays filter nothing.
 * `stances` are codes, `asks` and `institutions` are slugs.
 */
export interface ResponseQuery {
  readonly asks: readonly string[];
  readonly stances: readonly string[];
  readonly institutions: readonly string[];
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

/** One value of a facet with its count under the *other* filters. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly selected: boolean;
}

export interface Facets {
  readonly stances: readonly FacetValue[];
  readonly institutions: readonly FacetValue[];
  readonly asks: readonly FacetValue[];
}

/** The rows of one page of a query, the number of all that match, and the facets. */
export interface ResponsePage {
  readonly rows: readonly Response[];
  readonly total: number;
  readonly facets: Facets;
}

/** How many published responses took each stance: code -> count; codes without a response are absent. */
export type Tally = Readonly<Record<string, number>>;

/**
 * One mark per response: its id, its stance, and whether the tag leans on little evidence: `weak` when the
 * published coding is the lexicon's and its confidence is low. An editor's coding is never weak.
 */
export interface Mark {
  readonly response: number;
  readonly stance: string;
  readonly weak: boolean;
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
  readonly responses: number;
}
