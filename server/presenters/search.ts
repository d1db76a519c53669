import {
  highlighted,
  SEARCH_FIELDS,
  SEARCH_PAGE_SIZE,
  type SearchField,
  type SearchFindings,
  type SearchQuery,
  type SearchSegment,
  type Strictness,
} from '../domain/search.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { askPath, type Kicker, kickerOf } from './ask-words.ts';
import type { PageModel } from './page.ts';
import { institutionDetail } from './people.ts';
import { type StanceView, schemeOf, stanceView } from './stance.ts';
import type { Pager } from './table-view.ts';
import { count, whole } from './words.ts';

export interface SearchPage extends PageModel {
  /** As typed, to be put back into the box. */
  readonly typed: string;
  /** The field that is searched, to be kept by the form; null: everywhere. */
  readonly field: SearchField | null;
  readonly heading: string;
  /** Where else to look, with counts; empty where nothing was searched. */
  readonly fields: readonly FieldView[];
  /** What was done with the words, and what to do next, in sentences. */
  readonly notices: readonly string[];
  /** Shown where nothing was searched: what can be. */
  readonly help: boolean;
  readonly groups: readonly GroupView[];
  readonly answers: readonly FoundAnswerView[];
  /** "84 answers"; null where none are listed. */
  readonly answersHeading: string | null;
  readonly pager: Pager | null;
}

export interface FieldView {
  readonly label: string;
  readonly count: string;
  readonly href: string;
  readonly on: boolean;
}

/** Asks, experts or institutions. */
export interface GroupView {
  readonly heading: string;
  readonly items: readonly FoundItem[];
  /** To all of them; null where all are shown. */
  readonly all: { readonly label: string; readonly href: string } | null;
}

export interface FoundItem {
  readonly href: string;
  readonly label: readonly SearchSegment[];
  /** The line above it, of an ask; null for others. */
  readonly kicker: Kicker | null;
  /** The role of an expert that was found by it. */
  readonly role: readonly SearchSegment[] | null;
  readonly detail: string | null;
}

export interface FoundAnswerView {
  readonly href: string;
  readonly expert: readonly SearchSegment[];
  readonly ask: {
    readonly question: readonly SearchSegment[];
    readonly href: string;
    readonly kicker: Kicker;
  };
  readonly stance: StanceView;
  readonly weak: boolean;
  readonly by: string | null;
  readonly excerpt: readonly SearchSegment[];
}

const NOUNS: Readonly<Record<SearchField, { readonly one: string; readonly label: string }>> = {
  answers: { one: 'answer', label: 'Answers' },
  questions: { one: 'question', label: 'Questions' },
  experts: { one: 'expert', label: 'Experts' },
  institutions: { one: 'institution', label: 'Institutions' },
};

const LOOSER: Readonly<Record<Strictness, string | null>> = {
  typed: null,
  prefix: 'Nothing holds exactly these words; these hold words that begin so.',
  any: 'Nothing holds all of these words; these hold at least one.',
};

export function searchPath(typed: string, field: SearchField | null, page = 1): string {
  const params = new URLSearchParams();
  if (typed !== '') params.set('q', typed);
  if (field !== null) params.set('in', field);
  if (page !== 1) params.set('page', String(page));
  const query = params.toString();
  return query === '' ? '/search' : `/search?${query}`;
}

/** `found` null: there was nothing to search for. */
export function presentSearch(
  query: SearchQuery,
  found: SearchFindings | null,
  schemes: readonly SchemeSummary[],
): SearchPage {
  const { text, field, page } = query;
  const { typed } = text;
  const heading = headingOf(query, found);
  const base = { section: null, path: searchPath(typed, field, page), typed, field, heading };
  const title = page === 1 ? heading : `${heading} (page ${whole(page)})`;
  if (found === null) {
    const notices = typed === '' ? [] : [`“${typed}” holds no letter and no digit to look for.`];
    const description = 'Search questions, answers, experts and institutions.';
    return {
      ...{ ...base, title, description, notices, help: true },
      ...{ fields: [], groups: [], answers: [], answersHeading: null, pager: null },
    };
  }
  const total = totalOf(query, found);
  const answers = found.answers.map((answer) => answerView(answer, query, found, schemes));
  return {
    ...base,
    title,
    description: `${heading}: in questions, answers, experts and institutions.`,
    fields: fieldsOf(query, found),
    notices: noticesOf(query, found, total),
    help: total === 0,
    groups: groupsOf(query, found),
    answers,
    answersHeading: answers.length === 0 ? null : count(total, 'answer'),
    pager: pagerOf(query, total),
  };
}

