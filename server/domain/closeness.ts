import type { SchemeSummary, Tone } from '../stance/types.ts';
import type { AskOverview, Tally } from './query.ts';
import { NO_ANSWER } from './shown.ts';

/** How a panel is split between the two ends of its scheme. */
export interface Split {
  readonly overview: AskOverview;
  /** What was counted: the votes cast, where half of the answers or more came with one; else the tags. */
  readonly by: 'votes' | 'tags';
  /** Answers at either end, and all that took a side. */
  readonly for: number;
  readonly against: number;
  readonly sides: number;
}

/** Fewer sides than this are no panel to be split. */
export const ENOUGH_SIDES = 5;

/**
 * The asks whose panels disagree the most, the closest first: those where as many answers as can be stand at the
 * two ends of the scheme, in equal numbers. The measure is 4fa / n², for f and a answers at the ends of n that
 * took a side: 1 where half stand at each end, 0 where one end is empty. Equal ones: the larger panel first.
 */
export function closest(
  overviews: readonly AskOverview[],
  schemes: readonly SchemeSummary[],
  most: number,
): readonly Split[] {
  return overviews
    .map((overview) => splitOf(overview, schemes))
    .filter((split) => split.sides >= ENOUGH_SIDES && measure(split) > 0)
    .toSorted((a, b) => measure(b) - measure(a) || b.sides - a.sides)
    .slice(0, most);
}

/** The same measure of one panel; null where too few took a side. */
export function division(overview: AskOverview, schemes: readonly SchemeSummary[]): number | null {
  const split = splitOf(overview, schemes);
  return split.sides < ENOUGH_SIDES ? null : measure(split);
}

function measure(split: Split): number {
  return (4 * split.for * split.against) / split.sides ** 2;
}

function splitOf(overview: AskOverview, schemes: readonly SchemeSummary[]): Split {
  const by = hasVoted(overview) ? 'votes' : 'tags';
  const tally = by === 'votes' ? overview.votes : overview.tally;
  const stances = schemes.find(({ id }) => id === overview.ask.scheme)?.stances ?? [];
  const at = (tone: Tone): number =>
    stances.filter((stance) => stance.tone === tone).reduce((sum, { code }) => sum + (tally[code] ?? 0), 0);
  const [ahead, against] = [at('for'), at('against')];
  return { overview, by, for: ahead, against, sides: ahead + against + at('between') };
}

/** A comment may qualify a vote, and its tag then says less than the vote that was cast. */
function hasVoted({ votes, tally, responses }: AskOverview): boolean {
  const cast = sum(votes);
  return cast > 0 && cast * 2 >= responses - (tally[NO_ANSWER] ?? 0);
}

function sum(tally: Tally): number {
  return Object.values(tally).reduce((total, amount) => total + amount, 0);
}
