import { NO_ANSWER, type Shown, shownOf } from '../domain/shown.ts';
import { hasMargin, sureWords } from '../domain/sureness.ts';
import type { CoderKind, Coding, Response } from '../domain/types.ts';
import type { SchemeSummary, StanceDefinition, Tone } from '../stance/types.ts';
import { share, weight } from './words.ts';

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
  /** "editor" or "own vote"; null for the machine's, which is the rule, and where there is no answer. */
  readonly by: string | null;
}

/** Pointing along, turning, standing in the way; a disc for no course. Told apart without any colour. */
const SIGNS: Readonly<Record<Tone, string>> = {
  for: 'M2 1.5 13 7 2 12.5z',
  between: 'M7 .5 13.5 7 7 13.5 .5 7z',
  against: 'M1.5 1.5h11v11h-11z',
  none: 'M7 1.5a5.5 5.5 0 0 1 0 11a5.5 5.5 0 0 1 0-11z',
};

/** Of those who were asked and did not answer: a stroke, which is no course's sign. */
export const NO_ANSWER_VIEW: StanceView = {
  ...{
    code: NO_ANSWER,
    word: 'No answer',
    label: 'Did not answer',
    tone: 'none',
    sign: 'M1.5 5.9h11v2.2h-11z',
  },
};

/** The scheme of that id. @throws Error where no such scheme is loaded, which the store rules out */
export function schemeOf(schemes: readonly SchemeSummary[], id: string): SchemeSummary {
  const scheme = schemes.find((each) => each.id === id);
  if (!scheme) throw new Error(`The scheme “${id}” is not loaded.`);
  return scheme;
}

/** A code that the scheme no longer has is shown as it is, without a colour of its own. */
export function stanceView(scheme: SchemeSummary, code: string, lead: string | null): StanceView {
  if (code === NO_ANSWER) return NO_ANSWER_VIEW;
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
  if (coding.kind === 'declared') return 'own vote';
  return coding.classification ? sureWords(coding.classification) : 'not measured';
}

/** The margin of a coding where it says anything, 0 to 1; null where it does not, or nothing was measured. */
export function marginOf({ margin, classification }: Coding): number | null {
  return classification && !hasMargin(classification.basis) ? null : margin;
}

/** The tag of one coding, as the history of a response lists it. */
export function tagView(scheme: SchemeSummary, coding: Coding, lead: string | null): TagView {
  const margin = marginOf(coding);
  const voted = coding.kind !== 'declared' || coding.declared?.vote != null;
  return {
    stance: voted ? stanceView(scheme, coding.stance, lead) : NO_ANSWER_VIEW,
    weak: coding.kind === 'lexicon' && coding.classification?.confidence === 'low',
    sure: sureness(coding),
    margin: margin === null ? null : share(margin),
    by: makerMark(coding.kind),
  };
}

/** The tag that lists show of a response (see `shownOf`); `minMargin`: what the reader asks of machine tags. */
export function shownTag(scheme: SchemeSummary, response: Response, minMargin: number | null): TagView {
  const shown = shownOf(response, minMargin);
  const margin = shownMargin(response, shown);
  return {
    stance: stanceView(scheme, shown.stance, response.ask.lead),
    weak: shown.weak,
    sure: shownSureness(response, shown, minMargin),
    margin: margin === null ? null : share(margin),
    by: makerMark(shown.kind),
  };
}

/** How sure what is shown is: as of its coding, a vote as the contributor says. */
export function shownSureness(
  { coding, declared }: Response,
  { kind, before }: Shown,
  minMargin: number | null,
): string {
  if (kind === null) return 'none';
  if (before !== null && minMargin !== null) return `margin under ${share(minMargin)}`;
  if (kind !== 'declared') return sureness(coding);
  return declared?.confidence == null ? 'own vote' : `confidence ${weight(declared.confidence)}`;
}

/** The margin of what is shown; null of a vote, and where there is no answer. */
export function shownMargin({ coding }: Response, { kind }: Shown): number | null {
  return kind === coding.kind ? marginOf(coding) : null;
}

/** What stands beside a stance that is not the machine's. */
export function makerMark(kind: CoderKind | null): string | null {
  if (kind === null || kind === 'lexicon') return null;
  return kind === 'editor' ? 'editor' : 'own vote';
}

function labelOf({ label, word }: StanceDefinition, lead: string | null): string {
  if (!label.includes('{lead}')) return label;
  return lead === null ? word : label.replaceAll('{lead}', lead);
}
