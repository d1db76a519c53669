import type { AskOverview, Mark } from '../domain/query.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { type StanceView, stanceView } from './stance.ts';
import { count, whole } from './words.ts';

export interface MarkView {
  readonly stance: StanceView;
  readonly weak: boolean;
}

/** One stance of a panel: a mark per response, and a link to those responses. */
export interface DistributionRow {
  readonly stance: StanceView;
  readonly marks: readonly MarkView[];
  /** "4 of 10". */
  readonly of: string;
  readonly href: string;
}

/** The whole panel in one line. */
export interface StripView {
  readonly marks: readonly MarkView[];
  readonly legend: readonly { readonly stance: StanceView; readonly amount: string }[];
  readonly n: string;
}

/** Every stance of the scheme in reading order; those that nobody took stay, with 0. */
export function distribution(
  marks: readonly Mark[],
  scheme: SchemeSummary,
  lead: string | null,
  hrefOf: (stance: string) => string,
): readonly DistributionRow[] {
  return codes(
    scheme,
    marks.map((mark) => mark.stance),
  ).map((code) => {
    const stance = stanceView(scheme, code, lead);
    const own = marks.filter((mark) => mark.stance === code);
    return {
      stance,
      marks: own.toSorted(firmFirst).map(({ weak }) => ({ stance, weak })),
      of: `${whole(own.length)} of ${whole(marks.length)}`,
      href: hrefOf(code),
    };
  });
}

/** The overview's tally as marks, firm before weak, in the scheme's order; stances that nobody took are left out. */
export function strip({ ask, tally, weak, responses }: AskOverview, scheme: SchemeSummary): StripView {
  const taken = codes(scheme, Object.keys(tally))
    .map((code) => ({ stance: stanceView(scheme, code, ask.lead), amount: tally[code] ?? 0 }))
    .filter(({ amount }) => amount > 0);
  return {
    marks: taken.flatMap(({ stance, amount }) => {
      const firm = amount - (weak[stance.code] ?? 0);
      return Array.from({ length: amount }, (_, index) => ({ stance, weak: index >= firm }));
    }),
    legend: taken.map(({ stance, amount }) => ({ stance, amount: whole(amount) })),
    n: count(responses, 'response'),
  };
}

/** The scheme's codes, then any others that responses still carry from an older scheme. */
function codes(scheme: SchemeSummary, used: readonly string[]): readonly string[] {
  return [...new Set([...scheme.stances.map(({ code }) => code), ...used])];
}

function firmFirst(a: { readonly weak: boolean }, b: { readonly weak: boolean }): number {
  return Number(a.weak) - Number(b.weak);
}
