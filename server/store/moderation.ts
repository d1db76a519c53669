import { AppError } from '../domain/errors.ts';
import type {
  AskRecord,
  AskStateEntry,
  ExpertChoice,
  ModerationEntry,
  ModerationItem,
} from '../domain/submission.ts';
import * as affiliations from './affiliations.ts';
import * as asks from './asks.ts';
import { responsesByIds } from './assemble.ts';
import type { Connection } from './connection.ts';
import * as experts from './experts.ts';
import * as publication from './publication.ts';
import { normaliseReference } from './reference.ts';

/** Submissions that wait for an editor, oldest first. */
export function pending(db: Connection): ModerationItem[] {
  const ids = db.all<{ id: number }>(
    `SELECT r.id FROM responses r JOIN submissions s ON s.response_id = r.id WHERE r.state = 'pending' ORDER BY r.id`,
  );
  return items(
    db,
    ids.map(({ id }) => id),
  );
}

export function byReference(db: Connection, reference: string): ModerationItem | null {
  const row = db.first<{ id: number }>(
    'SELECT response_id AS id FROM submissions WHERE reference = :reference',
    {
      reference: normaliseReference(reference),
    },
  );
  const [item] = row ? items(db, [row.id]) : [];
  return item ?? null;
}

export function publish(
  db: Connection,
  reference: string,
  entry: Omit<ModerationEntry, 'action'>,
  choice: ExpertChoice,
): ModerationItem {
  const { response } = waiting(db, reference, 'published');
  const held = affiliations.resolved(db, response.affiliations);
  affiliations.save(db, response.id, held);
  experts.publishProvisional(db, response, held, choice);
  publication.publish(db, response.id);
  record(db, response.id, { ...entry, action: 'published' });
  return existing(db, reference);
}

export function reject(
  db: Connection,
  reference: string,
  entry: Omit<ModerationEntry, 'action'>,
): ModerationItem {
  const { response } = waiting(db, reference, 'rejected');
  db.run("UPDATE responses SET state = 'rejected' WHERE id = :id", { id: response.id });
  record(db, response.id, { ...entry, action: 'rejected' });
  return existing(db, reference);
}

/** Every ask with its record, newest ask first. */
export function askRecords(db: Connection): AskRecord[] {
  const entries = Map.groupBy(
    db.all<AskStateEntry & { ask: number }>(
      'SELECT ask_id AS ask, state, actor, reason, at FROM ask_states ORDER BY ask_id, id',
    ),
    ({ ask }) => ask,
  );
  return asks.overviews(db).map(({ ask }) => ({
    ask,
    history: (entries.get(ask.id) ?? []).map(({ ask: _, ...entry }) => entry),
  }));
}

export function setState(db: Connection, slug: string, entry: AskStateEntry): AskRecord {
  const ask = asks.bySlug(db, slug);
  if (!ask) {
    throw new AppError('not_found', `There is no ask “${slug}”. The last part of its address is its name.`);
  }
  const { state } = entry;
  if (ask.state === state) throw new AppError('conflict', `“${ask.question}” is ${state} already.`);
  db.run('UPDATE asks SET state = :state WHERE id = :ask', { state, ask: ask.id });
  db.run(
    'INSERT INTO ask_states (ask_id, state, actor, reason, at) VALUES (:ask, :state, :actor, :reason, :at)',
    { ask: ask.id, ...entry },
  );
  const history = askRecords(db).find((record) => record.ask.id === ask.id)?.history ?? [];
  return { ask: { ...ask, state }, history };
}

/** Appends a line to the moderation record. */
export function record(db: Connection, response: number, entry: ModerationEntry): void {
  db.run(
    `INSERT INTO moderation (response_id, action, actor, reason, at)
     VALUES (:response, :action, :actor, :reason, :at)`,
    { response, ...entry },
  );
}

function existing(db: Connection, reference: string): ModerationItem {
  const item = byReference(db, reference);
  if (item) return item;
  throw new AppError('not_found', `There is no submission “${reference}”. Check the reference.`);
}

function waiting(db: Connection, reference: string, wanted: string): ModerationItem {
  const item = existing(db, reference);
  const last = item.history.at(-1);
  if (item.response.state === 'pending' || !last) return item;
  throw new AppError(
    'conflict',
    `${item.reference} cannot be ${wanted}: it was ${last.action} by ${last.actor} at ${last.at}. Only pending submissions can be decided.`,
  );
}

interface RecordRow extends ModerationEntry {
  readonly response_id: number;
  readonly reference: string;
}

function items(db: Connection, ids: readonly number[]): ModerationItem[] {
  const rows = db.all<RecordRow>(
    `SELECT m.response_id, s.reference, m.action, m.actor, m.reason, m.at
       FROM moderation m JOIN submissions s ON s.response_id = m.response_id
      WHERE m.response_id IN (SELECT value FROM json_each(:ids))
      ORDER BY m.response_id, m.id`,
    { ids: JSON.stringify(ids) },
  );
  const histories = Map.groupBy(rows, (row) => row.response_id);
  return responsesByIds(db, ids).flatMap((response) => {
    const history = histories.get(response.id) ?? [];
    const reference = history[0]?.reference;
    if (reference === undefined) return [];
    const entries = history.map(({ action, actor, reason, at }) => ({ action, actor, reason, at }));
    const joins =
      response.state === 'pending' ? experts.knownBy(db, response.expert.name, response.ask.id) : null;
    return [{ reference, response, history: entries, joins }];
  });
}
