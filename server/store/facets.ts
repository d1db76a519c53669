import type { Facets, FacetValue, Filter, ResponseQuery } from '../domain/query.ts';
import type { Nature } from '../domain/types.ts';
import { NEWEST_FIRST } from './asks.ts';
import type { Connection } from './connection.ts';
import { affiliationsMatching, matching, OWN, valuesOf } from './filters.ts';
import { SHOWN_KIND, stanceAt, unclearBasisAt } from './shown.ts';

/** The place of a stance in the query's order; codes that it leaves out have none. */
export const stancePlace = (stance: string): string =>
  `(SELECT key FROM json_each(:stanceOrder) WHERE value = ${stance})`;

/** A value with its count, the place that it has among the others, and what else its label needs (JSON). */
interface CountedRow {
  readonly facet: Filter;
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly place: number;
  readonly more: string | null;
}

type Counted = Omit<FacetValue, 'selected'>;

/**
 * Every value that the other filters leave, and every selected one even at 0. Stances, kinds, bases and coders are
 * labelled by their codes: their words are the pages'. Stances come in the query's order, asks newest first, the
 * others by count. `wanted`: the facets to count, the rest stay empty; all are one statement.
 */
export function facets(db: Connection, query: ResponseQuery, wanted: readonly Filter[]): Facets {
  const rows = wanted.length === 0 ? [] : db.all<CountedRow>(facetsStatement(query, wanted), valuesOf(query));
  const found = Map.groupBy(rows, ({ facet }) => facet);
  const of = (filter: Filter): readonly FacetValue[] => {
    if (!wanted.includes(filter)) return [];
    const own = (found.get(filter) ?? []).toSorted((a, b) => a.place - b.place);
    return complete(filter === 'asks' ? own.map(told) : own, query[filter]);
  };
  return {
    ...{ stances: of('stances'), asks: of('asks'), institutions: of('institutions'), kinds: of('kinds') },
    ...{ countries: of('countries'), bases: of('bases'), coders: of('coders') },
  };
}

/**
 * Selects the columns of `CountedRow` for every facet wanted, one at least. Responses are read twice, however many
 * facets there are: once by themselves and once by their institutions (`cellsOf`, `heldOf`).
 */
export function facetsStatement(query: ResponseQuery, wanted: readonly Filter[]): string {
  const own = wanted.filter((filter) => OWN.includes(filter));
  const held = heldBy(query, wanted);
  const tables = [...(own.length === 0 ? [] : [cellsOf(query, own)]), ...held.map(heldOf)];
  const sourceOf = (filter: Filter): string =>
    own.includes(filter)
      ? cellsPassing(query, own, filter)
      : `held_${held.findIndex(({ filters }) => filters.includes(filter))}`;
  const selects = wanted.map((filter) => FACETS[filter](sourceOf(filter)));
  return `WITH ${tables.join(', ')}\n${selects.join('\nUNION ALL\n')}`;
}

/** What the filters of what a response itself holds are in a cell. */
const CELL_CONDITIONS: Readonly<Partial<Record<Filter, string>>> = {
  asks: 'cell.ask_id IN (SELECT id FROM asks WHERE slug IN (SELECT value FROM json_each(:asks)))',
  stances: 'cell.stance IN (SELECT value FROM json_each(:stances))',
  bases: 'cell.basis IN (SELECT value FROM json_each(:bases))',
  coders: 'cell.coder IN (SELECT value FROM json_each(:coders))',
};

/**
 * How many responses are equal in all that `own` facets count, which leaves few cells to count in. Filters of those
 * facets are applied to the cells, since each facet leaves out its own; all others here.
 */
function cellsOf(query: ResponseQuery, own: readonly Filter[]): string {
  // Of a cell's margins any will do: all lie on one side of the one that is asked for.
  const side = query.minMargin === null ? '' : ', r.margin < :minMargin';
  return `cells (ask_id, stance, coder, basis, count) AS MATERIALIZED (
    SELECT r.ask_id, ${stanceAt(query)}, ${SHOWN_KIND}, ${unclearBasisAt(query)}, count(*)
      FROM responses r WHERE ${matching(query, own)}
     GROUP BY r.ask_id, r.shown_stance, r.shown_kind, r.basis${side})`;
}

