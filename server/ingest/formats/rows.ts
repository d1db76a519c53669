import { AppError } from '../../domain/errors.ts';
import type { ParsedContributor, ParsedSurvey } from '../../domain/survey.ts';
import type { Dropped } from '../block.ts';
import { cell, rowContributor } from '../columns.ts';
import { isEmptyContributor } from '../data.ts';
import { readDate } from '../date.ts';
import { type ColumnField, type ColumnMap, describesResponses, mapColumns } from '../headings.ts';

/** The surveys in a table of responses, in the order of their first rows, and how its columns were read. */
export interface TableReading {
  readonly surveys: readonly {
    readonly survey: ParsedSurvey;
    readonly topic: string | null;
    readonly url: string | null;
  }[];
  readonly dropped: readonly Dropped[];
  /** "panelist as name, uni as institution; left out: notes". */
  readonly columns: string;
}

interface OpenAsk {
  readonly head: Omit<ParsedSurvey, 'contributors'>;
  readonly topic: string | null;
  readonly url: string | null;
  readonly contributors: ParsedContributor[];
}

export type ColumnOverrides = ReadonlyMap<ColumnField, string>;

/**
 * One row per response -> one survey per ask: rows of the same poll (or series, number and date) and question.
 * @throws AppError `not_a_survey` where the headings name no people, no answers or no question.
 */
export function readRows(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  overrides: ColumnOverrides = new Map(),
): TableReading {
  const { map: columns, question } = understand(headings, overrides);
  const map = withoutRowNumbers(rows, columns, question);
  const asks = new Map<string, OpenAsk>();
  const dropped: Dropped[] = [];
  for (const row of rows) {
    const asked = question ?? cell(row, map, 'question');
    if (asked === '') {
      if (row.some((text) => text.trim() !== ''))
        dropped.push({ text: row.join(' | '), why: 'a row without a question' });
      continue;
    }
    const contributor = rowContributor(row, map);
    if (isEmptyContributor(contributor)) {
      dropped.push({ text: row.join(' | '), why: 'a row without a name, a role, an answer or a vote' });
      continue;
    }
    const key = JSON.stringify([asked, ...EDITION.map((field) => cell(row, map, field))]);
    const open = asks.get(key) ?? openAsk(row, map, asked);
    asks.set(key, open);
    open.contributors.push(contributor);
  }
  if (asks.size === 0)
    throw new AppError(
      'not_a_survey',
      'The table has headings and no responses below them. Add a row for each response.',
    );
  const surveys = [...asks.values()].map(({ head, topic, url, contributors }) => ({
    survey: { ...head, contributors },
    topic,
    url,
  }));
  return { surveys, dropped, columns: describeColumns(headings, map) };
}

/** What tells askings of one question apart. */
const EDITION: readonly ColumnField[] = ['poll', 'series', 'number', 'date'];

/** Leaves out columns that number the responses: those of polls or numbers that differ in every row of a question. */
function withoutRowNumbers(
  rows: readonly (readonly string[])[],
  map: ColumnMap,
  question: string | null,
): ColumnMap {
  const different = (field: ColumnField): number => new Set(rows.map((row) => cell(row, map, field))).size;
  const asked = question === null ? different('question') : 1;
  if (rows.length < 2 || asked === rows.length) return map;
  const numbers = (['poll', 'number'] as const).filter((field) => different(field) === rows.length);
  return new Map([...map].filter(([field]) => !numbers.some((each) => each === field)));
}

/** Whether headings are those of a table of responses, so that no other format need be tried. */
export function headTable(headings: readonly string[]): boolean {
  const map = mapColumns(headings);
  const asks = headings.some((heading) => heading.endsWith('?'));
  return describesResponses(map) || (asks && describesResponses(new Map([...map, ['answer', 0]])));
}

function understand(
  headings: readonly string[],
  overrides: ColumnOverrides,
): { map: ColumnMap; question: string | null } {
  const map = new Map(mapColumns(headings, overrides, true));
  // A form's export has the question itself above the answers.
  const asking = headings.findIndex((heading) => heading.trim().endsWith('?'));
  const isAnswer = asking !== -1 && !map.has('question');
  if (isAnswer && !map.has('answer')) map.set('answer', asking);
  const question = isAnswer && map.get('answer') === asking ? (headings[asking] ?? '').trim() : null;
  const missing = [
    ...(describesResponses(new Map([...map, ['answer', 0]]))
      ? []
      : ['who answered (a column “name”, “role” or “institution”)']),
    ...(map.has('answer') || map.has('vote')
      ? []
      : ['what they answered (a column “answer”, “comment” or “vote”)']),
    ...(map.has('question') || question !== null
      ? []
      : ['what was asked (a column “question” or “statement”)']),
  ];
  if (missing.length === 0) return { map, question };
  throw new AppError(
    'not_a_survey',
    `This table is not a survey. Its headings (${headings.slice(0, 12).join(', ')}) do not say ${missing.join(', nor ')}. Rename the headings, or name them with --columns, as in --columns name=Panelist,answer=Remarks.`,
  );
}

function openAsk(row: readonly string[], map: ColumnMap, question: string): OpenAsk {
  const filled = (field: ColumnField): string | null => cell(row, map, field) || null;
  return {
    head: {
      question,
      series: filled('series'),
      number: filled('number'),
      date: readDate(cell(row, map, 'date').slice(0, 10)) ?? readDate(cell(row, map, 'date')),
      intro: [],
    },
    topic: filled('topic'),
    url: filled('url'),
    contributors: [],
  };
}

function describeColumns(headings: readonly string[], map: ColumnMap): string {
  const used = [...map].map(([field, column]) => `${headings[column] ?? ''} as ${field}`);
  const columns = new Set(map.values());
  const left = headings.filter((_, column) => !columns.has(column));
  return `${used.join(', ')}${left.length === 0 ? '' : `; left out: ${left.join(', ')}`}`;
}
