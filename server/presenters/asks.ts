import type { AskListing, AskListQuery, AskSort } from '../domain/ask-list.ts';
import { ENOUGH_SIDES } from '../domain/closeness.ts';
import type { AskOverview } from '../domain/query.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { askPath, type Kicker, kickerOf } from './ask-words.ts';
import { askFacets, asksPaged, asksPath, asksSort, isNarrowed, withinAsks } from './asks-links.ts';
import { type StripView, strip } from './distribution.ts';
import type { FacetView, WithinView } from './facets.ts';
import type { ChoiceView } from './matrix-links.ts';
import type { PageModel } from './page.ts';
import { filesOver, pagerOver } from './paging.ts';
import { schemeOf } from './stance.ts';
import type { Download, Pager } from './table-view.ts';
import { anyOf, count, quoted, whole } from './words.ts';

/** An ask in a list. */
export interface AskItem {
  readonly href: string;
  readonly question: string;
  readonly kicker: Kicker;
  /** The first paragraph of the introduction. */
  readonly intro: string | null;
  readonly strip: StripView;
  /** To the form, where the ask takes answers; else null. */
  readonly answer: string | null;
}

export interface AsksPage extends PageModel {
  /** "12 open asks of The Big Ask about “tariffs”". */
  readonly heading: string;
  /** The box to look for words; null where there is no ask at all. */
  readonly within: WithinView | null;
  readonly facets: readonly FacetView[];
  /** Where all filters are gone; null where there are none. */
  readonly clear: string | null;
  readonly choices: readonly ChoiceView[];
  /** What the order means, where that does not go without saying. */
  readonly orderNote: string | null;
  readonly asks: readonly AskItem[];
  /** Whether any of them has a mark that needs to be explained. */
  readonly marked: boolean;
  /** The same words in the search of everything; null where none are looked for. */
  readonly elsewhere: string | null;
  readonly pager: Pager | null;
  readonly downloads: readonly Download[];
}

const ORDER_WORDS: Readonly<Record<AskSort, Readonly<Record<AskListQuery['direction'], string | null>>>> = {
  newest: { desc: null, asc: 'oldest first' },
  responses: { desc: 'most responses first', asc: 'fewest responses first' },
  divided: { desc: 'most divided first', asc: 'least divided first' },
};

const DIVISION_NOTE = `A panel is the more divided, the more of its answers stand at the two ends of the codebook in equal numbers; from 0, where one end is empty, to 1, where half stand at each. Votes count where half the answers or more came with one, tags elsewhere. Panels where fewer than ${ENOUGH_SIDES} took a side come last.`;

export function askItem(overview: AskOverview, schemes: readonly SchemeSummary[]): AskItem {
  const { ask } = overview;
  return {
    href: askPath(ask),
    question: ask.question,
    kicker: kickerOf(ask, null),
    intro: ask.intro[0] ?? null,
    strip: strip(overview, schemeOf(schemes, ask.scheme)),
    answer: ask.state === 'open' ? `/submit/${ask.slug}` : null,
  };
}

/** `found`: of all asks by this query. */
export function presentAsks(
  found: AskListing,
  query: AskListQuery,
  schemes: readonly SchemeSummary[],
): AsksPage {
  const heading = asksWords(found, query, schemes);
  const narrowed = isNarrowed(query);
  const paged = asksPaged(query, found);
  const place = [
    ORDER_WORDS[query.sort][query.direction],
    query.page === 1 ? null : `page ${whole(query.page)}`,
  ];
  const suffix = place.filter((part) => part !== null).join(', ');
  return {
    title: `${narrowed ? heading : 'All asks'}${suffix === '' ? '' : ` (${suffix})`}`,
    description: 'Every question put to a panel, newest first, with where the panel stands.',
    section: 'asks',
    path: asksPath(query),
    heading,
    within: found.total > 0 || narrowed ? withinAsks(query) : null,
    facets: askFacets(query, found, schemes),
    clear: narrowed ? '/asks' : null,
    choices: found.total > 1 ? [asksSort(query)] : [],
    orderNote: query.sort === 'divided' && found.total > 1 ? DIVISION_NOTE : null,
    asks: found.entries.map((overview) => askItem(overview, schemes)),
    marked: found.entries.some(({ responses }) => responses > 0),
    elsewhere: query.find === null ? null : `/search?${new URLSearchParams({ q: query.find.typed })}`,
    pager: pagerOver(paged, 'Ask'),
    downloads: filesOver(paged),
  };
}

/** The query as a reader would say it. */
export function asksWords(
  { total }: Pick<AskListing, 'total'>,
  { find, series, schemes: ids, states }: AskListQuery,
  schemes: readonly SchemeSummary[],
): string {
  const [state] = states.length === 1 ? states : [];
  const titles = ids.map((id) => schemeOf(schemes, id).title.toLowerCase());
  return [
    count(total, state === undefined ? 'ask' : `${state} ask`),
    series.length === 0 ? '' : ` of ${anyOf(series)}`,
    find === null ? '' : ` about ${quoted(find.typed)}`,
    titles.length === 0 ? '' : `: ${anyOf(titles)}`,
  ].join('');
}
