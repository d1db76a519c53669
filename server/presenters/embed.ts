import type { Mark, ResponsePage, ResponseQuery } from '../domain/query.ts';
import type { Ask } from '../domain/types.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { askPath, type Kicker, kickerOf, panelNote } from './ask-words.ts';
import { type DistributionRow, distribution } from './distribution.ts';
import type { PageModel } from './page.ts';
import { type Place, queryPath } from './query-links.ts';
import { queryWords } from './query-words.ts';
import { type RowView, rowView } from './rows.ts';
import { answersOf } from './table-view.ts';
import { count } from './words.ts';

/** A comparison inside a page of another site. Its links leave the frame. */
export interface EmbedPage extends PageModel {
  readonly question: string;
  /** The same comparison on this site. */
  readonly href: string;
  readonly kicker: Kicker;
  readonly note: string | null;
  readonly distribution: readonly DistributionRow[];
  readonly says: string;
  readonly rows: readonly RowView[];
  /** "All 42 responses"; null where the frame shows every one. */
  readonly more: string | null;
}

export interface EmbedInput {
  readonly ask: Ask;
  readonly marks: readonly Mark[];
  readonly query: ResponseQuery;
  readonly found: ResponsePage;
  readonly scheme: SchemeSummary;
}

export function presentEmbed({ ask, marks, query, found, scheme }: EmbedInput): EmbedPage {
  const place: Place = { path: askPath(ask), fixed: 'asks' };
  const chosen = answersOf([scheme], ask.lead).filter(({ code }) => query.stances.includes(code));
  const says = queryWords(found.total, { ...query, asks: [] }, found.facets, chosen);
  const href = queryPath(place, query);
  return {
    title: ask.question,
    description: `${says} on “${ask.question}”`,
    section: null,
    // The page that search engines should know is the ask's own.
    path: href,
    question: ask.question,
    href,
    kicker: kickerOf(ask, marks.length),
    note: panelNote(ask, found.rows),
    distribution:
      marks.length === 0
        ? []
        : distribution(
            marks,
            scheme,
            ask.lead,
            (code) => `${place.path}?stance=${encodeURIComponent(code)}#compare`,
          ),
    says,
    rows: found.rows.map((row) => rowView(row, [scheme], false)),
    more: found.rows.length < found.total ? `All ${count(found.total, 'response')}` : null,
  };
}
