// Who changed course: took one stance, and later another, where the two can be compared.
import type { SchemeSummary } from '../stance/types.ts';
import { folded } from './folding.ts';
import type { MatrixRows, Subject } from './matrix.ts';
import type { Ask } from './types.ts';

/** Rows are experts or institutions; `page` from 1, `size` null: all of them. */
export interface ChangesQuery {
  readonly rows: MatrixRows;
  readonly page: number;
  readonly size: number | null;
}

/** The stance that most of a subject's answers to an ask took, of those that took one. */
export interface Course {
  /** Its id. */
  readonly ask: number;
  readonly stance: string;
  readonly answers: number;
  readonly of: number;
  /** Every tag of `answers` leans on little evidence. */
  readonly weak: boolean;
}

/** The newest change of one expert or institution. */
export interface Change {
  readonly subject: Subject;
  readonly from: Course;
  readonly to: Course;
  /** All changes, of the times that two courses in a row could be compared. */
  readonly changes: number;
  readonly compared: number;
}

/** A page of them, the newest first, and how many there are. */
export interface Changes {
  readonly rows: readonly Change[];
  readonly total: number;
}

/** Which asks put the same course to their panels: ask -> a number that such asks share, and its ISO day. */
export type Tracks = ReadonlyMap<number, { readonly track: number; readonly date: string }>;

/**
 * Where a scheme's stances are towards a lead ("Follow {lead}"), asks about one lead share a track. Where they are
 * towards a statement, only the same statement does: to agree with one and disagree with another is no change.
 * Undated asks have no place in time, and what is invented is never compared with what is not.
 */
export function tracksOf(asks: readonly Ask[], schemes: readonly SchemeSummary[]): Tracks {
  const towardsLead = new Set(schemes.filter(hasLead).map(({ id }) => id));
  const keys = new Map<string, number>();
  const tracks = new Map<number, { readonly track: number; readonly date: string }>();
  for (const { id, scheme, lead, question, nature, date } of asks) {
    if (date === null) continue;
    const course =
      towardsLead.has(scheme) && lead !== null
        ? `lead ${leadKey(lead)}`
        : `question ${wordsOf(question).join(' ')}`;
    const key = `${scheme} ${nature === 'illustrative'} ${course}`;
    const track = keys.get(key) ?? keys.size;
    keys.set(key, track);
    tracks.set(id, { track, date });
  }
  const shared = Map.groupBy(tracks.values(), ({ track }) => track);
  return new Map([...tracks].filter(([, { track }]) => (shared.get(track)?.length ?? 0) > 1));
}

function hasLead({ stances }: SchemeSummary): boolean {
  return stances.some(({ label }) => label.includes('{lead}'));
}

/** What "the Trump administration" has before "Trump" tells nobody apart. */
const OFFICES = new Set(['the', 'administration', 'government', 'president']);

function leadKey(lead: string): string {
  const words = wordsOf(lead);
  return words.filter((word) => !OFFICES.has(word)).join(' ') || words.join(' ');
}

function wordsOf(text: string): readonly string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The stances that take a side in any of the schemes. */
export function sidesIn(schemes: readonly SchemeSummary[]): readonly string[] {
  return [
    ...new Set(
      schemes.flatMap(({ stances }) => stances.filter(({ tone }) => tone !== 'none').map(({ code }) => code)),
    ),
  ];
}