/** The cells that pass the filters of all other facets. */
function cellsPassing(query: ResponseQuery, own: readonly Filter[], but: Filter): string {
  const active = own.filter((filter) => filter !== but && query[filter].length > 0);
  const conditions = active.flatMap((filter) => CELL_CONDITIONS[filter] ?? []);
  return `(SELECT * FROM cells cell${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`})`;
}

/** Facets of institutions that count the same responses. */
interface Held {
  readonly name: string;
  /** What is read: affiliations `f`, with a condition. */
  readonly from: string;
  readonly filters: readonly Filter[];
}

function heldBy(query: ResponseQuery, wanted: readonly Filter[]): readonly Held[] {
  const filters = wanted.filter((filter) => !OWN.includes(filter));
  const groups = Map.groupBy(filters, (filter) => affiliationsMatching(query, [filter]));
  return [...groups].map(([from, group], index) => ({
    ...{ name: `held_${index}`, from, filters: group },
  }));
}

/** By institution, for each facet: the responses that count there. */
function heldOf({ name, from, filters }: Held): string {
  const counts = filters.map((filter) => `count(*) FILTER (WHERE ${firstOf(filter)}) AS ${filter}`);
  return `${name} AS MATERIALIZED (
    SELECT f.institution_id, ${counts.join(',\n           ')}
      FROM ${from} AND f.institution_id IS NOT NULL
     GROUP BY f.institution_id)`;
}

/** A response with several institutions of one kind or country, or several roles at one, counts by the first. */
function firstOf(filter: Filter): string {
  const known: Readonly<Partial<Record<Filter, string>>> = { kinds: 'kind', countries: 'country' };
  const column = known[filter] ?? 'id';
  return `f.position = 1 OR NOT EXISTS (
      SELECT 1 FROM affiliations b JOIN institutions j ON j.id = b.institution_id
       WHERE b.response_id = f.response_id AND b.position < f.position
         AND j.${column} = (SELECT ${column} FROM institutions WHERE id = f.institution_id))`;
}

/** Each selects the columns of `CountedRow` from the cells or the table of institutions that is given. */
const FACETS: Readonly<Record<Filter, (source: string) => string>> = {
  stances: (cells) => ofCells('stances', cells, 'stance', `${stancePlace('stance')} NULLS LAST, stance`),
  asks: askFacet,
  institutions: institutionFacet,
  kinds: (held) => ofInstitutions('kinds', held, 'kind'),
  countries: (held) => ofInstitutions('countries', held, 'country'),
  bases: (cells) => ofCells('bases', cells, 'basis', 'sum(count) DESC'),
  coders: (cells) => ofCells('coders', cells, 'coder', 'sum(count) DESC'),
};

/** A facet of what a response itself holds; nulls have no value there. */
function ofCells(filter: Filter, cells: string, value: string, order: string): string {
  return `SELECT '${filter}' AS facet, ${value} AS value, ${value} AS label, sum(count) AS count,
                 row_number() OVER (ORDER BY ${order}) AS place, NULL AS more
            FROM ${cells} WHERE ${value} IS NOT NULL
           GROUP BY ${value}`;
}

/** A facet of what is known of institutions. */
function ofInstitutions(filter: Filter, held: string, column: 'kind' | 'country'): string {
  return `SELECT '${filter}' AS facet, i.${column} AS value, i.${column} AS label, sum(n.${filter}) AS count,
                 row_number() OVER (ORDER BY sum(n.${filter}) DESC, i.${column}) AS place, NULL AS more
            FROM institutions i JOIN ${held} n ON n.institution_id = i.id
           WHERE i.${column} IS NOT NULL
           GROUP BY i.${column} HAVING sum(n.${filter}) > 0`;
}

function institutionFacet(held: string): string {
  return `SELECT 'institutions' AS facet, i.slug AS value, i.name AS label, coalesce(n.institutions, 0) AS count,
                 row_number() OVER (ORDER BY coalesce(n.institutions, 0) DESC, i.sort_key, i.id) AS place,
                 NULL AS more
            FROM institutions i LEFT JOIN ${held} n ON n.institution_id = i.id
           WHERE n.institutions > 0 OR i.slug IN (SELECT value FROM json_each(:institutions))`;
}

function askFacet(cells: string): string {
  return `SELECT 'asks' AS facet, a.slug AS value, a.question AS label, coalesce(n.count, 0) AS count,
                 row_number() OVER (ORDER BY ${NEWEST_FIRST}) AS place,
                 json_array(a.nature,
                   EXISTS (SELECT 1 FROM asks o WHERE o.question = a.question AND o.nature <> a.nature),
                   EXISTS (SELECT 1 FROM asks o WHERE o.question = a.question AND o.nature = a.nature
                              AND o.id <> a.id),
                   coalesce('No. ' || a.number, a.date, a.slug)) AS more
            FROM asks a
            LEFT JOIN (SELECT ask_id, sum(count) AS count FROM ${cells} GROUP BY ask_id) n ON n.ask_id = a.id
           WHERE n.count > 0 OR a.slug IN (SELECT value FROM json_each(:asks))`;
}

/**
 * Of an ask: its nature; whether one of another nature puts the same question, and whether one of the same nature
 * does (1 or 0); its number or day.
 */
type AskMore = readonly [nature: Nature, twin: number, again: number, edition: string];

const NATURE_WORDS: Readonly<Record<Nature, string>> = {
  verbatim: 'full text',
  summary: 'summary',
  illustrative: 'illustrative',
};

/** Asks of one question are told apart by whose words they hold, and by their number or day. */
function told({ value, label, count, more }: CountedRow): Counted {
  // The statement above makes this array.
  const [nature, twin, again, edition] = JSON.parse(more ?? '[]') as AskMore;
  const parts = [...(twin === 1 ? [NATURE_WORDS[nature]] : []), ...(again === 1 ? [edition] : [])];
  return { value, label: parts.length === 0 ? label : `${label} (${parts.join(', ')})`, count };
}

/** Selected values that are unknown stay in the list, so that a page can offer to remove them. */
function complete(counted: readonly Counted[], selected: readonly string[]): FacetValue[] {
  const chosen = new Set(selected);
  const known = new Set(counted.map(({ value }) => value));
  const unknown = [...chosen].filter((value) => !known.has(value));
  return [
    ...counted.map(({ value, label, count }) => ({ value, label, count, selected: chosen.has(value) })),
    ...unknown.map((value) => ({ value, label: value, count: 0, selected: true })),
  ];
}
