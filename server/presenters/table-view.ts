import type { CrossCount, PanelMark, ResponsePage, ResponseQuery } from '../domain/query.ts';
import { type SchemeSummary, UNCLEAR } from '../stance/types.ts';
import { type ChoosingView, choosingView, type FilterView, filterView } from './facets.ts';
import { type MarginView, marginView } from './margin.ts';
import type { ChoiceView } from './matrix-links.ts';
import { type CrossView, crossView, type LaneView, lanesOf, viewChoices } from './panel-views.ts';
import {
  isFiltered,
  type Place,
  queryPath,
  type SortView,
  sortView,
  USUAL_LOOK,
  unfiltered,
} from './query-links.ts';
import { queryWords } from './query-words.ts';
import { type RowView, rowView } from './rows.ts';
import { NO_ANSWER_VIEW, type StanceView, stanceView } from './stance.ts';
import { whole } from './words.ts';

/** A comparison table with everything around it. */
export interface TableView {
  /** The query in words: "6 responses that shape or resist". */
  readonly says: string;
  readonly filters: FilterView;
  readonly sorts: {
    readonly expert: SortView;
    readonly institution: SortView;
    readonly stance: SortView;
    readonly margin: SortView;
  };
  /** Back to the panel's own order; null where the table stands in it. */
  readonly inOrder: string | null;
  /** As which the panel can be seen; empty where it is one table only. */
  readonly choices: readonly ChoiceView[];
  readonly margin: MarginView | null;
  /** Every value of one filter, in place of the rows; null where the rows are shown. */
  readonly choosing: ChoosingView | null;
  /** The rows as columns by stance, or their numbers as a cross-table; both null for the table. */
  readonly lanes: readonly LaneView[] | null;
  readonly cross: CrossView | null;
  readonly rows: readonly RowView[];
  /** Instead of rows: what is so and what to do next. */
  readonly empty: { readonly message: string; readonly href: string; readonly label: string } | null;
  readonly pager: Pager | null;
  readonly downloads: readonly Download[];
}

export interface Pager {
  /** "Responses 101 to 200 of 342". */
  readonly text: string;
  readonly previous: string | null;
  readonly next: string | null;
}

/** The table as a file. */
export interface Download {
  readonly label: string;
  readonly href: string;
}

export interface TableInput {
  readonly place: Place;
  readonly query: ResponseQuery;
  readonly found: ResponsePage;
  readonly schemes: readonly SchemeSummary[];
  /** The lead that completes stance labels where all rows share one. */
  readonly lead: string | null;
  /** What is known of the whole panel, where the rows are those of one; null across panels. */
  readonly panel: Panel | null;
  /** Where a reader goes who finds nothing here at all. */
  readonly elsewhere: { readonly message: string; readonly href: string; readonly label: string };
}

export interface Panel {
  readonly marks: readonly PanelMark[];
  readonly scheme: SchemeSummary;
  /** Of the cross-table; empty for other views. */
  readonly counts: readonly CrossCount[];
}

export function tableView(input: TableInput): TableView {
  const { place, query, found, schemes, lead, panel, elsewhere } = input;
  const { facets, total } = found;
  const { view, choose } = place.look ?? USUAL_LOOK;
  const stances = answersOf(schemes, lead);
  const across = place.fixed !== 'asks';
  const rows = found.rows.map((row) => rowView(row, schemes, across, query.minMargin));
  return {
    says: wordsOf(input),
    filters: filterView(place, query, facets, stances),
    choices: panel && total > 0 ? viewChoices(place, query) : [],
    margin: panel && marginView(place, query, panel.marks, panel.scheme, lead),
    choosing:
      choose === null || choose === place.fixed || facets[choose].length === 0
        ? null
        : choosingView(place, query, facets, choose),
    lanes: view === 'columns' ? lanesOf(rows, stances, facets, query, total) : null,
    cross:
      panel && view === 'cross'
        ? crossView({ place, query, facets, total, stances, counts: panel.counts })
        : null,
    sorts: {
      expert: sortView(place, query, 'expert'),
      institution: sortView(place, query, 'institution'),
      stance: sortView(place, query, 'stance'),
      margin: sortView(place, query, 'margin'),
    },
    inOrder:
      query.sort === 'panel' && query.direction === 'asc'
        ? null
        : `${queryPath(place, { ...query, sort: 'panel', direction: 'asc', page: 1 })}#compare`,
    rows,
    empty: total > 0 ? null : emptyWords(place, query, elsewhere),
    pager: pagerOf(place, query, found),
    downloads: downloadsOf(place, query, found),
  };
}

