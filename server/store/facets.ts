import type { Facets, FacetValue, ResponseQuery } from '../domain/query.ts';
import type { Nature } from '../domain/types.ts';
import { NEWEST_FIRST } from './asks.ts';
import type { Connection } from './connection.ts';
import { matching, valuesOf } from './filters.ts';

type Counted = Omit<FacetValue, 'selected'>;

/** The place of a stance in the query's order; codes that it leaves out have none. */
export const STANCE_PLACE = '(SELECT key FROM json_each(:stanceOrder) WHERE value = r.stance)';

/**
 * Every value that the other filters leave, and every selected one even at 0. A stance is labelled by its code:
 * its words are the scheme's. Stances come in the query's order, asks newest first, institutions by count.
 */
export function facets(db: Connection, query: ResponseQuery): Facets {
  const values = valuesOf(query);
  return {
    stances: complete(db.all<Counted>(stanceFacet(query), values), query.stances),
    institutions: complete(db.all<Counted>(institutionFacet(query), values), query.institutions),
    asks: complete(db.all<CountedAsk>(askFacet(query), values).map(told), query.asks),
  };
}

export function stanceFacet(query: ResponseQuery): string {
  return `SELECT r.stance AS value, r.stance AS label, count(*) AS count
            FROM responses r WHERE ${matching(query, 'stances')}
           GROUP BY r.stance ORDER BY ${STANCE_PLACE} NULLS LAST, r.stance`;
}

/** A response with two roles at one institution counts once there. */
export function institutionFacet(query: ResponseQuery): string {
  return `SELECT i.slug AS value, i.name AS label, coalesce(n.count, 0) AS count
            FROM institutions i
            LEFT JOIN (SELECT f.institution_id, count(DISTINCT f.response_id) AS count
                         FROM affiliations f JOIN responses r ON r.id = f.response_id
                        WHERE f.institution_id IS NOT NULL AND ${matching(query, 'institutions')}
                        GROUP BY f.institution_id) n ON n.institution_id = i.id
           WHERE n.count > 0 OR i.slug IN (SELECT value FROM json_each(:institutions))
           ORDER BY 3 DESC, i.sort_key, i.id`;
}

export function askFacet(query: ResponseQuery): string {
  return `SELECT a.slug AS value, a.question AS label, coalesce(n.count, 0) AS count, a.nature,
                 EXISTS (SELECT 1 FROM asks o WHERE o.question = a.question AND o.nature <> a.nature) AS twin,
                 EXISTS (SELECT 1 FROM asks o WHERE o.question = a.question AND o.nature = a.nature
                            AND o.id <> a.id) AS again,
                 coalesce('No. ' || a.number, a.date, a.slug) AS edition
            FROM asks a
            LEFT JOIN (SELECT r.ask_id, count(*) AS count
                         FROM responses r WHERE ${matching(query, 'asks')}
                        GROUP BY r.ask_id) n ON n.ask_id = a.id
           WHERE n.count > 0 OR a.slug IN (SELECT value FROM json_each(:asks))
           ORDER BY ${NEWEST_FIRST}`;
}

interface CountedAsk extends Counted {
  readonly nature: Nature;
  /** 1 where an ask of another nature puts the same question; `again`: where one of the same nature does. */
  readonly twin: number;
  readonly again: number;
  readonly edition: string;
}

const NATURE_WORDS: Readonly<Record<Nature, string>> = {
  verbatim: 'full text',
  summary: 'summary',
  illustrative: 'illustrative',
};

/** Asks of one question are told apart by whose words they hold, and by their number or day. */
function told({ nature, twin, again, edition, ...counted }: CountedAsk): Counted {
  const parts = [...(twin === 1 ? [NATURE_WORDS[nature]] : []), ...(again === 1 ? [edition] : [])];
  return parts.length === 0 ? counted : { ...counted, label: `${counted.label} (${parts.join(', ')})` };
}

/** Selected values that are unknown stay in the list, so that a page can offer to remove them. */
function complete(counted: readonly Counted[], selected: readonly string[]): FacetValue[] {
  const chosen = new Set(selected);
  const known = new Set(counted.map(({ value }) => value));
  const unknown = [...chosen].filter((value) => !known.has(value));
  return [
    ...counted.map((each) => ({ ...each, selected: chosen.has(each.value) })),
    ...unknown.map((value) => ({ value, label: value, count: 0, selected: true })),
  ];
}
