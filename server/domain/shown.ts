// What lists of many responses show of each: one stance, and whose it is.
import { type Basis, UNCLEAR } from '../stance/types.ts';
import type { CoderKind, Response } from './types.ts';

/** Stands where a stance would for those on the panel who gave neither words nor a vote. No scheme may use it. */
export const NO_ANSWER = 'no-answer';

/** Why a machine's tag is `unclear`. */
export const UNCLEAR_BASES = ['no cue', 'tie', 'stated'] as const satisfies readonly Basis[];
export type UnclearBasis = (typeof UNCLEAR_BASES)[number];

export const CODER_KINDS = ['lexicon', 'editor', 'declared'] as const satisfies readonly CoderKind[];

export interface Shown {
  /** A code of the scheme, `unclear` or `NO_ANSWER`. */
  readonly stance: string;
  /** Whose it is; null where there is no answer. */
  readonly kind: CoderKind | null;
  /** A machine's tag on little evidence. */
  readonly weak: boolean;
  /** The machine's own stance where the reader asked for a larger margin than it has; else null. */
  readonly before: string | null;
}

/**
 * The published stance. Where there are no words a lexicon has found nothing: there the contributor's vote
 * speaks, and without one nobody does. `minMargin` (0 to 1; null: as published) makes a machine's tag with a
 * smaller margin `unclear`; it touches neither editors' tags nor votes.
 */
export function shownOf(
  { coding, declared, paragraphs }: Pick<Response, 'coding' | 'declared' | 'paragraphs'>,
  minMargin: number | null = null,
): Shown {
  const { classification } = coding;
  const machine = coding.kind === 'lexicon';
  if (machine && classification?.basis === 'no cue' && paragraphs.length === 0) {
    if (declared === null || declared.vote === null) return nobody;
    return { stance: declared.stance ?? UNCLEAR, kind: 'declared', weak: false, before: null };
  }
  const weak = machine && classification?.confidence === 'low';
  const { stance, kind, margin } = coding;
  return retagged({ stance, kind, weak, before: null }, margin, minMargin);
}

const nobody: Shown = { stance: NO_ANSWER, kind: null, weak: false, before: null };

/** The same where the reader asks for a margin. A tag that it takes away is tentative: it leads by too little. */
export function retagged<T extends Shown>(shown: T, margin: number | null, minMargin: number | null): T {
  if (minMargin === null || margin === null || margin >= minMargin) return shown;
  if (shown.kind !== 'lexicon' || shown.stance === UNCLEAR) return shown;
  return { ...shown, stance: UNCLEAR, weak: true, before: shown.stance };
}