/** The query in words; on an ask's own page the ask goes without saying. */
export function wordsOf({ place, query, found, schemes, lead }: TableInput): string {
  const said = place.fixed === 'asks' ? { ...query, asks: [] } : query;
  const chosen = answersOf(schemes, lead).filter(({ code }) => query.stances.includes(code));
  return queryWords(found.total, said, found.facets, chosen);
}

/** What a response may show: the stances of the schemes, then that there is no answer. */
export function answersOf(schemes: readonly SchemeSummary[], lead: string | null): readonly StanceView[] {
  return [...stancesOf(schemes, lead), NO_ANSWER_VIEW];
}

/** " (page 2)" after a title, so that no two pages share one; nothing on the first. */
export function pageWords({ page }: ResponseQuery): string {
  return page === 1 ? '' : ` (page ${whole(page)})`;
}

/** Every stance of the schemes in reading order, each code once, `unclear` last. */
export function stancesOf(schemes: readonly SchemeSummary[], lead: string | null): readonly StanceView[] {
  const all = schemes.flatMap((scheme) =>
    scheme.stances.map(({ code }) => [code, stanceView(scheme, code, lead)] as const),
  );
  const each = [...new Map(all.toReversed())].reverse().map(([, stance]) => stance);
  return [...each.filter(({ code }) => code !== UNCLEAR), ...each.filter(({ code }) => code === UNCLEAR)];
}

function emptyWords(
  place: Place,
  query: ResponseQuery,
  elsewhere: TableInput['elsewhere'],
): TableView['empty'] {
  if (!isFiltered(query, place)) return elsewhere;
  const words =
    query.text === null
      ? ''
      : ' Words are looked for as they are typed; a star lets one go on, as in “tariff*”.';
  return {
    message: `No response fits these filters together.${words} Take one of them out above, or`,
    href: `${queryPath(place, unfiltered(query, place))}#compare`,
    label: 'clear them all',
  };
}

/** Null where all rows are on one page. */
export function pagerOf(
  place: Place,
  query: ResponseQuery,
  { rows, total }: Pick<ResponsePage, 'rows' | 'total'>,
): Pager | null {
  if (query.size === null || total <= query.size) return null;
  const before = (query.page - 1) * query.size;
  const last = before + rows.length;
  const range =
    rows.length === 1 ? `Response ${whole(last)}` : `Responses ${whole(before + 1)} to ${whole(last)}`;
  const at = (page: number): string => `${queryPath(place, { ...query, page })}#compare`;
  return {
    text: `${range} of ${whole(total)}`,
    previous: query.page > 1 ? at(query.page - 1) : null,
    next: last < total ? at(query.page + 1) : null,
  };
}

/** The rows shown, and where that is not all, all that match. */
export function downloadsOf(
  place: Place,
  query: ResponseQuery,
  { rows, total }: Pick<ResponsePage, 'rows' | 'total'>,
): readonly Download[] {
  return (['csv', 'json'] as const).flatMap((format) => {
    const name = format.toUpperCase();
    const href = queryPath(place, query, format);
    if (rows.length === total) return [{ label: name, href }];
    const all = queryPath(place, { ...query, page: 1, size: null }, format);
    return [
      { label: `${name} of ${rows.length === 1 ? 'this one' : `these ${whole(rows.length)}`}`, href },
      { label: `${name} of all ${whole(total)}`, href: all },
    ];
  });
}