/** How many results the pages of this query list. */
export function totalOf({ field }: SearchQuery, { totals }: SearchFindings): number {
  return totals[field ?? 'everywhere'];
}

function headingOf({ text, field }: SearchQuery, found: SearchFindings | null): string {
  if (found === null) return 'Search';
  const { totals } = found;
  if (field !== null) return `${count(totals[field], NOUNS[field].one)} for “${text.typed}”`;
  const others = totals.questions + totals.experts + totals.institutions;
  return `${count(totals.everywhere + others, 'result')} for “${text.typed}”`;
}

function fieldsOf({ text, field }: SearchQuery, { totals }: SearchFindings): readonly FieldView[] {
  const one = (label: string, amount: number, to: SearchField | null): FieldView => ({
    ...{ label, count: whole(amount), on: to === field },
    href: searchPath(text.typed, to),
  });
  const all = totals.everywhere + totals.questions + totals.experts + totals.institutions;
  return [
    one('Everywhere', all, null),
    ...SEARCH_FIELDS.map((each) => one(NOUNS[each].label, totals[each], each)),
  ];
}

function noticesOf(
  { text, field }: SearchQuery,
  { strictness, totals }: SearchFindings,
  total: number,
): readonly string[] {
  const looser = LOOSER[strictness];
  const nothing = total === 0 && (field !== null || totals.questions + totals.institutions === 0);
  return [
    ...(text.cut ? ['Only the first sixteen words were looked for.'] : []),
    ...(nothing
      ? [
          field === null
            ? `Nothing here holds “${text.typed}”, nor a word that begins so.`
            : `No ${NOUNS[field].one} holds “${text.typed}”. Look everywhere, or try another word.`,
        ]
      : looser === null
        ? []
        : [looser]),
  ];
}

function groupsOf(query: SearchQuery, found: SearchFindings): readonly GroupView[] {
  const { text } = query;
  const marked = (words: string): readonly SearchSegment[] => highlighted(words, text, found.strictness);
  const item = (href: string, words: string): FoundItem => ({
    ...{ href, label: marked(words), kicker: null, role: null, detail: null },
  });
  const groups: readonly (readonly [SearchField, readonly FoundItem[]])[] = [
    [
      'questions',
      found.questions.map((ask) => ({ ...item(askPath(ask), ask.question), kicker: kickerOf(ask, null) })),
    ],
    [
      'experts',
      found.experts.map(({ expert, label, roles, responses }) => ({
        ...item(`/experts/${expert.slug}`, label),
        role: roles.map(marked).find((role) => role.some(({ hit }) => hit)) ?? null,
        detail: count(responses, 'response'),
      })),
    ],
    [
      'institutions',
      found.institutions.map((institution) => ({
        ...item(`/institutions/${institution.slug}`, institution.name),
        detail: institutionDetail(institution),
      })),
    ],
  ];
  return groups
    .filter(([, items]) => items.length > 0)
    .map(([field, items]) => ({
      heading: count(found.totals[field], NOUNS[field].one),
      items,
      all:
        query.field === null && items.length < found.totals[field]
          ? {
              label: `All ${count(found.totals[field], NOUNS[field].one)}`,
              href: searchPath(text.typed, field),
            }
          : null,
    }));
}

function answerView(
  { response, expert, ask, stance, kind, weak, excerpt }: SearchFindings['answers'][number],
  { text }: SearchQuery,
  { strictness }: SearchFindings,
  schemes: readonly SchemeSummary[],
): FoundAnswerView {
  return {
    href: `/responses/${response}`,
    expert: highlighted(expert, text, strictness),
    ask: {
      question: highlighted(ask.question, text, strictness),
      href: askPath(ask),
      kicker: kickerOf(ask, null),
    },
    stance: stanceView(schemeOf(schemes, ask.scheme), stance, ask.lead),
    weak,
    by: kind === 'lexicon' ? null : kind === 'editor' ? 'editor' : 'own declaration',
    excerpt,
  };
}

function pagerOf({ text, field, page }: SearchQuery, total: number): Pager | null {
  if (total <= SEARCH_PAGE_SIZE) return null;
  const before = (page - 1) * SEARCH_PAGE_SIZE;
  const last = Math.min(total, before + SEARCH_PAGE_SIZE);
  return {
    text: `${whole(before + 1)} to ${whole(last)} of ${whole(total)}`,
    previous: page > 1 ? searchPath(text.typed, field, page - 1) : null,
    next: last < total ? searchPath(text.typed, field, page + 1) : null,
  };
}
