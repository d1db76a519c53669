import { type Shown, shownOf } from '../domain/shown.ts';
import type { Response } from '../domain/types.ts';
import type { Classification, Evidence, SchemeSummary } from '../stance/types.ts';
import { flagOf, type QuestionView, questionOf, SENT_IN } from './ask-words.ts';
import { factorWords } from './factor-words.ts';
import { findingWords, makerWords, productWords } from './finding.ts';
import { labelOf, type WhoView, whoView } from './people.ts';
import { highlightsOf, type Segment, segments, within } from './segments.ts';
import { type StanceView, schemeOf, shownTag, stanceView, type TagView } from './stance.ts';
import { voteWords } from './votes.ts';
import { count } from './words.ts';

/** One response as a row of a comparison table. */
export interface RowView {
  readonly id: number;
  readonly href: string;
  /** The contributor in one line, for links that read alike to the eye. */
  readonly label: string;
  readonly who: WhoView;
  /** The question answered; null on the ask's own page. */
  readonly ask: QuestionView | null;
  /** "Sent in by form"; null for what came with the ask. */
  readonly sent: string | null;
  readonly tag: TagView;
  /** The deciding sentence with its evidence; null where no sentence decides. */
  readonly sentence: readonly Segment[] | null;
  /** What stands there instead; null beside a sentence. */
  readonly instead: string | null;
  /** "Agree, confidence 7"; null where no vote was cast. */
  readonly vote: string | null;
  /** The machine's word for what the margin asked for took away: "Shape"; else null. */
  readonly before: string | null;
  /** Null where there are no words to read a stance from. */
  readonly why: WhyView | null;
}

/** What stands behind the tag, in short; the response's page has the whole sum. */
export interface WhyView {
  readonly finding: string;
  readonly cues: readonly CueView[];
  /** "And 2 more cues."; null where all are shown. */
  readonly more: string | null;
  /** Where the whole sum is; null where there is none to see. */
  readonly sum: string | null;
}

export interface CueView {
  readonly quote: string;
  readonly stance: StanceView;
  /** "1.5 × 2 = 3". */
  readonly product: string;
  /** What the context did: "advice (“Britain … should”); first (...)"; null where it did nothing. */
  readonly because: string | null;
}

const CUES_SHOWN = 3;

/**
 * `across`: the table holds several asks, so each row names its own. `minMargin`: what the reader asks of machine
 * tags (see `shownOf`).
 */
export function rowView(
  response: Response,
  schemes: readonly SchemeSummary[],
  across: boolean,
  minMargin: number | null = null,
): RowView {
  const { ask, coding } = response;
  const scheme = schemeOf(schemes, ask.scheme);
  const href = `/responses/${response.id}`;
  const sent = response.origin === 'form' ? SENT_IN : null;
  const shown = shownOf(response, minMargin);
  const evidence = coding.classification?.evidence ?? [];
  const sentence = coding.classification && sentenceOf(coding.classification, scheme, ask.lead);
  return {
    id: response.id,
    href,
    label: labelOf(response),
    who: whoView(response),
    ask: across ? questionOf(ask, sent === null ? flagOf(ask) : null) : null,
    sent,
    tag: shownTag(scheme, response, minMargin),
    sentence,
    instead: sentence === null ? insteadOf(shown) : null,
    vote: voteWords(response.declared),
    before: shown.before === null ? null : stanceView(scheme, shown.before, ask.lead).word,
    why:
      shown.kind === coding.kind
        ? {
            finding: `${makerWords(coding)}. ${findingWords(coding, scheme)}`,
            ...cuesOf(evidence, scheme, ask.lead),
            sum: evidence.length > 0 ? `${href}#sum` : null,
          }
        : null,
  };
}

function insteadOf({ kind }: Shown): string {
  if (kind === null) return 'On the list of this panel, with neither words nor a vote.';
  return kind === 'declared' ? 'A vote without words.' : 'No single sentence decides.';
}

/** The deciding sentence, highlighted. Its strokes carry no numbers: there is no sum beside them. */
export function sentenceOf(
  found: Classification,
  scheme: SchemeSummary,
  lead: string | null,
): readonly Segment[] | null {
  if (!found.deciding) return null;
  const highlights = highlightsOf(found, scheme, lead).map((each) => ({ ...each, number: null }));
  return segments(found.deciding.quote, within(found.deciding, highlights));
}

function cuesOf(
  evidence: readonly Evidence[],
  scheme: SchemeSummary,
  lead: string | null,
): Pick<WhyView, 'cues' | 'more'> {
  const heaviest = evidence.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, CUES_SHOWN);
  const left = evidence.length - heaviest.length;
  return {
    cues: heaviest.map((each) => ({
      quote: each.quote,
      stance: stanceView(scheme, each.stance, lead),
      product: productWords(each),
      because: contextWords(each, scheme),
    })),
    more: left > 0 ? `And ${count(left, 'more cue')}.` : null,
  };
}

function contextWords(each: Evidence, scheme: SchemeSummary): string | null {
  const factors = factorWords(each, undefined, (code) => stanceView(scheme, code, null).word);
  return (
    factors.map(({ name, because }) => `${name}${because === '' ? '' : ` (${because})`}`).join('; ') || null
  );
}
