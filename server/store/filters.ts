import type { ResponseQuery } from '../domain/query.ts';
import type { Values } from './connection.ts';

/** Each filter of a query as a condition on `responses r`; its values are a JSON array of that name. */
const CONDITIONS = {
  asks: 'r.ask_id IN (SELECT id FROM asks WHERE slug IN (SELECT value FROM json_each(:asks)))',
  stances: 'r.stance IN (SELECT value FROM json_each(:stances))',
  institutions: `r.id IN (SELECT f.response_id
                            FROM institutions i JOIN affiliations f ON f.institution_id = i.id
                           WHERE i.slug IN (SELECT value FROM json_each(:institutions)))`,
} as const;

export type Filter = keyof typeof CONDITIONS;

const FILTERS = Object.keys(CONDITIONS) as Filter[]; // The keys of the literal above.

/** The public responses that pass every filter of the query, or every filter but one, as a condition. */
export function matching(query: ResponseQuery, except?: Filter): string {
  const active = FILTERS.filter((filter) => filter !== except && query[filter].length > 0);
  return ["r.state = 'published'", ...active.map((filter) => CONDITIONS[filter])].join(' AND ');
}

export function valuesOf(query: ResponseQuery): Values {
  return {
    asks: JSON.stringify(query.asks),
    stances: JSON.stringify(query.stances),
    institutions: JSON.stringify(query.institutions),
    stanceOrder: JSON.stringify(query.stanceOrder ?? []),
  };
}
