// The list of asks as a file.
import type { AskListing, AskListQuery } from '../domain/ask-list.ts';
import { division } from '../domain/closeness.ts';
import { NO_ANSWER } from '../domain/shown.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { askPath } from './ask-words.ts';
import { asksWords } from './asks.ts';
import { asksPaged, asksPath, isNarrowed } from './asks-links.ts';
import { nextOver } from './paging.ts';
import type { TableFormat } from './query-links.ts';
import { schemeOf } from './stance.ts';
import type { Table, TableColumn } from './table.ts';
import { stancesOf } from './table-view.ts';

/** One row per ask, one column per stance of any scheme; null where the ask's own scheme lacks it. */
export function asksTable(
  found: AskListing,
  query: AskListQuery,
  schemes: readonly SchemeSummary[],
  format: TableFormat,
): Table {
  const stances = stancesOf(schemes, null);
  return {
    name: 'asks',
    title: isNarrowed(query) ? asksWords(found, query, schemes) : 'All asks',
    path: asksPath(query),
    columns: asksColumns(schemes),
    rows: found.entries.map((overview) => {
      const { ask, tally, responses } = overview;
      const own = schemeOf(schemes, ask.scheme).stances.map(({ code }) => code);
      const divided = division(overview, schemes);
      return [
        ...[ask.slug, askPath(ask), ask.question, ask.series, ask.number, ask.date, ask.nature, ask.scheme],
        responses,
        ...stances.map(({ code }) => (own.includes(code) ? (tally[code] ?? 0) : null)),
        tally[NO_ANSWER] ?? 0,
        ask.state,
        divided === null ? null : Math.round(divided * 1000) / 1000,
      ];
    }),
    total: found.total,
    next: nextOver(asksPaged(query, found), format),
  };
}

export function asksColumns(schemes: readonly SchemeSummary[]): readonly TableColumn[] {
  return [
    { key: 'ask', filled: true, description: 'Slug of the ask' },
    { key: 'path', filled: true, description: 'Path of its page on this site' },
    { key: 'question', filled: true, description: 'The question put to the panel' },
    { key: 'series', description: 'Series of the ask' },
    { key: 'number', description: 'Number of the ask within its series' },
    { key: 'date', description: 'Date of the ask (ISO 8601)' },
    {
      key: 'nature',
      filled: true,
      description: 'Whose words the answers are in: verbatim, summary or illustrative',
    },
    { key: 'scheme', filled: true, description: 'The codebook that its responses are tagged by' },
    { key: 'responses', type: 'integer', filled: true, description: 'Published responses' },
    ...stancesOf(schemes, null).map(({ code, word }) => ({
      key: code,
      description: `Responses tagged “${word}”`,
      type: 'integer' as const,
    })),
    {
      key: 'no_answer',
      type: 'integer',
      filled: true,
      description: 'Of `responses`, those on the list of the panel with neither words nor a vote',
    },
    { key: 'state', filled: true, description: 'Whether it takes answers by form: open or closed' },
    {
      key: 'division',
      type: 'number',
      description:
        'How divided the panel is, 0 to 1: 4fa/n² for f and a answers at the two ends of the codebook of n that took a side, by their votes where half the answers or more came with one, else by their tags; empty where too few did',
    },
  ];
}
