import type { Change, Changes, ChangesQuery, Tracks } from '../domain/changes.ts';
import { byDay, changesIn, type SideTaken } from '../domain/courses.ts';
import type { MatrixRows, Subject } from '../domain/matrix.ts';
import type { Connection } from './connection.ts';
import { SHOWN_STANCE, WEAK } from './shown.ts';

const TAKEN = `r.state = 'published' AND r.ask_id IN (SELECT value FROM json_each(:asks))
  AND ${SHOWN_STANCE} IN (SELECT value FROM json_each(:sides))`;

/** A response counts once at each institution that it names. */
const ANSWERS: Readonly<Record<MatrixRows, string>> = {
  experts: `SELECT r.expert_id AS subject, r.ask_id AS ask, ${SHOWN_STANCE} AS stance, ${WEAK} AS weak
              FROM responses r INDEXED BY published_responses WHERE ${TAKEN}`,
  institutions: `SELECT f.institution_id AS subject, r.ask_id AS ask, ${SHOWN_STANCE} AS stance, ${WEAK} AS weak
                   FROM responses r INDEXED BY published_responses JOIN affiliations f ON f.response_id = r.id
                  WHERE ${TAKEN} AND f.institution_id IS NOT NULL
                    AND (f.position = 1 OR NOT EXISTS (SELECT 1 FROM affiliations o WHERE o.response_id = f.response_id
                                       AND o.institution_id = f.institution_id AND o.position < f.position))`,
};

const SUBJECTS: Readonly<Record<MatrixRows, string>> = {
  experts: 'SELECT id, slug, label FROM experts',
  institutions: 'SELECT id, slug, name AS label FROM institutions',
};

/** The newest change of everyone who changed, the newest first, then by name; `sides`: the stances that count as a course. */
export function find(
  db: Connection,
  { rows, page, size }: ChangesQuery,
  tracks: Tracks,
  sides: readonly string[],
): Changes {
  const taken = db.all<SideTaken>(ANSWERS[rows], {
    asks: JSON.stringify([...tracks.keys()]),
    sides: JSON.stringify(sides),
  });
  const found = new Map(changesIn(taken, tracks).map(({ subject, ...change }) => [subject, change]));
  if (found.size === 0) return { rows: [], total: 0 };
  const changed = db
    .all<Subject>(`${SUBJECTS[rows]} WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY sort_key, id`, {
      ids: JSON.stringify([...found.keys()]),
    })
    .flatMap((subject) => {
      const change = found.get(subject.id);
      return change ? [{ subject, ...change }] : [];
    });
  const from = size === null ? 0 : (page - 1) * size;
  const dateOf = ({ to }: Change): string => tracks.get(to.ask)?.date ?? '';
  return {
    rows: changed
      .toSorted((a, b) => byDay(dateOf(b), dateOf(a)) || b.to.ask - a.to.ask)
      .slice(from, size === null ? undefined : from + size),
    total: changed.length,
  };
}
