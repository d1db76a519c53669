// Who changed course, in words with dates.
import type { Change, Changes, ChangesQuery, Course } from '../domain/changes.ts';
import { MATRIX_ROWS, type MatrixRows } from '../domain/matrix.ts';
import type { Ask } from '../domain/types.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { askPath, type QuestionView, questionOf } from './ask-words.ts';
import type { ChoiceView } from './matrix-links.ts';
import type { PageModel } from './page.ts';
import { filesOver, nextOver, type Paged, pagerOver } from './paging.ts';
import { PAGE_SIZE, type TableFormat } from './query-links.ts';
import { type StanceView, schemeOf, stanceView } from './stance.ts';
import type { Table, TableColumn } from './table.ts';
import type { Download, Pager } from './table-view.ts';
import { count, whole } from './words.ts';

export interface ChangesPage extends PageModel {
  /** "4 institutions that changed course". */
  readonly heading: string;
  readonly choices: readonly ChoiceView[];
  readonly rowName: string;
  readonly rows: readonly ChangeView[];
  readonly pager: Pager | null;
  readonly downloads: readonly Download[];
}

export interface ChangeView {
  readonly label: string;
  readonly href: string;
  readonly from: CourseView;
  readonly to: CourseView;
  /** "1 change in 2 comparisons"; null where there was one thing to compare. */
  readonly often: string | null;
}

export interface CourseView {
  readonly stance: StanceView;
  /** Tentative: its sign is hollow. */
  readonly weak: boolean;
  /** "3 of 5 answers"; null where there was one answer. */
  readonly answers: string | null;
  readonly ask: QuestionView;
}

export interface ChangesInput {
  readonly query: ChangesQuery;
  readonly found: Changes;
  /** All of them. */
  readonly asks: readonly Ask[];
  readonly schemes: readonly SchemeSummary[];
}

const NOUNS: Readonly<
  Record<
    MatrixRows,
    { readonly one: string; readonly who: string; readonly rowName: string; readonly label: string }
  >
> = {
  experts: { one: 'expert', who: 'who', rowName: 'Expert', label: 'Experts' },
  institutions: { one: 'institution', who: 'that', rowName: 'Institution', label: 'Institutions' },
};

export function changesPath({ rows, page, size }: ChangesQuery, format: TableFormat = 'html'): string {
  const params = new URLSearchParams();
  if (rows !== 'institutions') params.set('rows', rows);
  if (page !== 1) params.set('page', String(page));
  if (size !== PAGE_SIZE) params.set('size', size === null ? 'all' : String(size));
  return `/changes${format === 'html' ? '' : `.${format}`}${params.size === 0 ? '' : `?${params}`}`;
}

export function presentChanges(input: ChangesInput): ChangesPage {
  const { query } = input;
  const heading = headingOf(input);
  const { rowName } = NOUNS[query.rows];
  return {
    title: query.page === 1 ? heading : `${heading} (page ${whole(query.page)})`,
    description: `${heading}: which stance they took before, which one after, when and on what.`,
    section: null,
    path: changesPath(query),
    heading,
    choices: [
      {
        name: 'Who',
        options: MATRIX_ROWS.toReversed().map((rows) => ({
          label: NOUNS[rows].label,
          href: changesPath({ rows, page: 1, size: query.size }),
          on: rows === query.rows,
        })),
      },
    ],
    rowName,
    rows: changeViews(input),
    pager: pagerOver(pagedOf(input), rowName),
    downloads: filesOver(pagedOf(input)),
  };
}

/** The changes found, in their order; `rows`: whose they are. */
export function changeViews({ query: { rows }, found, asks, schemes }: ChangesInput): readonly ChangeView[] {
  const askById = new Map(asks.map((ask) => [ask.id, ask]));
  return found.rows.flatMap(({ subject, from, to, changes, compared }): ChangeView[] => {
    const views = [from, to].map((course) => courseView(course, askById, schemes));
    const [before, after] = views;
    if (!before || !after) return [];
    return [
      {
        label: subject.label,
        href: `/${rows}/${subject.slug}`,
        ...{ from: before, to: after },
        often: compared === 1 ? null : `${count(changes, 'change')} in ${count(compared, 'comparison')}`,
      },
    ];
  });
}

