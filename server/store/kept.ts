// Asks with all that is known of them, for dumps: see domain/kept.ts for what is public of it.
import type {
  KeptAnswer,
  KeptAsk,
  KeptEdition,
  KeptForm,
  KeptInstitution,
  KeptOther,
} from '../domain/kept.ts';
import type { StoredAsk } from '../domain/ports.ts';
import type { AskStateEntry } from '../domain/submission.ts';
import type { ParsedSurvey } from '../domain/survey.ts';
import type { Source } from '../domain/types.ts';
import type { Connection } from './connection.ts';
import { contributorsOf, type StoredContributor, surveyOf } from './editions.ts';
import { ASK_COLUMNS, ASK_TABLES, type AskRow, toAsk } from './rows.ts';

type Which = 'public' | 'private';

/** Every ask, oldest first, each read when it is asked for. */
export function* all(db: Connection, which: Which): Generator<StoredAsk> {
  const ids = db.read(() => db.all<{ id: number }>('SELECT id FROM asks ORDER BY id'));
  for (const { id } of ids) yield* db.read(() => stored(db, id, which));
}

function stored(db: Connection, id: number, which: Which): StoredAsk[] {
  const row = db.first<AskRow>(`SELECT ${ASK_COLUMNS} FROM ${ASK_TABLES} WHERE a.id = :id`, { id });
  if (row === null) return [];
  const ask = toAsk(row);
  const published = contributorsOf(db, id, 'published');
  const { scheme, lead, nature, state, source, slug } = ask;
  const answers = answersOf(db, id, which);
  const others = othersOf(db, id, which, answers);
  const kept: KeptAsk = {
    ...{ scheme, lead, nature, state, source, slug },
    institutions: institutionsOf(
      db,
      [...published, ...others].map(({ response }) => response),
    ),
    editions: editionsOf(db, id),
    record: which === 'private' ? recordOf(db, id) : [],
    answers: published.map(({ response }) => answers.get(response)?.answer ?? null),
    others: others.map(({ response: _, ...other }) => other),
  };
  return [{ ask, survey: surveyOf(ask, published), kept }];
}

type Answers = ReadonlyMap<number, Pick<KeptOther, 'answer' | 'state'>>;

/** The answers by form, and where everything is asked for, those that are withdrawn. */
function othersOf(
  db: Connection,
  ask: number,
  which: Which,
  answers: Answers,
): (KeptOther & { readonly response: number })[] {
  const hidden = which === 'private' ? contributorsOf(db, ask, 'hidden') : [];
  return [...contributorsOf(db, ask, 'form'), ...hidden].flatMap((each: StoredContributor) => {
    const known = answers.get(each.response);
    return known === undefined ? [] : [{ ...each, ...known }];
  });
}

interface AnswerRow {
  readonly response: number;
  readonly state: KeptOther['state'];
  readonly slug: string;
  readonly name: string | null;
  readonly key: string | null;
  readonly institutions: string;
  readonly tags: string;
  readonly withdrawals: string;
  readonly reference: string | null;
  readonly record: string;
}

const ANSWERS = `
  SELECT r.id AS response, r.state, e.slug, e.name, e.match_key AS key, s.reference,
         (SELECT json_group_array(i.slug ORDER BY f.position)
            FROM affiliations f LEFT JOIN institutions i ON i.id = f.institution_id
           WHERE f.response_id = r.id) AS institutions,
         (SELECT json_group_array(json_object('stance', c.stance, 'coder', c.coder, 'reason', c.reason, 'at', c.at)
                                  ORDER BY c.id)
            FROM codings c WHERE c.response_id = r.id AND c.kind = 'editor') AS tags,
         (SELECT json_group_array(json_object(
                   'edition', (SELECT count(*) FROM ask_revisions v WHERE v.ask_id = r.ask_id AND v.id <= w.revision_id),
                   'action', w.action, 'reason', w.reason) ORDER BY w.id)
            FROM withdrawals w WHERE w.response_id = r.id) AS withdrawals,
         (SELECT json_group_array(json_object('action', m.action, 'actor', m.actor, 'reason', m.reason, 'at', m.at)
                                  ORDER BY m.id)
            FROM moderation m WHERE m.response_id = r.id) AS record
    FROM responses r
    JOIN experts e ON e.id = r.expert_id
    LEFT JOIN submissions s ON s.response_id = r.id
   WHERE r.ask_id = :ask`;

function answersOf(db: Connection, ask: number, which: Which): Answers {
  return new Map(
    db.all<AnswerRow>(ANSWERS, { ask }).map(({ response, state, ...row }) => {
      const { slug, name, key, reference } = row;
      // The statement above makes these arrays.
      const institutions = JSON.parse(row.institutions) as KeptAnswer['institutions'];
      const tags = JSON.parse(row.tags) as KeptAnswer['tags'];
      const form = reference === null ? null : formOf(reference, row.record, which);
      const withdrawals =
        which === 'private' ? (JSON.parse(row.withdrawals) as KeptAnswer['withdrawals']) : [];
      const answer = { expert: { slug, name, key }, institutions, tags, form, withdrawals };
      return [response, { answer, state }];
    }),
  );
}

function formOf(reference: string, json: string, which: Which): KeptForm {
  const record = JSON.parse(json) as KeptForm['record']; // The statement above makes it.
  const published = record.findLast(({ action }) => action === 'published')?.at ?? null;
  return which === 'private' ? { published, reference, record } : { published, reference: null, record: [] };
}

function institutionsOf(db: Connection, responses: readonly number[]): KeptInstitution[] {
  return db
    .all<Omit<KeptInstitution, 'aliases'> & { readonly aliases: string }>(
      `SELECT i.slug, i.name, i.kind, i.country,
              (SELECT json_group_array(l.alias ORDER BY l.match_key)
                 FROM institution_aliases l WHERE l.institution_id = i.id) AS aliases
         FROM institutions i
        WHERE i.id IN (SELECT institution_id FROM affiliations
                        WHERE response_id IN (SELECT value FROM json_each(:responses)))
        ORDER BY i.slug`,
      { responses: JSON.stringify(responses) },
    )
    .map(({ aliases, ...row }) => ({ ...row, aliases: JSON.parse(aliases) as string[] }));
}

function editionsOf(db: Connection, ask: number): KeptEdition[] {
  return db
    .all<Partial<Source> & { readonly replaced: string; readonly survey: string }>(
      `SELECT v.at AS replaced, v.survey, s.title, s.publisher, s.url, s.hash
         FROM ask_revisions v LEFT JOIN sources s ON s.id = v.source_id
        WHERE v.ask_id = :ask ORDER BY v.id`,
      { ask },
    )
    .map(({ replaced, survey, title, publisher, url, hash }) => ({
      replaced,
      source: title && hash ? { title, publisher: publisher ?? null, url: url ?? null, hash } : null,
      survey: JSON.parse(survey) as ParsedSurvey, // The store alone writes this column, from a ParsedSurvey.
    }));
}

function recordOf(db: Connection, ask: number): AskStateEntry[] {
  return db.all<AskStateEntry>(
    'SELECT state, actor, reason, at FROM ask_states WHERE ask_id = :ask ORDER BY id',
    { ask },
  );
}
