import type { Facets, FacetValue, Filter, ResponseQuery } from '../domain/query.ts';
import { BASIS_WORDS, CODER_WORDS, KIND_WORDS, wordsFor } from './filter-words.ts';
import {
  isFiltered,
  type ParameterView,
  type Place,
  parametersOf,
  queryPath,
  toggled,
  USUAL_LOOK,
  unfiltered,
} from './query-links.ts';
import type { StanceView } from './stance.ts';
import { byName, count, whole } from './words.ts';

/** A facet value as a link: puts its filter in, or takes it out where it is on. */
export interface Chip {
  readonly label: string;
  /** Responses under the other filters. */
  readonly count: string;
  readonly href: string;
  readonly on: boolean;
  readonly stance: StanceView | null;
}

export interface FacetView {
  readonly name: string;
  readonly chips: readonly Chip[];
  /** The values that are folded away, with the words of the fold; null where all fit. */
  readonly more: { readonly label: string; readonly chips: readonly Chip[] } | null;
  /** To a page of all values, where there are too many to fold; else null. */
  readonly all: { readonly label: string; readonly href: string } | null;
}

export interface FilterView {
  readonly facets: readonly FacetView[];
  /** Those that few readers need, folded away unless one of them is on. */
  readonly others: readonly FacetView[];
  readonly othersOpen: boolean;
  /** The box to look for words within; null where the page has none. */
  readonly within: WithinView | null;
  /** Where all filters are gone; null where there are none. */
  readonly clear: string | null;
}

export interface WithinView {
  readonly action: string;
  readonly typed: string;
  readonly hidden: readonly ParameterView[];
  /** The same without the words; null where none are looked for. */
  readonly remove: string | null;
}

/** Every value of one filter, on a page of its own. */
export interface ChoosingView {
  /** "Choose asks". */
  readonly heading: string;
  readonly chips: readonly Chip[];
  /** Back to the table. */
  readonly back: string;
}

interface Words {
  readonly name: string;
  readonly many: string;
  /** Values shown without unfolding. */
  readonly shown: number;
}

const WORDS: Readonly<Record<Filter, Words>> = {
  stances: { name: 'Stance', many: 'stances', shown: 12 },
  asks: { name: 'Ask', many: 'asks', shown: 3 },
  institutions: { name: 'Institution', many: 'institutions', shown: 6 },
  kinds: { name: 'Kind', many: 'kinds', shown: 6 },
  countries: { name: 'Country', many: 'countries', shown: 8 },
  bases: { name: 'Unclear', many: 'reasons', shown: 3 },
  coders: { name: 'Tagged by', many: 'coders', shown: 3 },
};

const ORDER: readonly Filter[] = [
  ...(['stances', 'kinds', 'countries', 'institutions', 'asks', 'bases', 'coders'] as const),
];

/** Folded away on the page of one ask. */
const MINOR: readonly Filter[] = ['kinds', 'countries', 'bases', 'coders'];

/** More values than this would fill a page: they get one of their own. */
const MOST_FOLDED = 40;

/** `stances` are the ones that the page speaks of, in reading order. */
export function filterView(
  place: Place,
  query: ResponseQuery,
  facets: Facets,
  stances: readonly StanceView[],
): FilterView {
  const across = place.fixed !== 'asks';
  const views = ORDER.filter((filter) => filter !== place.fixed).flatMap((filter) => {
    const chips = chipsOf(filter, place, query, facets, stances);
    // One value that fits everything tells nothing apart.
    if (chips.length === 0 || (chips.length === 1 && MINOR.includes(filter) && query[filter].length === 0))
      return [];
    return [{ filter, view: folded(filter, place, query, chips) }];
  });
  const others = across ? [] : views.filter(({ filter }) => MINOR.includes(filter));
  return {
    facets: views.filter((each) => !others.includes(each)).map(({ view }) => view),
    others: others.map(({ view }) => view),
    othersOpen: others.some(({ filter }) => query[filter].length > 0),
    // Where there is nothing to look through, and nothing was looked for, there is no box.
    within: across && (facets.stances.length > 0 || query.text !== null) ? withinView(place, query) : null,
    clear: isFiltered(query, place) ? `${queryPath(place, unfiltered(query, place))}#compare` : null,
  };
}

