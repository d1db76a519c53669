import { ENOUGH_ASKS } from '../domain/agreement.ts';
import {
  MATRIX_ROWS,
  MATRIX_SORTS,
  type MatrixAnswer,
  type MatrixAsk,
  type MatrixPart,
  type MatrixQuery,
  type MatrixRows,
  type MatrixSort,
  type RankedSubject,
} from '../domain/matrix.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { type QuestionView, questionOf } from './ask-words.ts';
import type { WithinView } from './facets.ts';
import { type CellView, cellView } from './matrix-cells.ts';

import {
  type ChoiceView,
  matrixParts,
  matrixPath,
  rowPager,
  type WindowView,
  windowView,
} from './matrix-links.ts';
import type { PageModel } from './page.ts';
import { type StanceView, stanceView } from './stance.ts';
import type { Download, Pager } from './table-view.ts';
import { count, quoted, share, whole } from './words.ts';

export interface MatrixPage extends PageModel {
  /** "43 experts on 12 asks". */
  readonly heading: string;
  readonly choices: readonly ChoiceView[];
  /** The box to narrow the asks by words of their questions; null where there is none to narrow. */
  readonly within: WithinView | null;
  /** Null where there is no ask at all. */
  readonly window: WindowView | null;
  /** What a row is: "Expert". */
  readonly rowName: string;
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRowView[];
  readonly pager: Pager | null;
  readonly downloads: readonly Download[];
  /** "three": fewer asks than this are not rated. */
  readonly enough: string;
  /** Marks asks whose answers are no quotations. */
  readonly flagged: boolean;
}

/** An ask, and how many of its whole panel took each stance. */
export interface MatrixColumn extends QuestionView {
  readonly tally: readonly { readonly stance: StanceView; readonly n: string }[];
}

export interface MatrixRowView {
  readonly label: string;
  readonly href: string;
  /** "agreement 0.62 on 9 asks, against most on 2". */
  readonly figures: string;
  readonly cells: readonly CellView[];
}

export interface MatrixInput {
  readonly query: MatrixQuery;
  readonly part: MatrixPart;
  /** Of the rows and asks shown. */
  readonly answers: readonly MatrixAnswer[];
  readonly scheme: SchemeSummary;
  /** Those that some ask is tagged by. */
  readonly schemes: readonly SchemeSummary[];
}

const ROW_NAMES: Readonly<Record<MatrixRows, { readonly one: string; readonly many: string }>> = {
  experts: { one: 'Expert', many: 'Experts' },
  institutions: { one: 'Institution', many: 'Institutions' },
};
const SORT_NAMES: Readonly<Record<MatrixSort, string>> = {
  name: 'Name',
  agreement: 'Agreement',
  dissent: 'Dissent',
};

export function presentMatrix(input: MatrixInput): MatrixPage {
  const { query, part, scheme } = input;
  const heading = headingOf(input);
  const columns = part.asks.map((overview) => columnOf(overview, scheme));
  return {
    title: `${heading}: ${scheme.title.toLowerCase()}${orderWords(query)}`,
    description: `${heading}, side by side: who took which stance on which question, each with the sentence that decided it.`,
    section: 'matrix',
    path: matrixPath(query),
    heading,
    choices: choicesOf(input),
    within: part.allAsks === 0 && query.text === null ? null : withinOf(query),
    window: part.asks.length === 0 ? null : windowView(query, part),
    rowName: ROW_NAMES[query.rows].one,
    columns,
    rows: part.rows.map((row, index) => rowOf(input, row, index)),
    pager: rowPager(query, part),
    downloads: (['csv', 'json'] as const).map((format) => ({
      label: format.toUpperCase(),
      href: matrixPath(query, format),
    })),
    enough: whole(ENOUGH_ASKS),
    flagged: columns.some(({ flag }) => flag !== null),
  };
}

