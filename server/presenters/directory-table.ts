// The lists of experts and of institutions as files.
import type { DirectoryQuery, Listing } from '../domain/directory.ts';
import { directoryPaged, directoryPath, type ListedExpert, type ListedInstitution } from './directory.ts';
import { nextOver } from './paging.ts';
import type { TableFormat } from './query-links.ts';
import type { Table, TableColumn } from './table.ts';
import { count } from './words.ts';

const RESPONSES: TableColumn = {
  key: 'responses',
  type: 'integer',
  filled: true,
  description: 'Published responses',
};
const NEWEST: TableColumn = { key: 'newest', description: 'Date of the newest ask answered (ISO 8601)' };
const ILLUSTRATIVE: TableColumn = {
  key: 'illustrative',
  filled: true,
  description: 'Whether it is known from illustrative (invented) asks alone: yes or no',
};

export const EXPERT_COLUMNS: readonly TableColumn[] = [
  { key: 'path', filled: true, description: 'Path of the expert’s page on this site' },
  { key: 'name', description: 'Name where it is known' },
  {
    key: 'expert',
    filled: true,
    description: 'What the expert is called here: the name, else the first affiliation',
  },
  ...[RESPONSES, ILLUSTRATIVE, NEWEST],
];

export const INSTITUTION_COLUMNS: readonly TableColumn[] = [
  { key: 'path', filled: true, description: 'Path of the institution’s page on this site' },
  { key: 'institution', filled: true, description: 'Canonical name' },
  {
    key: 'kind',
    filled: true,
    description: 'university, think tank, government, media, business or other',
  },
  { key: 'country', description: 'Country where it is known' },
  ...[RESPONSES, ILLUSTRATIVE, NEWEST],
  { key: 'people', type: 'integer', filled: true, description: 'Experts who answered from there' },
];

/** `found`: of all experts by this query. */
export function expertsTable(
  found: Listing<ListedExpert>,
  query: DirectoryQuery,
  format: TableFormat,
): Table {
  return {
    ...tableOf('experts', 'expert', found, query, format),
    columns: EXPERT_COLUMNS,
    rows: found.entries.map(({ expert, label, responses, illustrative, newest }) => [
      ...[`/experts/${expert.slug}`, expert.name, label, responses],
      ...[illustrative ? 'yes' : 'no', newest],
    ]),
  };
}

/** `found`: of all institutions by this query. */
export function institutionsTable(
  found: Listing<ListedInstitution>,
  query: DirectoryQuery,
  format: TableFormat,
): Table {
  return {
    ...tableOf('institutions', 'institution', found, query, format),
    columns: INSTITUTION_COLUMNS,
    rows: found.entries.map(({ institution, people, responses, illustrative, newest }) => [
      ...[`/institutions/${institution.slug}`, institution.name, institution.kind, institution.country],
      ...[responses, illustrative ? 'yes' : 'no', newest, people],
    ]),
  };
}

function tableOf(
  name: string,
  noun: string,
  found: Listing<unknown>,
  query: DirectoryQuery,
  format: TableFormat,
): Omit<Table, 'columns' | 'rows'> {
  const words = query.find === null ? '' : ` found by “${query.find.typed}”`;
  return {
    name,
    title: `${count(found.total, noun)}${words}`,
    path: directoryPath(`/${name}`, query),
    total: found.total,
    next: nextOver(directoryPaged(`/${name}`, query, found), format),
  };
}
