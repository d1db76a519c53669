import type { Affiliation, Response } from '../domain/types.ts';
import * as asks from './asks.ts';
import type { Connection } from './connection.ts';
import {
  AFFILIATION_COLUMNS,
  type AffiliationRow,
  CODING_COLUMNS,
  type CodingRow,
  DECLARED,
  readDeclared,
  toAffiliation,
  toCoding,
  toParagraphs,
} from './rows.ts';

interface ResponseRow extends CodingRow {
  readonly response_id: number;
  readonly ask_id: number;
  readonly position: number | null;
  readonly state: Response['state'];
  readonly paragraphs: string;
  readonly expert_id: number;
  readonly expert_slug: string;
  readonly expert_name: string | null;
  readonly submitted: number;
  readonly published_at: string | null;
  readonly declared: string | null;
}

/** The responses with these ids, in this order, in three statements whatever their number. */
export function responsesByIds(db: Connection, ids: readonly number[]): Response[] {
  if (ids.length === 0) return [];
  const values = { ids: JSON.stringify(ids) };
  const rows = db.all<ResponseRow>(
    `SELECT r.id AS response_id, r.ask_id, r.position, r.state,
            (SELECT json_group_array(p.text ORDER BY p.paragraph) FROM paragraphs p WHERE p.response_id = r.id)
              AS paragraphs,
            e.id AS expert_id, e.slug AS expert_slug, e.name AS expert_name,
            s.response_id IS NOT NULL AS submitted,
            (SELECT max(m.at) FROM moderation m WHERE m.response_id = s.response_id AND m.action = 'published')
              AS published_at,
            ${DECLARED} AS declared,
            ${CODING_COLUMNS}
       FROM responses r
       JOIN experts e ON e.id = r.expert_id
       JOIN codings c ON c.id = r.coding_id
       LEFT JOIN submissions s ON s.response_id = r.id
      WHERE r.id IN (SELECT value FROM json_each(:ids))`,
    values,
  );
  const affiliations = affiliationsOf(db, values);
  const askById = asks.byIds(db, [...new Set(rows.map((row) => row.ask_id))]);
  const made = new Map<number, Response>();
  for (const row of rows) {
    const ask = askById.get(row.ask_id);
    if (ask) made.set(row.response_id, { ...toResponse(row, affiliations.get(row.response_id) ?? []), ask });
  }
  return ids.flatMap((id) => made.get(id) ?? []);
}

function affiliationsOf(db: Connection, values: { readonly ids: string }): Map<number, Affiliation[]> {
  const rows = db.all<AffiliationRow>(
    `SELECT ${AFFILIATION_COLUMNS}
       FROM affiliations f LEFT JOIN institutions i ON i.id = f.institution_id
      WHERE f.response_id IN (SELECT value FROM json_each(:ids))
      ORDER BY f.response_id, f.position`,
    values,
  );
  const grouped = Map.groupBy(rows, (row) => row.response_id);
  return new Map([...grouped].map(([id, group]) => [id, group.map(toAffiliation)]));
}

function codingOf(row: ResponseRow): CodingRow {
  const { id, kind, coder, stance, margin, classification, reason, at } = row;
  const { vote, intensity, declared_confidence } = row;
  return {
    ...{ id, kind, coder, stance, margin, classification, reason, at },
    ...{ vote, intensity, declared_confidence },
  };
}

function toResponse(row: ResponseRow, affiliations: readonly Affiliation[]): Omit<Response, 'ask'> {
  return {
    id: row.response_id,
    position: row.position ?? 0,
    expert: { id: row.expert_id, slug: row.expert_slug, name: row.expert_name },
    affiliations,
    paragraphs: toParagraphs(row.paragraphs),
    state: row.state,
    origin: row.submitted === 1 ? 'form' : 'document',
    publishedAt: row.published_at,
    coding: toCoding(codingOf(row)),
    declared: readDeclared(row.declared),
  };
}
