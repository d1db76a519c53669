import type { MatrixAnswer, RankedSubject } from '../domain/matrix.ts';
import type { Ask } from '../domain/types.ts';
import { answersAt, headingOf, type MatrixInput } from './matrix.ts';
import { byStance, emptyWord, isSilent } from './matrix-cells.ts';
import { matrixPath } from './matrix-links.ts';
import type { TableFormat } from './query-links.ts';
import type { Table, TableColumn } from './table.ts';

/** The columns before those of the asks. */
export const MATRIX_COLUMNS: readonly TableColumn[] = [
  { key: 'path', filled: true, description: 'Path of the expert’s or institution’s page on this site' },
  { key: 'name', filled: true, description: 'What the expert or institution is called here' },
  {
    key: 'agreement',
    type: 'number',
    description: 'Mean share of others who take the same stance, over compared_asks, 0 to 1',
  },
  {
    key: 'compared_asks',
    type: 'integer',
    filled: true,
    description: 'Asks of the scheme where the row and somebody else took a side',
  },
  {
    key: 'dissents',
    type: 'integer',
    filled: true,
    description: 'Of compared_asks, those where most others took one stance and the row mostly did not',
  },
];

/** The rows of the page, one column per ask shown: "shape", or "shape 2; resist 1; no answer 1". */
export function matrixTable(input: MatrixInput, format: TableFormat): Table {
  const { query, part, scheme, answers } = input;
  const at = answersAt(answers);
  const cell = (ask: Ask, subject: number): string => cellText(at(subject, ask.id), input);
  return {
    name: `matrix-${query.rows}`,
    title: `${headingOf(input)}: ${scheme.title}`,
    path: matrixPath(query),
    columns: [...MATRIX_COLUMNS, ...part.asks.map(({ ask }) => columnOf(ask))],
    rows: part.rows.map(({ subject, agreement }: RankedSubject) => [
      ...[`/${query.rows}/${subject.slug}`, subject.label],
      ...[agreement.share, agreement.asks, agreement.dissents],
      ...part.asks.map(({ ask }) => cell(ask, subject.id)),
    ]),
    total: part.total,
    next: query.page < part.pages ? matrixPath({ ...query, page: query.page + 1 }, format) : null,
  };
}

function columnOf({ slug, question, date, nature }: Ask): TableColumn {
  const kind = nature === 'verbatim' ? '' : ` [${nature}]`;
  return { key: slug, filled: true, description: `${date === null ? '' : `${date}: `}${question}${kind}` };
}

function cellText(answers: readonly MatrixAnswer[], { scheme }: MatrixInput): string {
  const parts = byStance(answers, scheme).map(([code, group]) => [code, group.length] as const);
  const silent = answers.filter(isSilent).length;
  if (parts.length === 0) return emptyWord(answers);
  const all = silent === 0 ? parts : [...parts, ['no answer', silent] as const];
  return answers.length === 1
    ? all.map(([code]) => code).join('')
    : all.map(([code, n]) => `${code} ${n}`).join('; ');
}
