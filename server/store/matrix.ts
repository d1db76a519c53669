import type { MatrixAnswer, MatrixRows, PanelCount, Position, Positions, Subject } from '../domain/matrix.ts';
import type { Connection } from './connection.ts';
import { COUNTED_STANCE, SHOWN_KIND, SHOWN_STANCE, SHOWN_VOTE, WEAK } from './shown.ts';

const OF_SCHEME = `r.state = 'published' AND r.ask_id IN (SELECT id FROM asks WHERE scheme = :scheme)`;

/** A response counts once at each institution that it names, however many roles it names there. */
const POSITIONS: Readonly<Record<MatrixRows, string>> = {
  experts: `SELECT r.expert_id AS subject, r.ask_id AS ask, ${COUNTED_STANCE} AS stance, 1 AS responses
              FROM responses r WHERE ${OF_SCHEME}`,
  institutions: `SELECT f.institution_id AS subject, r.ask_id AS ask, ${COUNTED_STANCE} AS stance,
                        count(DISTINCT r.id) AS responses
                   FROM responses r JOIN affiliations f ON f.response_id = r.id
                  WHERE ${OF_SCHEME} AND f.institution_id IS NOT NULL GROUP BY 1, 2, 3`,
};

const PANELS = `SELECT r.ask_id AS ask, ${COUNTED_STANCE} AS stance, count(*) AS responses
                  FROM responses r WHERE ${OF_SCHEME} GROUP BY 1, 2`;

const SUBJECTS: Readonly<Record<MatrixRows, string>> = {
  experts: 'SELECT id, slug, label FROM experts ORDER BY sort_key, id',
  institutions: 'SELECT id, slug, name AS label FROM institutions ORDER BY sort_key, id',
};

/** Each subject asked for as `s`, with its responses as `r`. */
const RESPONSES_OF: Readonly<Record<MatrixRows, string>> = {
  experts: 'json_each(:subjects) s JOIN responses r ON r.expert_id = s.value',
  institutions: `json_each(:subjects) s
    JOIN (SELECT DISTINCT institution_id, response_id FROM affiliations) f ON f.institution_id = s.value
    JOIN responses r ON r.id = f.response_id`,
};

export function positions(db: Connection, rows: MatrixRows, scheme: string): Positions {
  const found = db.all<Position>(POSITIONS[rows], { scheme });
  const present = new Set(found.map(({ subject }) => subject));
  return {
    subjects: db.all<Subject>(SUBJECTS[rows]).filter(({ id }) => present.has(id)),
    positions: found,
    // Every response has one expert, so that the experts make up the panels; institutions may overlap.
    panels: rows === 'experts' ? found : db.all<PanelCount>(PANELS, { scheme }),
  };
}

/** The public responses of these subjects to these asks, in panel order. */
export function answers(
  db: Connection,
  rows: MatrixRows,
  subjects: readonly number[],
  asks: readonly number[],
): MatrixAnswer[] {
  return db
    .all<Omit<MatrixAnswer, 'weak'> & { weak: number }>(
      `SELECT s.value AS subject, r.ask_id AS ask, r.id AS response, e.label AS expert,
              ${SHOWN_STANCE} AS stance, ${SHOWN_KIND} AS kind, ${SHOWN_VOTE} AS vote, ${WEAK} AS weak,
              json_extract(c.classification, '$.deciding.quote') AS sentence
         FROM ${RESPONSES_OF[rows]}
         JOIN experts e ON e.id = r.expert_id
         JOIN codings c ON c.id = r.coding_id
        WHERE r.state = 'published' AND r.ask_id IN (SELECT value FROM json_each(:asks))
        ORDER BY r.ask_id, r.position`,
      { subjects: JSON.stringify(subjects), asks: JSON.stringify(asks) },
    )
    .map((row) => ({ ...row, weak: row.weak === 1 }));
}
