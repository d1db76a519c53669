import { FEWEST_COMPARED, MOST_COMPARED } from '../domain/comparison.ts';
import type { CodedResponse } from '../domain/ports.ts';
import { EVERYTHING, type OtherAnswer } from '../domain/query.ts';
import type { Ask } from '../domain/types.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { answerNote, flagOf, panelNote, type QuestionView, questionOf, SENT_IN } from './ask-words.ts';
import { reasonOf } from './finding.ts';
import type { PageModel } from './page.ts';
import { type AffiliationView, affiliationView, labelOf, whereabouts } from './people.ts';
import type { TableFormat } from './query-links.ts';
import { newestFinding, type ParagraphView, paragraphsOf } from './response.ts';
import { responseTable } from './response-table.ts';
import { type StanceView, schemeOf, shownTag, stanceView, type TagView } from './stance.ts';
import type { Table } from './table.ts';
import type { Download } from './table-view.ts';
import { voteWords } from './votes.ts';
import { allOf, count, whole } from './words.ts';

export interface ComparePage extends PageModel {
  readonly heading: string;
  /** What was asked for and is not shown, and what is missing, in sentences. */
  readonly notices: readonly string[];
  /** The one question that all answers are to; null where there are several. */
  readonly ask: QuestionView | null;
  readonly answers: readonly ComparedView[];
  /** For the style sheet: "of-3". */
  readonly size: string;
  /** Whose words these are, where they are not the contributors’ own; answers to several asks carry flags instead. */
  readonly note: string | null;
  /** Answers of the same panels to put beside these; empty where there is no room. */
  readonly others: readonly OthersView[];
  readonly downloads: readonly Download[];
}

export interface ComparedView {
  readonly id: number;
  readonly href: string;
  readonly label: string;
  readonly affiliations: readonly AffiliationView[];
  /** Null where all answers are to one ask. */
  readonly ask: QuestionView | null;
  /** "Sent in by form"; null for what came with the ask. */
  readonly sent: string | null;
  readonly tag: TagView;
  readonly made: string;
  readonly finding: string;
  /** What the contributor voted: "Agree, confidence 8"; null where no vote was cast. */
  readonly vote: string | null;
  readonly paragraphs: readonly ParagraphView[];
  /** The same page without this answer. */
  readonly remove: string;
}

export interface OthersView {
  /** "4 other answers to “...”". */
  readonly label: string;
  readonly options: readonly { readonly label: string; readonly href: string; readonly stance: StanceView }[];
}

export interface CompareInput {
  /** As asked for, each once, in order; those not among `found` are unknown or not published. */
  readonly asked: readonly number[];
  /** The published ones of the first six. */
  readonly found: readonly CodedResponse[];
  /** The other answers to the same asks. */
  readonly others: readonly OtherAnswer[];
  readonly schemes: readonly SchemeSummary[];
}

export function comparePath(ids: readonly number[], format: TableFormat = 'html'): string {
  const query = new URLSearchParams(ids.map((id) => ['response', String(id)])).toString();
  return `/compare${format === 'html' ? '' : `.${format}`}${query === '' ? '' : `?${query}`}`;
}

export function presentCompare(input: CompareInput): ComparePage {
  const { found } = input;
  const ids = found.map(({ response }) => response.id);
  const asks = asksOf(input);
  const heading = headingOf(input);
  const [only] = asks;
  const shared = asks.length === 1 && only ? only : null;
  return {
    title: shared ? `${heading}: ${shared.question}` : heading,
    description: `${heading}, with their stances and the words that prove them.`,
    section: 'responses',
    path: comparePath(ids),
    heading,
    notices: noticesOf(input),
    ask: shared && questionOf(shared),
    answers: found.map((each) => comparedView(each, ids, input, shared === null)),
    size: `of-${ids.length}`,
    note: shared && noteOf(shared, found),
    others: ids.length < MOST_COMPARED ? asks.map((ask) => othersOf(ask, ids, input)).filter(hasOptions) : [],
    downloads: (['csv', 'json'] as const).map((format) => ({
      label: format.toUpperCase(),
      href: comparePath(ids, format),
    })),
  };
}

