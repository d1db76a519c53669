// What a dump says of an ask beyond its document: taken over with it, in the same transaction.
import { AppError } from '../domain/errors.ts';
import type { KeptAnswer, KeptAsk, KeptForm, KeptOther } from '../domain/kept.ts';
import type { Ask, Nature } from '../domain/types.ts';
import * as codings from './codings.ts';
import type { Connection } from './connection.ts';
import * as experts from './experts.ts';
import * as moderation from './moderation.ts';
import * as publication from './publication.ts';
import * as submissions from './submissions.ts';

/** Who published an answer by form, where a public dump does not say. */
const ELSEWHERE = 'import';

/** The editions before this one, and who opened and closed the ask. @returns the ids of the editions */
export function addHistory(
  db: Connection,
  ask: number,
  { editions, record }: KeptAsk,
  addSource: (source: NonNullable<KeptAsk['source']>) => number,
): number[] {
  for (const entry of record) {
    db.run(
      'INSERT INTO ask_states (ask_id, state, actor, reason, at) VALUES (:ask, :state, :actor, :reason, :at)',
      { ask, ...entry },
    );
  }
  return editions.map(({ replaced, source, survey }) =>
    db.run(
      'INSERT INTO ask_revisions (ask_id, source_id, survey, at) VALUES (:ask, :source, :survey, :replaced)',
      {
        ...{ ask, replaced, survey: JSON.stringify(survey) },
        source: source === null ? null : addSource(source),
      },
    ),
  );
}

/** What was decided about an answer. `editions`: the ids of the ask's editions. */
export function addDecisions(
  db: Connection,
  response: number,
  { tags, withdrawals }: KeptAnswer,
  editions: readonly number[],
): void {
  for (const tag of tags) codings.addEditor(db, response, tag);
  for (const { edition, action, reason } of withdrawals) {
    const revision = editions[edition - 1];
    if (revision === undefined) continue; // The ask was here before, and has other editions.
    db.run(
      `INSERT INTO withdrawals (response_id, revision_id, action, reason)
       VALUES (:response, :revision, :action, :reason)`,
      { response, revision, action, reason },
    );
  }
}

/** Makes a pending response what it was: public, rejected or waiting, and with its submission if it had one. */
export function settle(
  db: Connection,
  ask: Pick<Ask, 'slug'>,
  response: number,
  { contributor, answer, state }: KeptOther,
): void {
  if (answer.form !== null)
    addSubmission(db, response, submissions.answerHash(ask.slug, contributor), answer.form);
  if (state === 'published') publication.publish(db, response);
  if (state === 'rejected')
    db.run(`UPDATE responses SET state = 'rejected' WHERE id = :response`, { response });
}

function addSubmission(db: Connection, response: number, hash: string, form: KeptForm): void {
  const reference = form.reference ?? submissions.freeReference(db);
  const taken = db.first('SELECT 1 FROM submissions WHERE reference = :reference OR content_hash = :hash', {
    ...{ reference, hash },
  });
  if (taken !== null) {
    throw new AppError(
      'conflict',
      `An answer by form (${form.reference ?? 'without its reference'}) is here already, under this ask or another. Take it out of the file.`,
    );
  }
  db.run(
    'INSERT INTO submissions (response_id, reference, content_hash) VALUES (:response, :reference, :hash)',
    { response, reference, hash },
  );
  const { published, record } = form;
  for (const entry of record) moderation.record(db, response, entry);
  if (record.length === 0 && published !== null) {
    moderation.record(db, response, { action: 'published', actor: ELSEWHERE, reason: null, at: published });
  }
}

/** Who sends in by form is real, whatever the ask. */
export function worldOf(nature: Nature, answer: KeptAnswer | null): experts.World {
  return answer?.form ? 'real' : experts.worldOf(nature);
}
