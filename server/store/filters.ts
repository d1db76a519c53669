import { FILTERS, type Filter, type ResponseQuery } from '../domain/query.ts';
import type { Values } from './connection.ts';
import { expression } from './fts.ts';
import { SHOWN_KIND, stanceAt, unclearBasisAt } from './shown.ts';

/** Responses with an affiliation to an institution `i` that meets a condition. */
const fromWhere = (id: string, condition: string): string => `${id} IN (SELECT f.response_id
   FROM institutions i JOIN affiliations f ON f.institution_id = i.id WHERE ${condition})`;

/** Each filter of a query as a condition on `responses r`; its values are a JSON array of that name. */
const CONDITIONS: Readonly<Record<Filter, (query: ResponseQuery, id: string) => string>> = {
  asks: () => 'r.ask_id IN (SELECT id FROM asks WHERE slug IN (SELECT value FROM json_each(:asks)))',
  stances: (query) => `${stanceAt(query)} IN (SELECT value FROM json_each(:stances))`,
  institutions: (_, id) => fromWhere(id, 'i.slug IN (SELECT value FROM json_each(:institutions))'),
  kinds: (_, id) => fromWhere(id, 'i.kind IN (SELECT value FROM json_each(:kinds))'),
  countries: (_, id) => fromWhere(id, 'i.country IN (SELECT value FROM json_each(:countries))'),
  bases: (query) => `${unclearBasisAt(query)} IN (SELECT value FROM json_each(:bases))`,
  coders: () => `${SHOWN_KIND} IN (SELECT value FROM json_each(:coders))`,
};

/** Filters of what a response itself holds; the others are of its institutions, for which its id is enough. */
export const OWN: readonly Filter[] = ['asks', 'stances', 'bases', 'coders'];

/** Those whose own words hold what was looked for. The plus has the index of words read once, not for every row. */
const found = (id: string): string => `+${id} IN (SELECT rowid FROM search WHERE search MATCH :match)`;

/** The public responses that pass every filter of the query, or all but the named ones, as a condition. */
export function matching(query: ResponseQuery, except: readonly Filter[] = []): string {
  return ["r.state = 'published'", ...conditions(query, except, 'r.id')].join(' AND ');
}

/**
 * Affiliations `f` of the same responses, as a join and a condition. Where their ids are not enough, responses are
 * listed once; those of a few asks are looked up, for they are far fewer than affiliations.
 */
export function affiliationsMatching(query: ResponseQuery, except: readonly Filter[]): string {
  const own = active(query, except).filter((filter) => OWN.includes(filter));
  const all = matching(query, except);
  if (own.includes('asks')) return `affiliations f JOIN responses r ON r.id = f.response_id WHERE ${all}`;
  if (own.length > 0)
    return `affiliations f WHERE +f.response_id IN (SELECT r.id FROM responses r WHERE ${all})`;
  const open = "f.response_id NOT IN (SELECT id FROM responses WHERE state <> 'published')";
  return `affiliations f WHERE ${[open, ...conditions(query, except, 'f.response_id')].join(' AND ')}`;
}

function conditions(query: ResponseQuery, except: readonly Filter[], id: string): readonly string[] {
  const filters = active(query, except).map((filter) => CONDITIONS[filter](query, id));
  return query.text === null ? filters : [...filters, found(id)];
}

function active(query: ResponseQuery, except: readonly Filter[]): readonly Filter[] {
  return FILTERS.filter((filter) => !except.includes(filter) && query[filter].length > 0);
}

export function valuesOf(query: ResponseQuery): Values {
  return {
    ...Object.fromEntries(FILTERS.map((filter) => [filter, JSON.stringify(query[filter])])),
    stanceOrder: JSON.stringify(query.stanceOrder ?? []),
    match: query.text === null ? null : expression(query.text, 'typed', 'text'),
    minMargin: query.minMargin,
  };
}
