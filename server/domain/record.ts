// What one expert, or one institution, answered over the years, beside the panels they sat on. A record is kept
// by one scheme at a time, and on one measure: the contributors' own votes, or the tags of their words.
import type { StanceDefinition } from '../stance/types.ts';
import type { VoteScale } from './declared.ts';
import type { Ask, CoderKind, Declared, Expert } from './types.ts';

export const MEASURES = ['votes', 'tags'] as const;
export type Measure = (typeof MEASURES)[number];

/** One published response as a record counts it. */
export interface Stand {
  readonly response: number;
  readonly ask: Ask;
  readonly expert: Expert & { readonly label: string };
  /** The stance that lists show; null: neither words nor a vote. */
  readonly stance: string | null;
  /** Whose stance that is; of no meaning where it is null. */
  readonly kind: CoderKind | null;
  /** As of `Mark`: a tentative tag. */
  readonly weak: boolean;
  /** How sure the machine is of its tag; null for others. */
  readonly band: 'high' | 'medium' | 'low' | null;
  /** The newest declaration; null where the document has no votes. */
  readonly declared: Declared | null;
}

/** How many of the whole panel of an ask stand alike. One stance may come in several counts. */
export interface PanelStand {
  readonly ask: number;
  readonly stance: string | null;
  /** Of the newest vote; null where none that the scheme knows was cast. */
  readonly voted: { readonly stance: string; readonly intensity: number } | null;
  readonly responses: number;
  /** The sum of the confidence declared with those votes, and how many declared one. */
  readonly confidence: number;
  readonly confident: number;
}

/** Published responses, newest ask first, and the panels of their asks. */
export interface PastRecord {
  readonly stands: readonly Stand[];
  readonly panels: readonly PanelStand[];
}

/** One place of a scale, in reading order. */
export interface Step {
  readonly stance: string;
  /** As the scheme's vote is worded; null where the step is a stance. */
  readonly vote: string | null;
  readonly intensity: number | null;
}

/** The stances that take a side, or the votes that do, in the order of the scheme. */
export function scaleOf(
  stances: readonly StanceDefinition[],
  votes: VoteScale,
  measure: Measure,
): readonly Step[] {
  const sides = stances.filter(({ tone }) => tone !== 'none').map(({ code }) => code);
  if (measure === 'tags') return sides.map((stance) => ({ stance, vote: null, intensity: null }));
  return votes.filter(({ stance }) => sides.includes(stance)).map(({ vote, ...step }) => ({ ...step, vote }));
}

/** Votes where most of the answers came with one, for they are the contributors' own word; else tags. */
export function usualMeasure(stands: readonly Stand[], votes: VoteScale): Measure {
  const voted = stands.filter(({ declared }) => (declared?.intensity ?? null) !== null).length;
  return votes.length > 0 && voted * 2 > stands.length ? 'votes' : 'tags';
}

/** The place of an answer on a scale; null where it takes no side there. */
export function placeOf(
  { stance, declared }: Pick<Stand, 'stance' | 'declared'>,
  scale: readonly Step[],
): number | null {
  return placeAt(scale, stance, declared);
}

function placeAt(
  scale: readonly Step[],
  stance: string | null,
  voted: { readonly stance: string | null; readonly intensity: number | null } | null,
): number | null {
  const place = scale.findIndex((step) =>
    step.vote === null
      ? step.stance === stance
      : step.stance === voted?.stance && step.intensity === voted.intensity,
  );
  return place === -1 ? null : place;
}

/** A panel on a scale: how many stand at each place. */
export type Counts = readonly number[];

/** Ask -> its whole panel on the scale. */
export function panelsOn(panels: readonly PanelStand[], scale: readonly Step[]): ReadonlyMap<number, Counts> {
  const made = new Map<number, number[]>();
  for (const { ask, stance, voted, responses } of panels) {
    const counts = made.get(ask) ?? scale.map(() => 0);
    made.set(ask, counts);
    const place = placeAt(scale, stance, voted);
    if (place !== null) counts[place] = (counts[place] ?? 0) + responses;
  }
  return made;
}

export function total(counts: Counts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Places of a scale, both included; the same twice where they fall together. */
export type Range = readonly [from: number, to: number];

/**
 * The middle half of a panel: from the place of the answer a quarter of the way through to that of the one three
 * quarters through (nearest rank). Null for an empty panel.
 */
export function spreadOf(counts: Counts): Range | null {
  const n = total(counts);
  return n === 0
    ? null
    : [placeOfRank(counts, Math.ceil(n / 4)), placeOfRank(counts, Math.ceil((3 * n) / 4))];
}

/** The place of the middle answer, or of the two about the middle. Null for an empty panel. */
export function middleOf(counts: Counts): Range | null {
  const n = total(counts);
  return n === 0 ? null : [placeOfRank(counts, Math.ceil(n / 2)), placeOfRank(counts, Math.floor(n / 2) + 1)];
}

/** @param rank from 1 */
function placeOfRank(counts: Counts, rank: number): number {
  let seen = 0;
  return counts.findIndex((count) => {
    seen += count;
    return seen >= rank;
  });
}

/** How many took each stance, strong and plain votes together: code -> count. */
export function sidesOf(counts: Counts, scale: readonly Step[]): ReadonlyMap<string, number> {
  const sides = new Map<string, number>();
  for (const [place, { stance }] of scale.entries())
    sides.set(stance, (sides.get(stance) ?? 0) + (counts[place] ?? 0));
  return sides;
}

/** The stance that more than half took; null where there is none. */
export function majorityOf(sides: ReadonlyMap<string, number>): string | null {
  const n = total([...sides.values()]);
  return [...sides].find(([, count]) => count * 2 > n)?.[0] ?? null;
}

/** A panel less some of its answers. */
export function without(panel: Counts, own: Counts): Counts {
  return panel.map((count, place) => Math.max(0, count - (own[place] ?? 0)));
}

/** The parts of a record that belong together: one per scheme, that of most answers first. */
export function byScheme(record: PastRecord): readonly (readonly [scheme: string, part: PastRecord])[] {
  const groups = [...Map.groupBy(record.stands, ({ ask }) => ask.scheme)];
  return groups
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([scheme, stands]) => {
      const asks = new Set(stands.map(({ ask }) => ask.id));
      return [scheme, { stands, panels: record.panels.filter(({ ask }) => asks.has(ask)) }] as const;
    });
}