/** The rows and columns in words, of all pages of this window. */
export function headingOf({ query, part }: Pick<MatrixInput, 'query' | 'part'>): string {
  const { one } = ROW_NAMES[query.rows];
  const about = query.text === null ? '' : ` about ${quoted(query.text.typed)}`;
  return `${count(part.total, one.toLowerCase())} on ${count(part.asks.length, 'ask')}${about}`;
}

/** The answers of one row to one ask: subject and ask -> answers. */
export function answersAt(
  answers: readonly MatrixAnswer[],
): (subject: number, ask: number) => readonly MatrixAnswer[] {
  const grouped = Map.groupBy(answers, ({ subject, ask }) => `${subject} ${ask}`);
  return (subject, ask) => grouped.get(`${subject} ${ask}`) ?? [];
}

/** What sets the page apart from the others of the same matrix. */
function orderWords({ sort, window, page }: MatrixQuery): string {
  const words = [
    ...(sort === 'name' ? [] : [`by ${SORT_NAMES[sort].toLowerCase()}`]),
    ...(window === 1 ? [] : [`window ${whole(window)}`]),
    ...(page === 1 ? [] : [`page ${whole(page)}`]),
  ];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

function withinOf(query: MatrixQuery): WithinView {
  const without = { ...query, text: null, window: 1, page: 1 };
  return {
    action: '/matrix',
    typed: query.text?.typed ?? '',
    hidden: matrixParts(without),
    remove: query.text === null ? null : matrixPath(without),
  };
}

function choicesOf({ query, part, schemes }: MatrixInput): readonly ChoiceView[] {
  const first = { ...query, window: 1, page: 1 };
  const ofRows: ChoiceView[] = [
    {
      name: 'Rows',
      options: MATRIX_ROWS.map((rows) => ({
        label: ROW_NAMES[rows].many,
        href: matrixPath({ ...query, rows, page: 1 }),
        on: rows === query.rows,
      })),
    },
    {
      name: 'Sort by',
      options: MATRIX_SORTS.map((sort) => ({
        label: SORT_NAMES[sort],
        href: matrixPath({ ...query, sort, page: 1 }),
        on: sort === query.sort,
      })),
    },
  ];
  const asks: ChoiceView = {
    name: 'Asks',
    options: schemes.map(({ id, title }) => ({
      label: title,
      href: matrixPath({ ...first, scheme: id }),
      on: id === query.scheme,
    })),
  };
  // Rows that are not there are neither chosen nor sorted.
  const [rows, ...sorting] = part.total === 0 ? [] : ofRows;
  return [...(rows ? [rows] : []), ...(schemes.length > 1 ? [asks] : []), ...sorting];
}

function columnOf({ ask, tally }: MatrixAsk, scheme: SchemeSummary): MatrixColumn {
  return {
    ...questionOf(ask),
    tally: scheme.stances
      .map(({ code }) => ({ stance: stanceView(scheme, code, ask.lead), n: tally[code] ?? 0 }))
      .filter(({ n }) => n > 0)
      .map(({ stance, n }) => ({ stance, n: whole(n) })),
  };
}

function rowOf(input: MatrixInput, { subject, agreement }: RankedSubject, index: number): MatrixRowView {
  const { query, part, scheme } = input;
  const at = answersAt(input.answers);
  return {
    label: subject.label,
    href: `/${query.rows}/${subject.slug}`,
    figures: figuresOf(agreement),
    cells: part.asks.map(({ ask }, column) =>
      cellView({
        ...{ rows: query.rows, subject, ask, scheme },
        answers: at(subject.id, ask.id),
        id: `c${index}-${column}`,
      }),
    ),
  };
}

/** Never a figure without the number of asks that it rests on, and none on too few. */
function figuresOf({ share: agreed, asks, dissents }: RankedSubject['agreement']): string {
  if (agreed === null) return 'no ask to compare';
  if (asks < ENOUGH_ASKS) return `${count(asks, 'ask')} to compare, too few to rate`;
  return `agreement ${share(agreed)} on ${count(asks, 'ask')}, against most on ${whole(dissents)}`;
}
