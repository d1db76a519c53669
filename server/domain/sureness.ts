// How sure a machine's tag is, in the words that pages, files and commands share.
import { type Basis, type Classification, type ConfidenceBand, UNCLEAR } from '../stance/types.ts';

export const BAND_WORDS: Readonly<Record<ConfidenceBand, string>> = {
  high: 'clearly',
  medium: 'on balance',
  low: 'tentatively',
};

/** Why a tag is `unclear`, where other tags say how sure they are. It speaks of words, not of their author. */
const UNCLEAR_WORDS: Readonly<Partial<Record<Basis, string>>> = {
  'no cue': 'no clear cue',
  tie: 'cues balance',
  stated: 'read as taking no side',
};

/** "clearly", or for `unclear` the reason: "cues balance". */
export function sureWords({
  stance,
  basis,
  confidence,
}: Pick<Classification, 'stance' | 'basis' | 'confidence'>): string {
  return (stance === UNCLEAR ? UNCLEAR_WORDS[basis] : undefined) ?? BAND_WORDS[confidence];
}

/** Whether the margin says anything: not without a cue, nor where the tag is that no course is recommended. */
export function hasMargin(basis: Basis): boolean {
  return basis !== 'no cue' && basis !== 'stated';
}