function courseView(
  { ask: id, stance, answers, of, weak }: Course,
  asks: ReadonlyMap<number, Ask>,
  schemes: readonly SchemeSummary[],
): CourseView | null {
  const ask = asks.get(id);
  if (!ask) return null;
  return {
    stance: stanceView(schemeOf(schemes, ask.scheme), stance, ask.lead),
    weak,
    answers: of === 1 ? null : `${whole(answers)} of ${count(of, 'answer')}`,
    ask: questionOf(ask),
  };
}

const BEFORE_AFTER = [
  ['from', 'before'],
  ['to', 'after'],
] as const;

const COURSE_COLUMNS: readonly TableColumn[] = BEFORE_AFTER.flatMap(([key, word]): TableColumn[] => [
  { key: `${key}_stance`, filled: true, description: `Code of the stance taken ${word} the change` },
  {
    key: `${key}_answers`,
    type: 'integer',
    filled: true,
    description: `Answers that took it ${word} the change`,
  },
  {
    key: `${key}_of`,
    type: 'integer',
    filled: true,
    description: `Of so many answers that took a side ${word} the change`,
  },
  { key: `${key}_date`, description: `Date of the ask ${word} the change (ISO 8601)` },
  { key: `${key}_ask`, filled: true, description: `Path of the page of the ask ${word} the change` },
  { key: `${key}_question`, filled: true, description: `The question ${word} the change` },
]);

export const CHANGES_COLUMNS: readonly TableColumn[] = [
  { key: 'path', filled: true, description: 'Path of the expert’s or institution’s page on this site' },
  { key: 'name', filled: true, description: 'What the expert or institution is called here' },
  ...COURSE_COLUMNS,
  { key: 'changes', type: 'integer', filled: true, description: 'All changes of course' },
  {
    key: 'compared',
    type: 'integer',
    filled: true,
    description: 'Of so many times that two courses in a row could be compared',
  },
  {
    key: 'nature',
    filled: true,
    description: 'Whose words the later answers are in: verbatim, summary or illustrative',
  },
];

export function changesTable(input: ChangesInput, format: TableFormat): Table {
  const { query, found, asks } = input;
  const askById = new Map(asks.map((ask) => [ask.id, ask]));
  return {
    name: `changes-${query.rows}`,
    title: headingOf(input),
    path: changesPath(query),
    columns: CHANGES_COLUMNS,
    rows: found.rows.map((change) => cellsOf(change, query.rows, askById)),
    total: found.total,
    next: nextOver(pagedOf(input), format),
  };
}

function cellsOf(
  { subject, from, to, changes, compared }: Change,
  rows: MatrixRows,
  asks: ReadonlyMap<number, Ask>,
): readonly (string | number | null)[] {
  const courses = [from, to].flatMap(({ ask: id, stance, answers, of }) => {
    const ask = asks.get(id);
    return [stance, answers, of, ask?.date ?? null, ask ? askPath(ask) : '', ask?.question ?? ''];
  });
  return [
    ...[`/${rows}/${subject.slug}`, subject.label],
    ...courses,
    ...[changes, compared, asks.get(to.ask)?.nature ?? 'verbatim'],
  ];
}

function headingOf({ query, found }: ChangesInput): string {
  return changedWords(query.rows, found.total);
}

/** "4 institutions that changed course". */
export function changedWords(rows: MatrixRows, total: number): string {
  const { one, who } = NOUNS[rows];
  return `${count(total, one)} ${who} changed course`;
}

function pagedOf({ query, found }: Pick<ChangesInput, 'query' | 'found'>): Paged {
  return {
    ...{ page: query.page, size: query.size, shown: found.rows.length, total: found.total },
    hrefOf: (part, format) => changesPath({ ...query, ...part }, format),
  };
}
