import type { AskOverview, Mark } from '../domain/query.ts';
import { NO_ANSWER } from '../domain/shown.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { barParts, type Part } from './scales.ts';
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
  /** One per response; none where a bar is drawn. */
  readonly marks: readonly MarkView[];
  /** Where marks would be too many: parts of a bar 1,000 wide and 12 high, each as long as its share; else null. */
  readonly bar: readonly BarPart[] | null;
  readonly legend: readonly { readonly stance: StanceView; readonly amount: string }[];
  readonly n: string;
}

/** Tentative tags stand apart at the end of their stance; who gave no answer is a thin line, as the sign is. */
export interface BarPart extends Part {
  readonly tone: StanceView['tone'];
  readonly weak: boolean;
  readonly y: number;
  readonly height: number;
}

/** More marks than these are counted by nobody. */
const MOST_MARKS = 24;
/** What keeps the parts of a bar apart, in thousandths of it. */
const GAP = 4;

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

/** The overview's tally, firm before weak, in the scheme's order; stances that nobody took are left out. */
export function strip({ ask, tally, weak, responses }: AskOverview, scheme: SchemeSummary): StripView {
  const taken = codes(scheme, Object.keys(tally))
    .map((code) => ({ stance: stanceView(scheme, code, ask.lead), amount: tally[code] ?? 0 }))
    .filter(({ amount }) => amount > 0);
  const parts = taken.flatMap(({ stance, amount }) => {
    const tentative = weak[stance.code] ?? 0;
    return [
      { stance, weak: false, amount: amount - tentative },
      { stance, weak: true, amount: tentative },
    ].filter((part) => part.amount > 0);
  });
  const many = responses > MOST_MARKS;
  const tentative = parts.reduce((sum, part) => sum + (part.weak ? part.amount : 0), 0);
  const note = many && tentative > 0 ? `, ${whole(tentative)} tentative (hollow)` : '';
  return {
    marks: many
      ? []
      : parts.flatMap(({ amount, ...mark }) => Array.from({ length: amount }, () => ({ ...mark }))),
    bar: many ? barOf(parts, responses) : null,
    legend: taken.map(({ stance, amount }) => ({ stance, amount: whole(amount) })),
    n: `${count(responses, 'response')}${note}`,
  };
}

function barOf(parts: readonly (MarkView & { readonly amount: number })[], all: number): BarPart[] {
  const drawn = barParts(
    parts.map(({ amount }) => amount),
    all,
    GAP,
  );
  return parts.flatMap(({ stance, weak }, index) => {
    const part = drawn[index];
    const thick = stance.code === NO_ANSWER ? { y: 5, height: 2 } : { y: 1, height: 10 };
    return part ? [{ tone: stance.tone, weak, ...part, ...thick }] : [];
  });
}

/** The scheme's codes, then any others that responses still carry from an older scheme. */
function codes(scheme: SchemeSummary, used: readonly string[]): readonly string[] {
  return [...new Set([...scheme.stances.map(({ code }) => code), ...used])];
}

function firmFirst(a: { readonly weak: boolean }, b: { readonly weak: boolean }): number {
  return Number(a.weak) - Number(b.weak);
}
