// How far one contributor, or one institution, goes with the panels it sits on.
import { UNCLEAR } from '../stance/types.ts';
import type { Tally } from './query.ts';

/** What is known of one row of the matrix over all asks of a scheme that can be compared. */
export interface Agreement {
  /** Mean over `asks` of the share of pairs that agree, 0 to 1; null where there is no ask to compare. */
  readonly share: number | null;
  /** Asks where both the row and somebody else took a side. */
  readonly asks: number;
  /** Of `asks`, those where most others took one stance and most of the row's own answers did not. */
  readonly dissents: number;
}

/** Fewer asks than this show no habit: such rows come last, whatever their figures say. */
export const ENOUGH_ASKS = 3;

/**
 * Compares a row's own answers with those of everybody else on the same panels. `own` and `panels` are
 * tallies by ask; a panel's tally includes the row's own answers. `unclear` takes no side and counts nowhere.
 *
 * The share of an ask is the chance that one answer of the row and one answer of somebody else, both drawn
 * blindly, take the same stance; for a single answer that is the share of the others who agree with it.
 * This is the observed agreement of Fleiss (1971), "Measuring nominal scale agreement among many raters",
 * Psychological Bulletin 76 (5), 378-382, with the pairs taken between one side and the rest instead of
 * among all. Every ask weighs the same, whatever the size of its panel. It is not corrected for chance.
 */
export function agreementOf(own: ReadonlyMap<number, Tally>, panels: ReadonlyMap<number, Tally>): Agreement {
  let sum = 0;
  let asks = 0;
  let dissents = 0;
  for (const [ask, tally] of own) {
    const compared = compare(tally, panels.get(ask) ?? {});
    if (compared === null) continue;
    sum += compared.share;
    asks += 1;
    if (compared.dissents) dissents += 1;
  }
  return { share: asks === 0 ? null : sum / asks, asks, dissents };
}

function compare(own: Tally, panel: Tally): { readonly share: number; readonly dissents: boolean } | null {
  const stances = Object.keys(panel).filter((stance) => stance !== UNCLEAR);
  const sides = stances.map((stance) => {
    const mine = own[stance] ?? 0;
    return { mine, rest: (panel[stance] ?? 0) - mine };
  });
  const mine = sides.reduce((total, side) => total + side.mine, 0);
  const rest = sides.reduce((total, side) => total + side.rest, 0);
  if (mine === 0 || rest === 0) return null;
  const pairs = sides.reduce((total, side) => total + side.mine * side.rest, 0);
  return {
    share: pairs / (mine * rest),
    dissents: sides.some((side) => side.rest * 2 > rest && side.mine * 2 < mine),
  };
}
