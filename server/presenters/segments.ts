import type { Classification, SchemeSummary, Span } from '../stance/types.ts';
import { type StanceView, stanceView } from './stance.ts';

/** Evidence to highlight. `number` is its place in the sum, or null where no sum is shown. */
export interface Highlight {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly stance: StanceView;
  readonly weight: number;
  readonly number: number | null;
}

export type Strength = 'light' | 'plain' | 'strong';

/** A stretch of text under one stroke, or under none. Templates print and escape `text`. */
export interface Segment {
  readonly text: string;
  readonly mark: { readonly stance: StanceView; readonly strength: Strength } | null;
  /** The highlights that end where this segment ends, for the small numbers that lead to the sum. */
  readonly refs: readonly { readonly number: number; readonly stance: StanceView }[];
}

/** Below `plain` a stroke is a mere underline; from `strong` it covers the line. In units of weight. */
const STRENGTH = { plain: 1.5, strong: 4 };

/** Everything that counted, in the order of the text, which is the order of its numbers in the sum. */
export function highlightsOf(
  { evidence }: Classification,
  scheme: SchemeSummary,
  lead: string | null,
): readonly Highlight[] {
  return evidence.map(({ paragraph, start, end, stance, weight }, index) => ({
    paragraph,
    start,
    end,
    stance: stanceView(scheme, stance, lead),
    weight,
    number: index + 1,
  }));
}

/**
 * Cuts a paragraph where highlights begin and end. Where they overlap the heavier is drawn (the earlier
 * of two alike); all keep their numbers. Offsets outside the text are cut to it, empty spans dropped.
 */
export function segments(text: string, highlights: readonly Highlight[]): readonly Segment[] {
  const spans = highlights
    .map((each) => ({ ...each, start: Math.max(0, each.start), end: Math.min(text.length, each.end) }))
    .filter(({ start, end }) => start < end);
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const pieces = cuts.slice(1).map((end, index) => piece(text, cuts[index] ?? 0, end, spans));
  return joined(pieces);
}

/** The highlights that touch `window`, with offsets in the window's own text. */
export function within(window: Span, highlights: readonly Highlight[]): readonly Highlight[] {
  return highlights
    .filter(
      ({ paragraph, start, end }) =>
        paragraph === window.paragraph && start < window.end && end > window.start,
    )
    .map((each) => ({ ...each, start: each.start - window.start, end: each.end - window.start }));
}

function piece(text: string, start: number, end: number, spans: readonly Highlight[]): Segment {
  const covering = spans.filter((span) => span.start < end && span.end > start);
  const top = covering.reduce<Highlight | null>(
    (best, span) => (best === null || Math.abs(span.weight) > Math.abs(best.weight) ? span : best),
    null,
  );
  const refs = covering.flatMap(({ end: last, number, stance }) =>
    last === end && number !== null ? [{ number, stance }] : [],
  );
  return {
    text: text.slice(start, end),
    mark: top && { stance: top.stance, strength: strengthOf(top.weight) },
    refs,
  };
}

function strengthOf(weight: number): Strength {
  const size = Math.abs(weight);
  if (size >= STRENGTH.strong) return 'strong';
  return size >= STRENGTH.plain ? 'plain' : 'light';
}

/** Neighbours under the same stroke become one, unless a number stands between them. */
function joined(pieces: readonly Segment[]): readonly Segment[] {
  const out: Segment[] = [];
  for (const next of pieces) {
    const last = out.at(-1);
    if (last && last.refs.length === 0 && sameMark(last.mark, next.mark)) {
      out[out.length - 1] = { ...next, text: last.text + next.text };
    } else {
      out.push(next);
    }
  }
  return out;
}

function sameMark(a: Segment['mark'], b: Segment['mark']): boolean {
  return a?.stance.code === b?.stance.code && a?.strength === b?.strength;
}
