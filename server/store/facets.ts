import type { Facets, FacetValue, Filter, ResponseQuery } from '../domain/query.ts';
import type { Nature } from '../domain/types.ts';
import { NEWEST_FIRST } from './asks.ts';
import type { Connection } from './connection.ts';
import { matching, valuesOf } from './filters.ts';
import { SHOWN_KIND, stanceAt, unclearBasisAt } from './shown.ts';

/** The place of a stance in the query's order; codes that it leaves out have none. */
export const stancePlace = (query: ResponseQuery): string =>
  `(SELECT key FROM json_each(:stanceOrder) WHERE value = ${stanceAt(query)})`;

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
  const statement = wanted.map((filter) => FACETS[filter](query)).join('\nUNION ALL\n');
  const rows = wanted.length === 0 ? [] : db.all<CountedRow>(statement, valuesOf(query));
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

/** Each selects the columns of `CountedRow`. */
export const FACETS: Readonly<Record<Filter, (query: ResponseQuery) => string>> = {
  stances: (query) =>
    ofResponses('stances', query, stanceAt(query), `${stancePlace(query)} NULLS LAST, ${stanceAt(query)}`),
  asks: askFacet,
  institutions: institutionFacet,
  kinds: (query) => ofInstitutions('kinds', query, 'kind'),
  countries: (query) => ofInstitutions('countries', query, 'country'),
  bases: (query) => ofResponses('bases', query, unclearBasisAt(query), 'count(*) DESC'),
  coders: (query) => ofResponses('coders', query, SHOWN_KIND, 'count(*) DESC'),
};

/** A facet of what a response itself holds; nulls have no value there. */
function ofResponses(filter: Filter, query: ResponseQuery, value: string, order: string): string {
  return `SELECT '${filter}' AS facet, ${value} AS value, ${value} AS label, count(*) AS count,
                 row_number() OVER (ORDER BY ${order}) AS place, NULL AS more
            FROM responses r WHERE ${matching(query, filter)} AND ${value} IS NOT NULL
           GROUP BY ${value}`;
}

/**
 * A facet of what is known of institutions. A response with several of one kind or country counts once there: by
 * the first of them. Counting by institution first is quick, for that is how an index has them.
 */
function ofInstitutions(filter: Filter, query: ResponseQuery, column: 'kind' | 'country'): string {
  return `SELECT '${filter}' AS facet, i.${column} AS value, i.${column} AS label, sum(n.count) AS count,
                 row_number() OVER (ORDER BY sum(n.count) DESC, i.${column}) AS place, NULL AS more
            FROM institutions i
            JOIN (SELECT f.institution_id, count(*) AS count
                    FROM affiliations f JOIN responses r ON r.id = f.response_id
                   WHERE f.institution_id IN (SELECT id FROM institutions WHERE ${column} IS NOT NULL)
                     AND (f.position = 1 OR NOT EXISTS (
                       SELECT 1 FROM affiliations b JOIN institutions j ON j.id = b.institution_id
                        WHERE b.response_id = f.response_id AND b.position < f.position
                          AND j.${column} = (SELECT ${column} FROM institutions WHERE id = f.institution_id)))
                     AND ${matching(query, filter)}
                   GROUP BY f.institution_id) n ON n.institution_id = i.id
           GROUP BY i.${column}`;
}

/** A response with two roles at one institution counts once there. */
function institutionFacet(query: ResponseQuery): string {
  return `SELECT 'institutions' AS facet, i.slug AS value, i.name AS label, coalesce(n.count, 0) AS count,
                 row_number() OVER (ORDER BY coalesce(n.count, 0) DESC, i.sort_key, i.id) AS place, NULL AS more
            FROM institutions i
            LEFT JOIN (SELECT f.institution_id, count(DISTINCT f.response_id) AS count
                         FROM affiliations f JOIN responses r ON r.id = f.response_id
                        WHERE f.institution_id IS NOT NULL AND ${matching(query, 'institutions')}
                        GROUP BY f.institution_id) n ON n.institution_id = i.id
           WHERE n.count > 0 OR i.slug IN (SELECT value FROM json_each(:institutions))`;
}

function askFacet(query: ResponseQuery): string {
  return `SELECT 'asks' AS facet, a.slug AS value, a.question AS label, coalesce(n.count, 0) AS count,
                 row_number() OVER (ORDER BY ${NEWEST_FIRST}) AS place,
                 json_array(a.nature,
                   EXISTS (SELECT 1 FROM asks o WHERE o.question = a.question AND o.nature <> a.nature),
                   EXISTS (SELECT 1 FROM asks o WHERE o.question = a.question AND o.nature = a.nature
                              AND o.id <> a.id),
                   coalesce('No. ' || a.number, a.date, a.slug)) AS more
            FROM asks a
            LEFT JOIN (SELECT r.ask_id, count(*) AS count
                         FROM responses r WHERE ${matching(query, 'asks')}
                        GROUP BY r.ask_id) n ON n.ask_id = a.id
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
