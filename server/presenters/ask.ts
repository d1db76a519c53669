import type { VoteScale } from '../domain/declared.ts';
import {
  type CrossCount,
  marksAt,
  type PanelMark,
  type ResponsePage,
  type ResponseQuery,
} from '../domain/query.ts';
import { NO_ANSWER } from '../domain/shown.ts';
import type { Ask } from '../domain/types.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { askPath, type Kicker, kickerOf, panelNote } from './ask-words.ts';
import { type DistributionRow, distribution } from './distribution.ts';
import { askFeedPath } from './feed.ts';
import type { PageModel } from './page.ts';
import {
  isFiltered,
  type Look,
  type Place,
  queryPath,
  type TableFormat,
  USUAL_LOOK,
  unfiltered,
} from './query-links.ts';
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
import { type VotesView, votesView } from './votes.ts';
import { count, share, whole } from './words.ts';

export interface AskPage extends PageModel {
  readonly question: string;
  readonly kicker: Kicker;
  readonly intro: readonly string[];
  readonly source: SourceView | null;
  readonly note: string | null;
  /** How the panel voted; null where the document has no votes. */
  readonly votes: VotesView | null;
  /** One row per stance; empty where nobody has answered yet. */
  readonly distribution: readonly DistributionRow[];
  /** That the marks go by a margin which the reader asked for; null as published. */
  readonly retagged: string | null;
  readonly table: TableView;
  /** What a reader can take along: the table as files, the citation, the feed. */
  readonly take: readonly Download[];
  /** Where to answer; null where the ask is closed. */
  readonly submit: string | null;
}

export interface AskInput {
  readonly ask: Ask;
  readonly marks: readonly PanelMark[];
  readonly query: ResponseQuery;
  readonly look: Look;
  readonly found: ResponsePage;
  /** Of the cross-table; empty for other views. */
  readonly counts: readonly CrossCount[];
  readonly scheme: SchemeSummary;
  /** The votes that the scheme knows. */
  readonly scale: VoteScale;
}

export function presentAsk(input: AskInput): AskPage {
  const { ask, marks, query, found, scheme, scale } = input;
  const shared = tableInput(input);
  const { place } = shared;
  const table = tableView(shared);
  const says = wordsOf(shared);
  const plain = unfiltered({ ...query, sort: 'panel', direction: 'asc' }, place);
  return {
    title: titleOf(ask, query, isFiltered(query, place) ? says : null),
    description: ask.intro[0] ?? `Where ${says} stand on “${ask.question}”, with the words that prove it.`,
    section: 'asks',
    // However the rows are shown, the page to know is their table.
    path: queryPath({ ...place, look: USUAL_LOOK }, query),
    question: ask.question,
    kicker: { ...kickerOf(ask, marks.length), responses: answeredWords(marks) },
    intro: ask.intro,
    source: sourceOf(ask),
    note: panelNote(ask, found.rows),
    votes: votesView(marks, scheme, scale),
    distribution:
      marks.length === 0
        ? []
        : distribution(marksAt(marks, query.minMargin), scheme, ask.lead, (code) => {
            return `${queryPath({ ...place, look: USUAL_LOOK }, { ...plain, stances: [code] })}#compare`;
          }),
    retagged:
      query.minMargin === null
        ? null
        : `Machine tags with a margin under ${share(query.minMargin)} count as unclear here.`,
    table,
    take: [
      ...table.downloads,
      { label: 'Cite or embed', href: `${askPath(ask)}/cite` },
      { label: 'Feed', href: askFeedPath(ask) },
    ],
    submit: ask.state === 'open' ? `/submit/${ask.slug}` : null,
  };
}

/** "12 responses", or "33 of 42 answered" where not everybody did. */
function answeredWords(marks: readonly PanelMark[]): string {
  const answered = marks.filter(({ stance }) => stance !== NO_ANSWER).length;
  if (answered === marks.length) return count(answered, 'response');
  return `${whole(answered)} of ${whole(marks.length)} answered`;
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

function tableInput({ ask, marks, query, look, found, counts, scheme }: AskInput): TableInput {
  const place: Place = { path: askPath(ask), fixed: 'asks', look };
  const open = ask.state === 'open';
  return {
    place,
    query,
    found,
    schemes: [scheme],
    lead: ask.lead,
    panel: { marks, scheme, counts },
    elsewhere: {
      message: open
        ? 'No response has been published yet. You can be the first:'
        : 'No response has been published. See what other panels were asked:',
      href: open ? `/submit/${ask.slug}` : '/asks',
      label: open ? 'answer this question' : 'all asks',
    },
  };
}
