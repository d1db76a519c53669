import type { CodedResponse } from '../domain/ports.ts';
import {
  FILTERS,
  type Filter,
  type OtherAnswer,
  type ResponsePage,
  type ResponseQuery,
} from '../domain/query.ts';
import type { Coding, Response } from '../domain/types.ts';
import { UNCLEAR } from '../stance/types.ts';
import { NEWEST_FIRST } from './asks.ts';
import { responsesByIds } from './assemble.ts';
import * as codings from './codings.ts';
import type { Connection } from './connection.ts';
import { facets, stancePlace } from './facets.ts';
import { matching, valuesOf } from './filters.ts';
import { SHOWN_STANCE, stanceAt } from './shown.ts';

/** Newest ask first, and the panel's own order within it: also what settles every tie. */
const PANEL_ORDER = `${NEWEST_FIRST}, r.position`;

/** The first institution as it was printed, which is what tables show. */
const FIRST_INSTITUTION = `(SELECT f.sort_key FROM affiliations f
   WHERE f.response_id = r.id AND f.printed IS NOT NULL ORDER BY f.position LIMIT 1)`;

/** Bands of confidence from the least sure; a response that takes no course is less sure than any. */
const sureness = (stance: string): string => `CASE WHEN ${stance} = '${UNCLEAR}' THEN 0
  ELSE CASE r.confidence WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END END`;

/** The margin of those that take a course; of the others it orders nothing. */
const measured = (stance: string): string => `CASE WHEN ${stance} <> '${UNCLEAR}' THEN r.margin END`;

export function find(
  db: Connection,
  query: ResponseQuery,
  wanted: readonly Filter[] = FILTERS,
): ResponsePage {
  const found = facets(db, query, [...new Set(['stances' as const, ...wanted])]);
  const chosen = found.stances.filter(({ selected }) => selected || query.stances.length === 0);
  return {
    rows: responsesByIds(db, ids(db, query)),
    // Every response has one stance, so the counts of the chosen stances add up to all that match.
    total: chosen.reduce((sum, { count }) => sum + count, 0),
    facets: found,
  };
}

export function rows(db: Connection, ids: readonly number[]): Response[] {
  return responsesByIds(db, ids).filter(({ state }) => state === 'published');
}

export function byId(
  db: Connection,
  id: number,
): { readonly response: Response; readonly codings: readonly Coding[] } | null {
  const [response] = responsesByIds(db, [id]);
  if (response?.state !== 'published') return null;
  return { response, codings: codings.ofResponse(db, id) };
}

export function byIds(db: Connection, ids: readonly number[]): CodedResponse[] {
  const responses = rows(db, ids);
  const made = codings.ofResponses(
    db,
    responses.map(({ id }) => id),
  );
  return responses.map((response) => ({ response, codings: made.get(response.id) ?? [] }));
}

export function besides(db: Connection, ids: readonly number[]): OtherAnswer[] {
  return db.all<OtherAnswer>(
    `SELECT r.id AS response, e.label AS expert, r.ask_id AS ask, ${SHOWN_STANCE} AS stance
       FROM responses r JOIN asks a ON a.id = r.ask_id JOIN experts e ON e.id = r.expert_id
      WHERE r.state = 'published' AND r.id NOT IN (SELECT value FROM json_each(:ids))
        AND r.ask_id IN (SELECT ask_id FROM responses WHERE id IN (SELECT value FROM json_each(:ids)))
      ORDER BY ${PANEL_ORDER}`,
    { ids: JSON.stringify(ids) },
  );
}

export function ids(db: Connection, query: ResponseQuery): number[] {
  const limit = query.size ?? -1; // SQLite reads a negative limit as none.
  const offset = query.size === null ? 0 : (query.page - 1) * query.size;
  const found = db.all<{ id: number }>(pageStatement(query), { ...valuesOf(query), limit, offset });
  return found.map(({ id }) => id);
}

/** In panel order, asks come by their index and responses by theirs: CROSS keeps SQLite from sorting instead. */
export function pageStatement(query: ResponseQuery): string {
  const { sort } = query;
  const experts = sort === 'expert' ? 'JOIN experts e ON e.id = r.expert_id' : '';
  return `SELECT r.id
            FROM asks a ${sort === 'panel' ? 'CROSS JOIN' : 'JOIN'} responses r ON r.ask_id = a.id ${experts}
           WHERE ${matching(query)}
           ORDER BY ${order(query)}
           LIMIT :limit OFFSET :offset`;
}

/** The direction turns the chosen key alone; rows without a value (an editor's tag) come last either way. */
function order(query: ResponseQuery): string {
  const { sort, direction } = query;
  const way = direction === 'asc' ? 'ASC' : 'DESC';
  const stance = stanceAt(query);
  switch (sort) {
    case 'panel':
      return direction === 'asc' ? PANEL_ORDER : 'a.date ASC, a.id ASC, r.position DESC';
    case 'expert':
      return `e.sort_key ${way}, ${PANEL_ORDER}`;
    case 'institution':
      return `${FIRST_INSTITUTION} ${way} NULLS LAST, ${PANEL_ORDER}`;
    case 'stance':
      return `${stancePlace(stance)} ${way} NULLS LAST, ${stance} ${way}, ${PANEL_ORDER}`;
    case 'margin':
      return `r.shown_kind IS NOT 'lexicon', ${sureness(stance)} ${way}, ${measured(stance)} ${way} NULLS LAST,
              ${PANEL_ORDER}`;
  }
}

/** Every public response that meets a condition on `responses r`, in panel order. */
export function publishedWhere(
  db: Connection,
  condition: string,
  values: { readonly id: number },
): Response[] {
  const rows = db.all<{ id: number }>(
    `SELECT r.id FROM responses r JOIN asks a ON a.id = r.ask_id
      WHERE r.state = 'published' AND ${condition}
      ORDER BY ${PANEL_ORDER}`,
    values,
  );
  return responsesByIds(
    db,
    rows.map(({ id }) => id),
  );
}
