import type { Mark } from '../domain/query.ts';
import { shownOf } from '../domain/shown.ts';
import type { Coding, Response } from '../domain/types.ts';
import type { Classification, SchemeSummary } from '../stance/types.ts';
import {
  answerNote,
  flagOf,
  type Kicker,
  kickerOf,
  type QuestionView,
  questionOf,
  SENT_IN,
} from './ask-words.ts';
import { makerWords, reasonOf } from './finding.ts';
import type { PageModel } from './page.ts';
import { type AffiliationView, affiliationView, type LinkView, labelOf, whereabouts } from './people.ts';
import { highlightsOf, type Segment, segments } from './segments.ts';
import { shownTag, type TagView, tagView } from './stance.ts';
import { type SumScheme, type SumView, sumView } from './sum.ts';
import { voteWords } from './votes.ts';
import { instant, type TimeView, whole } from './words.ts';

export interface ResponsePageModel extends PageModel {
  readonly label: string;
  /** What the label leaves to be said of where they work. */
  readonly affiliations: readonly AffiliationView[];
  /** To the expert and, where the label names an institution without a link, to that. */
  readonly links: readonly LinkView[];
  readonly ask: QuestionView;
  readonly kicker: Kicker;
  readonly note: string | null;
  readonly tag: TagView;
  /** Whose tag it is: "Machine tag by lead@0.1.0". */
  readonly made: string;
  /** Why it came out so. */
  readonly finding: string;
  /** What the contributor voted beside the words: "Agree, confidence 8"; null where that is the tag, or none. */
  readonly vote: string | null;
  readonly definition: string | null;
  readonly paragraphs: readonly ParagraphView[];
  /** The sum of the newest machine tag; null where no machine has read the answer. */
  readonly sum: SumView | null;
  /** Before the sum, where an editor has overruled it. */
  readonly overruled: string | null;
  readonly history: readonly HistoryLine[];
  readonly neighbours: Neighbours;
}

export interface ParagraphView {
  /** Its anchor: "p1". */
  readonly id: string;
  readonly number: number;
  readonly segments: readonly Segment[];
}

export interface HistoryLine {
  readonly at: TimeView;
  readonly who: string;
  readonly tag: TagView;
  readonly reason: string | null;
  readonly published: boolean;
}

export interface Neighbours {
  /** "Response 3 of 10". */
  readonly text: string;
  readonly previous: string | null;
  readonly next: string | null;
}

export interface ResponseInput {
  readonly response: Response;
  /** Oldest first. */
  readonly codings: readonly Coding[];
  /** Of the whole panel, in its order. */
  readonly marks: readonly Mark[];
  readonly scheme: SumScheme;
}

export function presentResponse({ response, codings, marks, scheme }: ResponseInput): ResponsePageModel {
  const { ask, coding, expert } = response;
  const label = labelOf(response);
  const where = whereabouts(label, response.affiliations.map(affiliationView));
  const ofExpert = `All responses by ${expert.name ?? 'this expert'}`;
  const found = newestFinding(codings);
  const shown = shownOf(response);
  const read = shown.kind === coding.kind;
  const flag = response.origin === 'form' ? SENT_IN : flagOf(ask);
  return {
    title: `${label}, on “${ask.question}”`,
    description: `${label} answers the question “${ask.question}”`,
    section: 'responses',
    path: `/responses/${response.id}`,
    label,
    affiliations: where.affiliations,
    links: [{ label: ofExpert, href: `/experts/${expert.slug}` }, ...where.links],
    ask: questionOf(ask, flag),
    kicker: kickerOf(ask, null, flag),
    note: answerNote(response),
    tag: shownTag(scheme, response, null),
    ...reasonOf(response, scheme),
    vote: shown.kind === coding.kind ? voteWords(response.declared) : null,
    definition: scheme.stances.find(({ code }) => code === shown.stance)?.definition ?? null,
    paragraphs: paragraphsOf(response.paragraphs, found, scheme, ask.lead),
    sum: found && read ? sumView(found, scheme, ask.lead) : null,
    overruled:
      found && coding.kind === 'editor'
        ? 'An editor has set the published stance. This is what the machine had counted.'
        : null,
    history: historyOf(codings, response, scheme),
    neighbours: neighboursOf(response, marks),
  };
}

/** Newest first. That a machine found nothing where there are no words is left out: it read nothing. */
function historyOf(
  codings: readonly Coding[],
  response: Response,
  scheme: SchemeSummary,
): readonly HistoryLine[] {
  const { ask, coding, paragraphs } = response;
  const { kind } = shownOf(response);
  const shown = kind === coding.kind ? coding : codings.findLast((each) => each.kind === kind);
  return codings
    .filter(({ classification }) => paragraphs.length > 0 || classification?.basis !== 'no cue')
    .toReversed()
    .map((each) => {
      const vote = voteWords(each.declared ?? null);
      return {
        at: instant(each.at),
        who: vote === null ? makerWords(each) : `${makerWords(each)}: ${vote}`,
        tag: tagView(scheme, each, ask.lead),
        reason: each.reason,
        published: each.id === shown?.id,
      };
    });
}

/** The text with the evidence of a finding; anchors are those of the response's own page. */
export function paragraphsOf(
  paragraphs: readonly string[],
  found: Classification | null,
  scheme: SchemeSummary,
  lead: string | null,
): readonly ParagraphView[] {
  const highlights = found ? highlightsOf(found, scheme, lead) : [];
  return paragraphs.map((text, index) => ({
    id: `p${index + 1}`,
    number: index + 1,
    segments: segments(
      text,
      highlights.filter(({ paragraph }) => paragraph === index),
    ),
  }));
}

/** What a machine found last; null where none has read the answer. `codings`: oldest first. */
export function newestFinding(codings: readonly Coding[]): Classification | null {
  return codings.findLast(({ classification }) => classification !== null)?.classification ?? null;
}

function neighboursOf({ id }: Response, marks: readonly Mark[]): Neighbours {
  const index = marks.findIndex((mark) => mark.response === id);
  const path = (mark: Mark | undefined): string | null => (mark ? `/responses/${mark.response}` : null);
  return {
    text: `Response ${whole(index + 1)} of ${whole(marks.length)}`,
    previous: index > 0 ? path(marks[index - 1]) : null,
    next: path(marks[index + 1]),
  };
}
