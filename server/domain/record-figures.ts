// What a record comes to: each answer beside the rest of its panel, and what of that can be counted.
import {
  type Counts,
  majorityOf,
  type PastRecord,
  panelsOn,
  placeOf,
  type Stand,
  type Step,
  sidesOf,
  total,
  without,
} from './record.ts';
import type { Ask } from './types.ts';

/** An answer that takes a side counts as taken alone only where so many others took one. */
export const ENOUGH_OTHERS = 3;

/** One answer beside the rest of its panel. */
export interface Beside {
  readonly stand: Stand;
  readonly place: number;
  /** The whole panel. */
  readonly panel: Counts;
  /** Others who took a side, and those of them who took the same. */
  readonly others: number;
  readonly alike: number;
  /** Whether most others took the same side, or another one; null where no side has most of them. */
  readonly withMost: boolean | null;
  /** Nobody else took this side. */
  readonly alone: boolean;
}

/** The answers that take a side on the scale, in the given order. */
export function besideOf({ stands, panels }: PastRecord, scale: readonly Step[]): readonly Beside[] {
  const byAsk = panelsOn(panels, scale);
  return stands.flatMap((stand): Beside[] => {
    const place = placeOf(stand, scale);
    const step = place === null ? undefined : scale[place];
    const panel = byAsk.get(stand.ask.id);
    if (place === null || !step || !panel) return [];
    const rest = without(
      panel,
      scale.map((_, index) => (index === place ? 1 : 0)),
    );
    const sides = sidesOf(rest, scale);
    const majority = majorityOf(sides);
    const others = total(rest);
    const alike = sides.get(step.stance) ?? 0;
    return [
      {
        ...{ stand, place, panel, others, alike },
        withMost: majority === null ? null : majority === step.stance,
        alone: alike === 0 && others >= ENOUGH_OTHERS,
      },
    ];
  });
}

/** What the people of one institution answered to one ask. */
export interface Joint {
  readonly ask: Ask;
  readonly stands: readonly Stand[];
  /** Its own answers and the whole panel, on the scale. */
  readonly own: Counts;
  readonly panel: Counts;
  /** Whether all who took a side took the same one; null where fewer than two did. */
  readonly united: boolean | null;
  /**
   * Whether most of the others took one side and most of its own did not; null where the others have no such
   * side, or none of its own took any.
   */
  readonly dissents: boolean | null;
}

/** By ask, in the given order. */
export function jointsOf({ stands, panels }: PastRecord, scale: readonly Step[]): readonly Joint[] {
  const byAsk = panelsOn(panels, scale);
  return [...Map.groupBy(stands, ({ ask }) => ask.id)].flatMap(([id, group]): Joint[] => {
    const [first] = group;
    if (!first) return [];
    const own = scale.map((_, place) => group.filter((stand) => placeOf(stand, scale) === place).length);
    const panel = byAsk.get(id) ?? scale.map(() => 0);
    const sides = sidesOf(own, scale);
    const majority = majorityOf(sidesOf(without(panel, own), scale));
    const n = total(own);
    const taken = [...sides.values()].filter((count) => count > 0).length;
    return [
      {
        ...{ ask: first.ask, stands: group, own, panel },
        united: n < 2 ? null : taken === 1,
        dissents: n === 0 || majority === null ? null : (sides.get(majority) ?? 0) * 2 < n,
      },
    ];
  });
}

/** How often something was so, of how often it could have been. */
export interface Tallied {
  readonly times: number;
  readonly of: number;
}

/** Of the values that are not null, those that are true. */
export function tallied(values: readonly (boolean | null)[]): Tallied {
  const known = values.filter((value) => value !== null);
  return { times: known.filter(Boolean).length, of: known.length };
}

/** Means of the declared confidence over the same asks: one's own votes, and all votes of those panels. */
export function confidenceOf(
  { panels }: Pick<PastRecord, 'panels'>,
  stands: readonly Stand[],
): { readonly own: number; readonly panel: number; readonly votes: number } | null {
  const voted = stands.flatMap(({ ask, declared }) =>
    declared?.intensity == null || declared.confidence === null
      ? []
      : [{ ask: ask.id, own: declared.confidence }],
  );
  const asks = new Set(voted.map(({ ask }) => ask));
  const all = panels.filter(({ ask, voted: cast }) => cast !== null && asks.has(ask));
  const confident = all.reduce((sum, each) => sum + each.confident, 0);
  if (voted.length === 0 || confident === 0) return null;
  return {
    own: voted.reduce((sum, { own }) => sum + own, 0) / voted.length,
    panel: all.reduce((sum, { confidence }) => sum + confidence, 0) / confident,
    votes: voted.length,
  };
}