/** The same answers as a file. */
export function compareTable(input: CompareInput, format: TableFormat): Table {
  const rows = input.found.map(({ response }) => response);
  const table = responseTable({
    ...{ name: 'compare', title: headingOf(input), format, schemes: input.schemes },
    ...{ place: { path: '/compare', fixed: null }, query: EVERYTHING, found: { rows, total: rows.length } },
  });
  return { ...table, path: comparePath(rows.map(({ id }) => id)) };
}

function headingOf({ found }: CompareInput): string {
  if (found.length < FEWEST_COMPARED) return 'Compare answers side by side';
  return `${count(found.length, 'answer')} side by side`;
}

function asksOf({ found }: CompareInput): readonly Ask[] {
  return [...new Map(found.map(({ response }) => [response.ask.id, response.ask])).values()];
}

/** Of answers that were sent in each says so itself, and none is a summary or invented. */
function noteOf(ask: Ask, found: readonly CodedResponse[]): string | null {
  const responses = found.map(({ response }) => response);
  if (responses.every(({ origin }) => origin === 'form')) return null;
  const [first, second] = responses;
  return first && !second ? answerNote(first) : panelNote(ask, responses);
}

/** "response 7", "responses 7 and 8". */
function named(ids: readonly number[]): string {
  return `${ids.length === 1 ? 'response' : 'responses'} ${allOf(ids.map(String))}`;
}

function noticesOf({ asked, found }: CompareInput): readonly string[] {
  const shown = new Set(found.map(({ response }) => response.id));
  const beyond = asked.slice(MOST_COMPARED);
  const missing = asked.slice(0, MOST_COMPARED).filter((id) => !shown.has(id));
  return [
    ...(missing.length === 0 ? [] : [`Not published, and so left out: ${named(missing)}.`]),
    ...(beyond.length === 0
      ? []
      : [
          `${whole(asked.length)} answers were chosen and ${whole(MOST_COMPARED)} fit side by side; left out: ${named(beyond)}.`,
        ]),
    ...(found.length === 1 ? ['One answer is chosen. Add at least one more to compare it with.'] : []),
  ];
}

function comparedView(
  { response, codings }: CodedResponse,
  ids: readonly number[],
  { schemes }: CompareInput,
  across: boolean,
): ComparedView {
  const { ask, id } = response;
  const scheme = schemeOf(schemes, ask.scheme);
  const label = labelOf(response);
  const sent = response.origin === 'form' ? SENT_IN : null;
  return {
    id,
    href: `/responses/${id}`,
    label,
    affiliations: whereabouts(label, response.affiliations.map(affiliationView)).affiliations,
    ask: across ? questionOf(ask, sent === null ? flagOf(ask) : null) : null,
    sent,
    tag: shownTag(scheme, response, null),
    ...reasonOf(response, scheme),
    vote: voteWords(response.declared),
    paragraphs: paragraphsOf(response.paragraphs, newestFinding(codings), scheme, ask.lead).map((each) => ({
      ...each,
      id: `r${id}${each.id}`,
      // The numbers of the sum have nothing to lead to here.
      segments: each.segments.map((segment) => ({ ...segment, refs: [] })),
    })),
    remove: comparePath(ids.filter((other) => other !== id)),
  };
}

function othersOf(ask: Ask, ids: readonly number[], { others, schemes }: CompareInput): OthersView {
  const scheme = schemeOf(schemes, ask.scheme);
  const options = others
    .filter((other) => other.ask === ask.id)
    .map(({ response, expert, stance }) => ({
      label: expert,
      href: comparePath([...ids, response]),
      stance: stanceView(scheme, stance, ask.lead),
    }));
  return { label: `${count(options.length, 'other answer')} to “${ask.question}”`, options };
}

function hasOptions({ options }: OthersView): boolean {
  return options.length > 0;
}
