import { FILTERS, type Filter, type ResponseQuery } from '../domain/query.ts';
import type { Values } from './connection.ts';
import { expression } from './fts.ts';
import { SHOWN_KIND, stanceAt, unclearBasisAt } from './shown.ts';

/** Responses with an affiliation to an institution `i` that meets a condition. */
const fromWhere = (condition: string): string => `r.id IN (SELECT f.response_id
   FROM institutions i JOIN affiliations f ON f.institution_id = i.id WHERE ${condition})`;

/** Each filter of a query as a condition on `responses r`; its values are a JSON array of that name. */
const CONDITIONS: Readonly<Record<Filter, (query: ResponseQuery) => string>> = {
  asks: () => 'r.ask_id IN (SELECT id FROM asks WHERE slug IN (SELECT value FROM json_each(:asks)))',
  stances: (query) => `${stanceAt(query)} IN (SELECT value FROM json_each(:stances))`,
  institutions: () => fromWhere('i.slug IN (SELECT value FROM json_each(:institutions))'),
  kinds: () => fromWhere('i.kind IN (SELECT value FROM json_each(:kinds))'),
  countries: () => fromWhere('i.country IN (SELECT value FROM json_each(:countries))'),
  bases: (query) => `${unclearBasisAt(query)} IN (SELECT value FROM json_each(:bases))`,
  coders: () => `${SHOWN_KIND} IN (SELECT value FROM json_each(:coders))`,
};

/** Those whose own words hold what was looked for. The plus has the index of words read once, not for every row. */
const FOUND = '+r.id IN (SELECT rowid FROM search WHERE search MATCH :match)';

/** The public responses that pass every filter of the query, or every filter but one, as a condition. */
export function matching(query: ResponseQuery, except?: Filter): string {
  const active = FILTERS.filter((filter) => filter !== except && query[filter].length > 0);
  return [
    "r.state = 'published'",
    ...active.map((filter) => CONDITIONS[filter](query)),
    ...(query.text === null ? [] : [FOUND]),
  ].join(' AND ');
}

export function valuesOf(query: ResponseQuery): Values {
  return {
    ...Object.fromEntries(FILTERS.map((filter) => [filter, JSON.stringify(query[filter])])),
    stanceOrder: JSON.stringify(query.stanceOrder ?? []),
    match: query.text === null ? null : expression(query.text, 'typed', 'text'),
    minMargin: query.minMargin,
  };
}
