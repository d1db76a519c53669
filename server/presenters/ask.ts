import type { Mark, ResponsePage, ResponseQuery } from '../domain/query.ts';
import type { Ask } from '../domain/types.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { askPath, type Kicker, kickerOf, panelNote } from './ask-words.ts';
import { type DistributionRow, distribution } from './distribution.ts';
import { askFeedPath } from './feed.ts';
import type { PageModel } from './page.ts';
import { isFiltered, type Place, queryPath, type TableFormat, unfiltered } from './query-links.ts';
import { responseTable } from './response-table.ts';
import { type SourceView, sourceOf } from './source.ts';
import type { Table } from './table.ts';
import {
  type Download,
  pageWords,
  type TableInput,
  type TableView,
  tableView,
  wordsOf,
} from './table-view.ts';

export interface AskPage extends PageModel {
  readonly question: string;
  readonly kicker: Kicker;
  readonly intro: readonly string[];
  readonly source: SourceView | null;
  readonly note: string | null;
  /** One row per stance; empty where nobody has answered yet. */
  readonly distribution: readonly DistributionRow[];
  readonly table: TableView;
  /** What a reader can take along: the table as files, the citation, the feed. */
  readonly take: readonly Download[];
  /** Where to answer; null where the ask is closed. */
  readonly submit: string | null;
}

export interface AskInput {
  readonly ask: Ask;
  readonly marks: readonly Mark[];
  readonly query: ResponseQuery;
  readonly found: ResponsePage;
  readonly scheme: SchemeSummary;
}

export function presentAsk({ ask, marks, query, found, scheme }: AskInput): AskPage {
  const input = tableInput({ ask, marks, query, found, scheme });
  const { place } = input;
  const table = tableView(input);
  const says = wordsOf(input);
  const plain = unfiltered({ ...query, sort: 'panel', direction: 'asc' }, place);
  return {
    title: titleOf(ask, query, isFiltered(query, place) ? says : null),
    description: ask.intro[0] ?? `Where ${says} stand on “${ask.question}”, with the words that prove it.`,
    section: 'asks',
    path: queryPath(place, query),
    question: ask.question,
    kicker: kickerOf(ask, marks.length),
    intro: ask.intro,
    source: sourceOf(ask),
    note: panelNote(ask, found.rows),
    distribution:
      marks.length === 0
        ? []
        : distribution(marks, scheme, ask.lead, (code) => {
            return `${queryPath(place, { ...plain, stances: [code] })}#compare`;
          }),
    table,
    take: [
      ...table.downloads,
      { label: 'Cite or embed', href: `${askPath(ask)}/cite` },
      { label: 'Feed', href: askFeedPath(ask) },
    ],
    submit: ask.state === 'open' ? `/submit/${ask.slug}` : null,
  };
}

function titleOf({ question }: Ask, query: ResponseQuery, says: string | null): string {
  return `${says === null ? '' : `${says}: `}${question}${pageWords(query)}`;
}

/** The same rows as a file. */
export function askTable(input: AskInput, format: TableFormat): Table {
  const { ask, query, found } = input;
  const table = tableInput(input);
  return responseTable({
    name: ask.slug,
    title: `${wordsOf(table)}: ${ask.question}`,
    place: table.place,
    query,
    found,
    schemes: table.schemes,
    format,
  });
}

function tableInput({ ask, query, found, scheme }: AskInput): TableInput {
  const place: Place = { path: askPath(ask), fixed: 'asks' };
  const open = ask.state === 'open';
  return {
    place,
    query,
    found,
    schemes: [scheme],
    lead: ask.lead,
    elsewhere: {
      message: open
        ? 'No response has been published yet. You can be the first:'
        : 'No response has been published. See what other panels were asked:',
      href: open ? `/submit/${ask.slug}` : '/asks',
      label: open ? 'answer this question' : 'all asks',
    },
  };
}
