import type { Address, Publication } from '../domain/publication.ts';
import * as asks from './asks.ts';
import { responsesByIds } from './assemble.ts';
import type { Connection } from './connection.ts';

interface EventRow {
  readonly kind: 'ask' | 'response';
  readonly id: number;
  readonly at: string;
}

const ASK_EVENTS = `SELECT 'ask' AS kind, a.id AS id, s.imported_at AS at
    FROM asks a JOIN sources s ON s.id = a.source_id`;

/**
 * Asks by the time of their import, and the answers that an editor has published since; what came with
 * an import is told by its ask. Newest first.
 */
export function newest(db: Connection, limit: number): Publication[] {
  return publications(
    db,
    db.all<EventRow>(
      `${ASK_EVENTS}
       UNION ALL
       SELECT 'response', m.response_id, m.at
         FROM moderation m JOIN responses r ON r.id = m.response_id
        WHERE m.action = 'published' AND r.state = 'published'
        ORDER BY at DESC, kind, id DESC LIMIT :limit`,
      { limit },
    ),
  );
}

/** An ask and every public answer to it, newest first; of one time, the ask and then the panel's order. */
export function ofAsk(db: Connection, slug: string, limit: number): Publication[] {
  return publications(
    db,
    db.all<EventRow>(
      `SELECT kind, id, at
         FROM (SELECT e.kind, e.id, e.at, 0 AS place FROM (${ASK_EVENTS}) e JOIN asks a ON a.id = e.id
                WHERE a.slug = :slug
               UNION ALL
               SELECT 'response', r.id,
                      coalesce((SELECT max(m.at) FROM moderation m
                                 WHERE m.response_id = r.id AND m.action = 'published'), s.imported_at),
                      r.position
                 FROM responses r JOIN asks a ON a.id = r.ask_id JOIN sources s ON s.id = a.source_id
                WHERE a.slug = :slug AND r.state = 'published')
        ORDER BY at DESC, place LIMIT :limit`,
      { slug, limit },
    ),
  );
}

const ADDRESSES = `
  SELECT 'ask' AS kind, slug AS key, 1 AS place, id FROM asks
  UNION ALL
  SELECT 'response', CAST(id AS TEXT), 2, id FROM responses WHERE state = 'published'
  UNION ALL
  SELECT 'expert', slug, 3, id FROM experts
   WHERE id IN (SELECT expert_id FROM responses WHERE state = 'published')
  UNION ALL
  SELECT 'institution', slug, 4, id FROM institutions
   WHERE id IN (SELECT f.institution_id FROM affiliations f
                  JOIN responses r ON r.id = f.response_id AND r.state = 'published')`;

export function countAddresses(db: Connection): number {
  return db.first<{ total: number }>(`SELECT count(*) AS total FROM (${ADDRESSES})`)?.total ?? 0;
}

export function addresses(db: Connection, limit: number, offset: number): Address[] {
  return db.all<Address>(
    `SELECT kind, key FROM (${ADDRESSES}) ORDER BY place, id LIMIT :limit OFFSET :offset`,
    { limit, offset },
  );
}

function publications(db: Connection, events: readonly EventRow[]): Publication[] {
  const idsOf = (kind: EventRow['kind']): number[] =>
    events.filter((event) => event.kind === kind).map(({ id }) => id);
  const askById = asks.byIds(db, idsOf('ask'));
  const responseById = new Map(responsesByIds(db, idsOf('response')).map((each) => [each.id, each]));
  return events.flatMap(({ kind, id, at }): Publication[] => {
    const ask = kind === 'ask' ? askById.get(id) : undefined;
    if (ask) return [{ kind: 'ask', ask, at }];
    const response = kind === 'response' ? responseById.get(id) : undefined;
    return response ? [{ kind: 'response', response, at }] : [];
  });
}
