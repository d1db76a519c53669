// The other two ways to see a panel: columns of cards by stance, and counts by institution and stance.
import {
  CROSSINGS,
  type CrossCount,
  type Crossing,
  type Facets,
  type Filter,
  type ResponseQuery,
} from '../domain/query.ts';
import { KIND_WORDS, wordsFor } from './filter-words.ts';
import type { ChoiceView } from './matrix-links.ts';
import { type Look, type Place, queryPath, USUAL_LOOK, VIEWS, type View } from './query-links.ts';
import type { RowView } from './rows.ts';
import type { StanceView } from './stance.ts';
import { byName, whole } from './words.ts';

/** One stance with the answers that take it. */
export interface LaneView {
  readonly stance: StanceView;
  /** "4 of 12": of all that match, of which the page may show a part. */
  readonly of: string;
  readonly cards: readonly CardView[];
}

/** An answer in a column; `foot`: how sure its tag is and whose, in one line; null where there is no answer. */
export interface CardView extends RowView {
  readonly foot: string | null;
}

export interface CrossView {
  readonly caption: string;
  readonly rowName: string;
  readonly columns: readonly StanceView[];
  readonly rows: readonly CrossRow[];
  readonly totals: readonly string[];
  readonly total: string;
  /** How to read it, where responses stand in several rows. */
  readonly note: string | null;
}

export interface CrossRow {
  readonly label: string;
  readonly cells: readonly CrossCell[];
  readonly total: CrossCell;
}

/** A count, and the responses behind it; no link where there are none, or no filter that would name them. */
export interface CrossCell {
  readonly n: string;
  readonly href: string | null;
}

const VIEW_NAMES: Readonly<Record<View, string>> = {
  table: 'Table',
  columns: 'Columns',
  cross: 'Cross-table',
};

const GROUPS: Readonly<
  Record<Crossing, { readonly name: string; readonly filter: Filter; readonly none: string }>
> = {
  kind: { name: 'Kind of institution', filter: 'kinds', none: 'No institution given' },
  country: { name: 'Country', filter: 'countries', none: 'Country not known' },
  institution: { name: 'Institution', filter: 'institutions', none: 'No institution given' },
};

/** The ways to see the panel, and of a cross-table what its rows are. */
export function viewChoices(place: Place, query: ResponseQuery): readonly ChoiceView[] {
  const look = place.look ?? USUAL_LOOK;
  const link = (label: string, changes: Partial<Look>, on: boolean): ChoiceView['options'][number] => ({
    label,
    href: `${queryPath({ ...place, look: { ...look, ...changes } }, query)}#compare`,
    on,
  });
  const views = VIEWS.map((view) => {
    const by = view === 'cross' ? look.by : USUAL_LOOK.by;
    return link(VIEW_NAMES[view], { view, by }, look.view === view);
  });
  if (look.view !== 'cross') return [{ name: 'See it as', options: views }];
  const rows = CROSSINGS.map((by) => link(GROUPS[by].name, { by }, look.by === by));
  return [
    { name: 'See it as', options: views },
    { name: 'Rows', options: rows },
  ];
}

/** `stances`: in reading order; those that nobody took have no column. */
export function lanesOf(
  rows: readonly RowView[],
  stances: readonly StanceView[],
  facets: Facets,
  query: ResponseQuery,
  total: number,
): readonly LaneView[] {
  return columnsOf(stances, facets, query).map(({ stance, n }) => ({
    stance,
    of: `${whole(n)} of ${whole(total)}`,
    cards: rows.filter(({ tag }) => tag.stance.code === stance.code).map(cardView),
  }));
}

function cardView(row: RowView): CardView {
  const { tag, vote, before } = row;
  if (row.why === null) return { ...row, foot: vote === null ? null : `${tag.by}: ${vote}` };
  const parts = [
    ...[tag.by, tag.sure, tag.margin === null ? null : `margin ${tag.margin}`],
    ...[before === null ? null : `was ${before}`, vote === null ? null : `voted ${vote}`],
  ];
  return { ...row, foot: parts.filter((part) => part !== null).join(', ') };
}

export interface CrossInput {
  readonly place: Place;
  readonly query: ResponseQuery;
  readonly facets: Facets;
  readonly total: number;
  readonly stances: readonly StanceView[];
  readonly counts: readonly CrossCount[];
}

export function crossView({ place, query, facets, total, stances, counts }: CrossInput): CrossView {
  const { by } = place.look ?? USUAL_LOOK;
  const { name, filter, none } = GROUPS[by];
  const columns = columnsOf(stances, facets, query);
  const groups = [...Map.groupBy(counts, ({ group }) => group?.value ?? null)].map(([value, own]) => {
    const label = value === null ? none : labelOf(by, own[0]?.group?.label ?? value);
    return { value, label, own, sum: own.reduce((sum, { count }) => sum + count, 0) };
  });
  const link = (value: string | null, stance: string | null): string | null => {
    if (value === null) return null;
    const stances = stance === null ? query.stances : [stance];
    const narrowed = { ...query, [filter]: [value], stances, page: 1 };
    return `${queryPath({ ...place, look: USUAL_LOOK }, narrowed)}#compare`;
  };
  const cell = (n: number, href: string | null): CrossCell => ({ n: whole(n), href: n === 0 ? null : href });
  const rows = groups
    .toSorted(
      (a, b) =>
        Number(a.value === null) - Number(b.value === null) || b.sum - a.sum || byName(a.label, b.label),
    )
    .map(({ value, label, own, sum }) => ({
      label,
      cells: columns.map(({ stance }) =>
        cell(own.find((each) => each.stance === stance.code)?.count ?? 0, link(value, stance.code)),
      ),
      total: cell(sum, link(value, null)),
    }));
  const several = groups.reduce((sum, each) => sum + each.sum, 0) > total;
  return {
    caption: `${name} by stance, in numbers of responses`,
    rowName: name,
    columns: columns.map(({ stance }) => stance),
    rows,
    totals: columns.map(({ n }) => whole(n)),
    total: whole(total),
    note: several
      ? 'A response with several institutions stands in the row of each, and once in the totals.'
      : null,
  };
}

/** The stances that the query leaves, with how many took each. */
function columnsOf(
  stances: readonly StanceView[],
  facets: Facets,
  query: ResponseQuery,
): readonly { readonly stance: StanceView; readonly n: number }[] {
  return stances
    .filter(({ code }) => query.stances.length === 0 || query.stances.includes(code))
    .map((stance) => ({ stance, n: facets.stances.find(({ value }) => value === stance.code)?.count ?? 0 }))
    .filter(({ n }) => n > 0);
}

function labelOf(by: Crossing, label: string): string {
  return by === 'kind' ? wordsFor(KIND_WORDS, label).label : label;
}
