import type { Facets, FacetValue, ResponseQuery } from '../domain/query.ts';
import { isFiltered, type Place, queryPath, toggled, unfiltered } from './query-links.ts';
import type { StanceView } from './stance.ts';
import { byName, whole } from './words.ts';

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
}

export interface FilterView {
  readonly facets: readonly FacetView[];
  /** Where all filters are gone; null where there are none. */
  readonly clear: string | null;
}

/** Values shown without unfolding. */
const SHOWN = { stances: 12, institutions: 6, asks: 3 };

type Filter = keyof typeof SHOWN;

/** `stances` are the ones that the page speaks of, in reading order. */
export function filterView(
  place: Place,
  query: ResponseQuery,
  facets: Facets,
  stances: readonly StanceView[],
): FilterView {
  const chipsOf = (filter: Filter): readonly Chip[] =>
    withSelected(query[filter], facets[filter]).map((value) => ({
      label: value.label,
      count: whole(value.count),
      href: `${queryPath(place, toggled(query, filter, value.value))}#compare`,
      on: query[filter].includes(value.value),
      stance: null,
    }));
  const groups = [
    { name: 'Stance', filter: 'stances', many: 'stances', chips: stanceChips(place, query, facets, stances) },
    {
      name: 'Institution',
      filter: 'institutions',
      many: 'institutions',
      chips: chipsOf('institutions'),
    },
    { name: 'Ask', filter: 'asks', many: 'asks', chips: place.fixed === 'asks' ? [] : chipsOf('asks') },
  ] as const;
  return {
    facets: groups
      .filter(({ chips }) => chips.length > 0)
      .map(({ name, filter, many, chips }) => folded(name, many, chips, SHOWN[filter])),
    clear: isFiltered(query, place) ? `${queryPath(place, unfiltered(query, place))}#compare` : null,
  };
}

function stanceChips(
  place: Place,
  query: ResponseQuery,
  facets: Facets,
  stances: readonly StanceView[],
): readonly Chip[] {
  const values = withSelected(query.stances, facets.stances);
  return stances.flatMap((stance) => {
    const value = values.find((each) => each.value === stance.code);
    if (!value) return [];
    return {
      label: stance.word,
      count: whole(value.count),
      href: `${queryPath(place, toggled(query, 'stances', stance.code))}#compare`,
      on: query.stances.includes(stance.code),
      stance,
    };
  });
}

/** A filter that is on must be seen and removable even where nothing answers to it. */
function withSelected(selected: readonly string[], values: readonly FacetValue[]): readonly FacetValue[] {
  const missing = selected.filter((value) => !values.some((each) => each.value === value));
  return [...values, ...missing.map((value) => ({ value, label: value, count: 0, selected: true }))];
}

/** Those that are on come first and always show; then the most frequent; the rest unfold by name. */
function folded(name: string, many: string, chips: readonly Chip[], shown: number): FacetView {
  if (chips.length <= shown + 1) return { name, chips, more: null };
  const on = chips.filter((chip) => chip.on);
  const off = chips.filter((chip) => !chip.on);
  const first = [...on, ...off].slice(0, Math.max(shown, on.length));
  const rest = off.slice(first.length - on.length).sort((a, b) => byName(a.label, b.label));
  return { name, chips: first, more: { label: `${whole(rest.length)} more ${many}`, chips: rest } };
}
