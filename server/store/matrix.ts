import type { MatrixAnswer, MatrixRows, Position, Positions, Subject } from '../domain/matrix.ts';
import type { Connection } from './connection.ts';

/** A response counts once at each institution that it names, however many roles it names there. */
const POSITIONS: Readonly<Record<MatrixRows, string>> = {
  experts: `SELECT r.expert_id AS subject, r.ask_id AS ask, r.stance, 1 AS responses
              FROM responses r
             WHERE r.state = 'published' AND r.ask_id IN (SELECT id FROM asks WHERE scheme = :scheme)`,
  institutions: `SELECT f.institution_id AS subject, r.ask_id AS ask, r.stance, count(DISTINCT r.id) AS responses
                   FROM responses r JOIN affiliations f ON f.response_id = r.id
                  WHERE r.state = 'published' AND r.ask_id IN (SELECT id FROM asks WHERE scheme = :scheme)
                    AND f.institution_id IS NOT NULL
                  GROUP BY f.institution_id, r.ask_id, r.stance`,
};

const SUBJECTS: Readonly<Record<MatrixRows, string>> = {
  experts: 'SELECT id, slug, label FROM experts ORDER BY sort_key, id',
  institutions: 'SELECT id, slug, name AS label FROM institutions ORDER BY sort_key, id',
};

/** The subject of a response as rows of `subjects s`. */
const SUBJECT_OF: Readonly<Record<MatrixRows, string>> = {
  experts: 'json_each(:subjects) s JOIN responses r ON r.expert_id = s.value',
  institutions: `json_each(:subjects) s
    JOIN (SELECT DISTINCT institution_id, response_id FROM affiliations) f ON f.institution_id = s.value
    JOIN responses r ON r.id = f.response_id`,
};

export function positions(db: Connection, rows: MatrixRows, scheme: string): Positions {
  const found = db.all<Position>(POSITIONS[rows], { scheme });
  const present = new Set(found.map(({ subject }) => subject));
  const subjects = db.all<Subject>(SUBJECTS[rows]).filter(({ id }) => present.has(id));
  return { subjects, positions: found };
}

/** The public responses of these subjects to these asks, in panel order. */
export function answers(
  db: Connection,
  rows: MatrixRows,
  subjects: readonly number[],
  asks: readonly number[],
): MatrixAnswer[] {
  return db
    .all<Omit<MatrixAnswer, 'weak' | 'wordless'> & { weak: number; wordless: number }>(
      `SELECT s.value AS subject, r.ask_id AS ask, r.id AS response, e.label AS expert, r.stance,
              r.coder_kind AS kind, r.confidence IS 'low' AS weak,
              NOT EXISTS (SELECT 1 FROM paragraphs p WHERE p.response_id = r.id) AS wordless,
              json_extract(c.classification, '$.deciding.quote') AS sentence
         FROM ${SUBJECT_OF[rows]}
         JOIN experts e ON e.id = r.expert_id
         JOIN codings c ON c.id = r.coding_id
        WHERE r.state = 'published' AND r.ask_id IN (SELECT value FROM json_each(:asks))
        ORDER BY r.ask_id, r.position`,
      { subjects: JSON.stringify(subjects), asks: JSON.stringify(asks) },
    )
    .map((row) => ({ ...row, weak: row.weak === 1, wordless: row.wordless === 1 }));
}