function withinView(place: Place, query: ResponseQuery): WithinView {
  const without = { ...query, text: null, page: 1 };
  return {
    action: place.path,
    typed: query.text?.typed ?? '',
    hidden: parametersOf(place, without, 'html'),
    remove: query.text === null ? null : `${queryPath(place, without)}#compare`,
  };
}

/** Every value of a filter, those that are on first, then by name; each leads back to the table. */
export function choosingView(
  place: Place,
  query: ResponseQuery,
  facets: Facets,
  filter: Filter,
): ChoosingView {
  const back: Place = { ...place, look: { ...(place.look ?? USUAL_LOOK), choose: null } };
  const chips = chipsOf(filter, back, query, facets, []);
  return {
    heading: `Choose among ${count(chips.length, WORDS[filter].name.toLowerCase(), WORDS[filter].many)}`,
    chips: chips.toSorted((a, b) => Number(b.on) - Number(a.on) || byName(a.label, b.label)),
    back: `${queryPath(back, query)}#compare`,
  };
}

function chipsOf(
  filter: Filter,
  place: Place,
  query: ResponseQuery,
  facets: Facets,
  stances: readonly StanceView[],
): readonly Chip[] {
  const values = withSelected(query[filter], facets[filter]);
  const chip = (value: FacetValue, label: string, stance: StanceView | null): Chip => ({
    label,
    count: whole(value.count),
    href: `${queryPath(place, toggled(query, filter, value.value))}#compare`,
    on: query[filter].includes(value.value),
    stance,
  });
  if (filter !== 'stances') return values.map((value) => chip(value, labelOf(filter, value), null));
  return stances.flatMap((stance) => {
    const value = values.find((each) => each.value === stance.code);
    return value ? [chip(value, stance.word, stance)] : [];
  });
}

function labelOf(filter: Filter, { value, label }: FacetValue): string {
  if (filter === 'kinds') return wordsFor(KIND_WORDS, value).label;
  if (filter === 'bases') return wordsFor(BASIS_WORDS, value).label;
  return filter === 'coders' ? wordsFor(CODER_WORDS, value).label : label;
}

/** A filter that is on must be seen and removable even where nothing answers to it. */
function withSelected(selected: readonly string[], values: readonly FacetValue[]): readonly FacetValue[] {
  const missing = selected.filter((value) => !values.some((each) => each.value === value));
  return [...values, ...missing.map((value) => ({ value, label: value, count: 0, selected: true }))];
}

/** Those that are on come first and always show; then the most frequent; the rest unfold by name. */
function folded(filter: Filter, place: Place, query: ResponseQuery, chips: readonly Chip[]): FacetView {
  const { name, many, shown } = WORDS[filter];
  if (chips.length <= shown + 1) return { name, chips, more: null, all: null };
  const on = chips.filter((chip) => chip.on);
  const off = chips.filter((chip) => !chip.on);
  const first = [...on, ...off].slice(0, Math.max(shown, on.length));
  const rest = off.slice(first.length - on.length).sort((a, b) => byName(a.label, b.label));
  if (rest.length <= MOST_FOLDED) {
    return {
      name,
      chips: first,
      more: { label: `${whole(rest.length)} more ${many}`, chips: rest },
      all: null,
    };
  }
  const look = { ...(place.look ?? USUAL_LOOK), choose: filter };
  const href = queryPath({ ...place, look }, { ...query, page: 1 });
  return { name, chips: first, more: null, all: { label: `All ${whole(chips.length)} ${many}`, href } };
}
