import type { MatrixAnswer, MatrixRows, PanelCount, Position, Positions, Subject } from '../domain/matrix.ts';
import type { Connection } from './connection.ts';
import { COUNTED_STANCE, SHOWN_KIND, SHOWN_STANCE, SHOWN_VOTE, WEAK } from './shown.ts';

const OF_SCHEME = `r.state = 'published' AND r.ask_id IN (SELECT id FROM asks WHERE scheme = :scheme)`;

const EXPERTS = `SELECT r.expert_id AS subject, r.ask_id AS ask, ${COUNTED_STANCE} AS stance, 1 AS responses
                   FROM responses r WHERE ${OF_SCHEME}`;

/**
 * For every stance on an ask the institutions that took it, as a JSON array: once for each response, however many
 * roles it names there. In the order of the index; counting them by institution would sort all of them.
 */
const INSTITUTIONS = `SELECT r.ask_id AS ask, ${COUNTED_STANCE} AS stance,
                             json_group_array(f.institution_id) AS subjects
                        FROM responses r CROSS JOIN affiliations f ON f.response_id = r.id
                       WHERE ${OF_SCHEME} AND f.institution_id IS NOT NULL
                         AND (f.position = 1 OR NOT EXISTS (
                           SELECT 1 FROM affiliations b
                            WHERE b.response_id = f.response_id AND b.position < f.position
                              AND b.institution_id = f.institution_id))
                       GROUP BY r.ask_id, r.shown_stance`;

const PANELS = `SELECT r.ask_id AS ask, ${COUNTED_STANCE} AS stance, count(*) AS responses
                  FROM responses r WHERE ${OF_SCHEME} GROUP BY r.ask_id, r.shown_stance`;

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
  const found = rows === 'experts' ? db.all<Position>(EXPERTS, { scheme }) : institutionPositions(db, scheme);
  const present = new Set(found.map(({ subject }) => subject));
  return {
    subjects: db.all<Subject>(SUBJECTS[rows]).filter(({ id }) => present.has(id)),
    positions: found,
    // Every response has one expert, so that the experts make up the panels; institutions may overlap.
    panels: rows === 'experts' ? found : db.all<PanelCount>(PANELS, { scheme }),
  };
}

function institutionPositions(db: Connection, scheme: string): Position[] {
  const taken = db.all<Omit<PanelCount, 'responses'> & { readonly subjects: string }>(INSTITUTIONS, {
    scheme,
  });
  return taken.flatMap(({ ask, stance, subjects }) => {
    const counts = new Map<number, number>();
    // The statement makes an array of ids.
    for (const subject of JSON.parse(subjects) as number[])
      counts.set(subject, (counts.get(subject) ?? 0) + 1);
    return [...counts].map(([subject, responses]) => ({ subject, ask, stance, responses }));
  });
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
