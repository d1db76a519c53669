import {
  SEARCH_FIELDS,
  SEARCH_PAGE_SIZE,
  type SearchField,
  type SearchFindings,
  type SearchQuery,
  type Strictness,
} from '../domain/search.ts';
import type { SchemeSummary } from '../stance/types.ts';
import type { PageModel } from './page.ts';
import {
  answerView,
  type FoundAnswerView,
  type GroupView,
  groupsOf,
  NOUNS,
  searchPath,
} from './search-results.ts';
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

const LOOSER: Readonly<Record<Strictness, string | null>> = {
  typed: null,
  prefix: 'Nothing holds exactly these words; these hold words that begin so.',
  any: 'Nothing holds all of these words; these hold at least one.',
};

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
    notices: noticesOf(query, found),
    help: resultsOf(field, found) === 0,
    groups: groupsOf(query, found),
    answers,
    answersHeading: answers.length === 0 ? null : count(total, 'answer'),
    pager: pagerOf(query, total),
  };
}

/** How many results the pages of this query list. */
export function totalOf({ field }: SearchQuery, { totals }: SearchFindings): number {
  return totals[field ?? 'answers'];
}

/** All that was found in the field, or everywhere. */
function resultsOf(field: SearchField | null, { totals }: SearchFindings): number {
  if (field !== null) return totals[field];
  return totals.answers + totals.questions + totals.experts + totals.institutions;
}

function headingOf({ text, field }: SearchQuery, found: SearchFindings | null): string {
  if (found === null) return 'Search';
  const noun = field === null ? 'result' : NOUNS[field].one;
  return `${count(resultsOf(field, found), noun)} for “${text.typed}”`;
}

function fieldsOf({ text, field }: SearchQuery, found: SearchFindings): readonly FieldView[] {
  return [null, ...SEARCH_FIELDS].map((each) => ({
    label: each === null ? 'Everywhere' : NOUNS[each].label,
    count: whole(resultsOf(each, found)),
    href: searchPath(text.typed, each),
    on: each === field,
  }));
}

function noticesOf({ text, field }: SearchQuery, found: SearchFindings): readonly string[] {
  const cut = text.cut ? ['Only the first sixteen words were looked for.'] : [];
  if (resultsOf(field, found) === 0) return [...cut, nothingWords(text.typed, field)];
  const looser = LOOSER[found.strictness];
  return looser === null ? cut : [...cut, looser];
}

function nothingWords(typed: string, field: SearchField | null): string {
  if (field === null) return `Nothing here holds “${typed}”, nor a word that begins so.`;
  return `No ${NOUNS[field].one} holds “${typed}”. Look everywhere, or try another word.`;
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
