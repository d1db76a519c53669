// What a search found, as lists.
import {
  highlighted,
  type SearchField,
  type SearchFindings,
  type SearchQuery,
  type SearchSegment,
} from '../domain/search.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { askPath, type Kicker, kickerOf } from './ask-words.ts';
import { institutionDetail } from './people.ts';
import { makerMark, type StanceView, schemeOf, stanceView } from './stance.ts';
import { count } from './words.ts';

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
  /** The roles and institutions that hold a word searched for. */
  readonly context: readonly (readonly SearchSegment[])[];
}

export const NOUNS: Readonly<Record<SearchField, { readonly one: string; readonly label: string }>> = {
  answers: { one: 'answer', label: 'Answers' },
  questions: { one: 'question', label: 'Questions' },
  experts: { one: 'expert', label: 'Experts' },
  institutions: { one: 'institution', label: 'Institutions' },
};

export function searchPath(typed: string, field: SearchField | null, page = 1): string {
  const params = new URLSearchParams();
  if (typed !== '') params.set('q', typed);
  if (field !== null) params.set('in', field);
  if (page !== 1) params.set('page', String(page));
  const query = params.toString();
  return query === '' ? '/search' : `/search?${query}`;
}

export function groupsOf(query: SearchQuery, found: SearchFindings): readonly GroupView[] {
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

export function answerView(
  { response, expert, ask, stance, kind, weak, excerpt, context }: SearchFindings['answers'][number],
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
    by: makerMark(kind),
    excerpt,
    context: context
      .map((line) => highlighted(line, text, strictness))
      .filter((line) => line.some(({ hit }) => hit)),
  };
}
