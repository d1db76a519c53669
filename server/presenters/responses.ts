import type { ResponsePage, ResponseQuery } from '../domain/query.ts';
import type { SchemeSummary } from '../stance/types.ts';
import type { PageModel } from './page.ts';
import { type Look, queryPath, type TableFormat, USUAL_LOOK } from './query-links.ts';
import { responseTable } from './response-table.ts';
import type { Table } from './table.ts';
import { pageWords, type TableInput, type TableView, tableView, wordsOf } from './table-view.ts';

export interface ResponsesPage extends PageModel {
  /** The query in words. */
  readonly heading: string;
  readonly table: TableView;
}

export interface ResponsesInput {
  readonly query: ResponseQuery;
  readonly look: Look;
  readonly found: ResponsePage;
  readonly schemes: readonly SchemeSummary[];
}

export function presentResponses(input: ResponsesInput): ResponsesPage {
  const table = tableInput(input);
  const words = wordsOf(table);
  return {
    title: `${words}${pageWords(input.query)}`,
    description: `${words}, across all asks, each with its stance and the sentence that decided it.`,
    section: 'responses',
    // A list of values to choose from is a way to this table.
    path: queryPath({ ...table.place, look: USUAL_LOOK }, input.query),
    heading: words,
    table: tableView(table),
  };
}

/** The same rows as a file. */
export function responsesTable(input: ResponsesInput, format: TableFormat): Table {
  const table = tableInput(input);
  return responseTable({ ...input, name: 'responses', title: wordsOf(table), place: table.place, format });
}

function tableInput({ query, look, found, schemes }: ResponsesInput): TableInput {
  return {
    place: { path: '/responses', fixed: null, look: { ...USUAL_LOOK, choose: look.choose } },
    query,
    found,
    schemes,
    lead: null,
    panel: null,
    elsewhere: {
      message: 'No response has been published yet. See which questions are open:',
      href: '/submit',
      label: 'submit an answer',
    },
  };
}
