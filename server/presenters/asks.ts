import type { AskOverview } from '../domain/query.ts';
import { NO_ANSWER } from '../domain/shown.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { askPath, type Kicker, kickerOf } from './ask-words.ts';
import { type StripView, strip } from './distribution.ts';
import type { PageModel } from './page.ts';
import { schemeOf } from './stance.ts';
import type { Table } from './table.ts';
import { stancesOf } from './table-view.ts';
import { count } from './words.ts';

/** An ask in a list. */
export interface AskItem {
  readonly href: string;
  readonly question: string;
  readonly kicker: Kicker;
  /** The first paragraph of the introduction. */
  readonly intro: string | null;
  readonly strip: StripView;
}

export interface AsksPage extends PageModel {
  readonly heading: string;
  readonly asks: readonly AskItem[];
}

export function askItem(overview: AskOverview, schemes: readonly SchemeSummary[]): AskItem {
  const { ask } = overview;
  return {
    href: askPath(ask),
    question: ask.question,
    kicker: kickerOf(ask, null),
    intro: ask.intro[0] ?? null,
    strip: strip(overview, schemeOf(schemes, ask.scheme)),
  };
}

/** `overviews`: newest first. */
export function presentAsks(overviews: readonly AskOverview[], schemes: readonly SchemeSummary[]): AsksPage {
  return {
    title: 'All asks',
    description: 'Every question put to a panel, newest first, with where the panel stands.',
    section: 'asks',
    path: '/asks',
    heading: count(overviews.length, 'ask'),
    asks: overviews.map((overview) => askItem(overview, schemes)),
  };
}

/** One row per ask, one column per stance of any scheme; null where the ask's own scheme lacks it. */
export function asksTable(overviews: readonly AskOverview[], schemes: readonly SchemeSummary[]): Table {
  const stances = stancesOf(schemes, null);
  return {
    name: 'asks',
    title: 'All asks',
    path: '/asks',
    columns: [
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
      ...stances.map(({ code, word }) => ({
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
    ],
    rows: overviews.map(({ ask, tally, responses }) => {
      const own = schemeOf(schemes, ask.scheme).stances.map(({ code }) => code);
      return [
        ...[ask.slug, askPath(ask), ask.question, ask.series, ask.number, ask.date, ask.nature, ask.scheme],
        responses,
        ...stances.map(({ code }) => (own.includes(code) ? (tally[code] ?? 0) : null)),
        tally[NO_ANSWER] ?? 0,
      ];
    }),
    total: overviews.length,
    next: null,
  };
}
