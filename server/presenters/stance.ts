import { hasMargin, sureWords } from '../domain/sureness.ts';
import type { Coding } from '../domain/types.ts';
import type { SchemeSummary, StanceDefinition, Tone } from '../stance/types.ts';
import { share } from './words.ts';

/** A stance as every page draws it: colour by `tone`, `sign` as SVG path data in a 14 × 14 box, and words. */
export interface StanceView {
  readonly code: string;
  readonly word: string;
  /** The word completed with the ask's lead: "Follow Washington". */
  readonly label: string;
  readonly tone: Tone;
  readonly sign: string;
}

/** A tag: the stance, how sure it is in fixed words, and who set it. */
export interface TagView {
  readonly stance: StanceView;
  /** Tentative: its sign is hollow. */
  readonly weak: boolean;
  readonly sure: string;
  /** "0.62"; null where nothing was measured. */
  readonly margin: string | null;
  /** "editor" or "own declaration"; null for the machine's, which is the rule. */
  readonly by: string | null;
}

/** Pointing along, turning, standing in the way; a disc for no course. Told apart without any colour. */
const SIGNS: Readonly<Record<Tone, string>> = {
  for: 'M2 1.5 13 7 2 12.5z',
  between: 'M7 .5 13.5 7 7 13.5 .5 7z',
  against: 'M1.5 1.5h11v11h-11z',
  none: 'M7 1.5a5.5 5.5 0 0 1 0 11a5.5 5.5 0 0 1 0-11z',
};

/** The scheme of that id. @throws Error where no such scheme is loaded, which the store rules out */
export function schemeOf(schemes: readonly SchemeSummary[], id: string): SchemeSummary {
  const scheme = schemes.find((each) => each.id === id);
  if (!scheme) throw new Error(`The scheme “${id}” is not loaded.`);
  return scheme;
}

/** A code that the scheme no longer has is shown as it is, without a colour of its own. */
export function stanceView(scheme: SchemeSummary, code: string, lead: string | null): StanceView {
  const found = scheme.stances.find((stance) => stance.code === code);
  const tone = found?.tone ?? 'none';
  return {
    code,
    word: found?.word ?? code,
    label: found ? labelOf(found, lead) : code,
    tone,
    sign: SIGNS[tone],
  };
}

/** How sure a coding is: the lexicon's band, the finding of `unclear`, or whose word it is. */
export function sureness(coding: Coding): string {
  if (coding.kind === 'editor') return 'editor’s reading';
  if (coding.kind === 'declared') return 'own declaration';
  return coding.classification ? sureWords(coding.classification) : 'not measured';
}

/** The margin of a coding where it says anything, 0 to 1; null where it does not, or nothing was measured. */
export function marginOf({ margin, classification }: Coding): number | null {
  return classification && !hasMargin(classification.basis) ? null : margin;
}

/** Whether a tag is tentative, for want of evidence or of a lead; the store draws its marks by the same rule. */
export function isWeak(coding: Coding): boolean {
  return coding.kind === 'lexicon' && coding.classification?.confidence === 'low';
}

export function tagView(scheme: SchemeSummary, coding: Coding, lead: string | null): TagView {
  const margin = marginOf(coding);
  return {
    stance: stanceView(scheme, coding.stance, lead),
    weak: isWeak(coding),
    sure: sureness(coding),
    margin: margin === null ? null : share(margin),
    by: coding.kind === 'lexicon' ? null : coding.kind === 'editor' ? 'editor' : 'own declaration',
  };
}

function labelOf({ label, word }: StanceDefinition, lead: string | null): string {
  if (!label.includes('{lead}')) return label;
  return lead === null ? word : label.replaceAll('{lead}', lead);
}
