import { contributorLabel } from '../domain/contributor-label.ts';
import type { KeptExpert } from '../domain/kept.ts';
import { bareName } from '../domain/person-name.ts';
import type { Store } from '../domain/ports.ts';
import type { ExpertProfile, HeldAffiliation, Period } from '../domain/profile.ts';
import type { ExpertChoice, KnownExpert } from '../domain/submission.ts';
import type { Affiliation, Expert, Nature, Response } from '../domain/types.ts';
import * as asks from './asks.ts';
import { ALL_ILLUSTRATIVE } from './asks.ts';
import type { Connection } from './connection.ts';
import { expertKey } from './names.ts';
import { record } from './record.ts';
import { AFFILIATION_COLUMNS, type AffiliationRow, toAffiliation } from './rows.ts';
import { freeSlug, slugify } from './slug.ts';
import { sortKey } from './text.ts';

type Listed = ReturnType<Store['experts']['all']>[number];

/** Everyone with a public response, by label. */
export function all(db: Connection): Listed[] {
  const rows = db.all<
    Expert & { label: string; responses: number; illustrative: number; ask: number; newest: string | null }
  >(
    `SELECT e.id, e.slug, e.name, e.label, count(*) AS responses, ${ALL_ILLUSTRATIVE}, max(a.id) AS ask,
            max(a.date) AS newest
       FROM responses r JOIN experts e ON e.id = r.expert_id JOIN asks a ON a.id = r.ask_id
      WHERE r.state = 'published'
      GROUP BY e.id ORDER BY e.sort_key, e.id`,
  );
  const askById = asks.byIds(db, [...new Set(rows.map((row) => row.ask))]);
  return rows.flatMap(({ label, responses, illustrative, ask: id, newest, ...expert }) => {
    const ask = askById.get(id);
    return ask ? [{ expert, label, responses, illustrative: illustrative === 1, ask, newest }] : [];
  });
}

/** Null also for people without a public response. */
export function bySlug(db: Connection, slug: string): ExpertProfile | null {
  const found = db.first<Expert & { label: string }>(
    'SELECT id, slug, name, label FROM experts WHERE slug = :slug',
    { slug },
  );
  if (!found) return null;
  const { label, ...expert } = found;
  const past = record(db, 'r.expert_id = :id', expert);
  if (past.stands.length === 0) return null;
  return { expert, label, affiliations: held(db, expert), record: past };
}

/** Every affiliation as printed, once, the newest first. */
function held(db: Connection, { id }: Expert): HeldAffiliation[] {
  return db
    .all<AffiliationRow & Period>(
      `SELECT ${AFFILIATION_COLUMNS}, count(*) AS responses, min(a.date) AS "from", max(a.date) AS "to"
         FROM responses r JOIN asks a ON a.id = r.ask_id JOIN affiliations f ON f.response_id = r.id
         LEFT JOIN institutions i ON i.id = f.institution_id
        WHERE r.expert_id = :id AND r.state = 'published'
        GROUP BY f.role, f.printed, i.id ORDER BY max(a.date) DESC, count(*) DESC, min(f.position)`,
      { id },
    )
    .map((row) => {
      const { responses, from, to } = row;
      return { ...toAffiliation(row), period: { responses, from, to } };
    });
}

/**
 * The person who gave a response: the one known by this name, else a new one. Without a name it is always a
 * new one, called by the affiliations. @returns the id
 */
export function resolve(
  db: Connection,
  name: string | null,
  affiliations: readonly Affiliation[],
  world: World,
): number {
  const key = name === null ? null : expertKey(name);
  const known = key === null ? null : byKey(db, world, key);
  return known ?? create(db, name, affiliations, world, key);
}

/** @param key finds the person again by name; null where another has the name, or there is none */
function create(
  db: Connection,
  name: string | null,
  affiliations: readonly Affiliation[],
  world: World,
  key: string | null,
): number {
  const label = contributorLabel(name, affiliations);
  const slug = freeSlug(slugify(name === null ? label : bareName(name), 'expert'), isTaken(db));
  return add(db, { slug, name, label, world, key });
}

/**
 * The person whom another database means: the one who is found by the same key here, else a new one, under the
 * same slug where nobody has it. @returns the id
 */
export function takeOver(
  db: Connection,
  { slug: wanted, name, key }: KeptExpert,
  affiliations: readonly Affiliation[],
  world: World,
): number {
  const known = key === null ? null : byKey(db, world, key);
  if (known !== null) return known;
  const slug = freeSlug(wanted, isTaken(db));
  return add(db, { slug, name, label: contributorLabel(name, affiliations), world, key });
}

/**
 * A person known from a response that is not public: found by nobody, so that nothing unpublished decides
 * a public name. `publishProvisional` makes the person public.
 */
export function addProvisional(
  db: Connection,
  name: string | null,
  affiliations: readonly Affiliation[],
  reference: string,
): number {
  const slug = freeSlug(slugify(`pending ${reference}`, 'expert'), isTaken(db));
  const label = contributorLabel(name, affiliations);
  return add(db, { slug, name, label, world: 'real', key: null });
}

/**
 * Gives a response the person its contributor turns out to be, and forgets the provisional one. `choice`
 * `new` keeps it from a known person of that name, who alone is found by it from then on, too.
 */
export function publishProvisional(
  db: Connection,
  response: Pick<Response, 'id' | 'ask' | 'expert'>,
  affiliations: readonly Affiliation[],
  choice: ExpertChoice,
): void {
  const { name } = response.expert;
  const apart = choice === 'new' && knownBy(db, name, response.ask.id) !== null;
  const expert = apart
    ? create(db, name, affiliations, 'real', null)
    : resolve(db, name, affiliations, 'real');
  db.run('UPDATE responses SET expert_id = :expert WHERE id = :id', { expert, id: response.id });
  db.run('DELETE FROM experts WHERE id = :id', { id: response.expert.id });
}

/** Gives a response another person; one without a name who is left without a response is forgotten. */
export function reassign(db: Connection, response: number, expert: number): void {
  const before = db.first<{ id: number }>('SELECT expert_id AS id FROM responses WHERE id = :response', {
    response,
  });
  if (before === null || before.id === expert) return;
  db.run('UPDATE responses SET expert_id = :expert WHERE id = :response', { expert, response });
  db.run(
    `DELETE FROM experts
      WHERE id = :id AND name IS NULL AND NOT EXISTS (SELECT 1 FROM responses WHERE expert_id = :id)`,
    before,
  );
}

/** Calls the person of a response by its affiliations now, where the name is unknown. */
export function relabelUnnamed(db: Connection, response: number, held: readonly Affiliation[]): void {
  const label = contributorLabel(null, held);
  db.run(
    `UPDATE experts SET label = :label, sort_key = :sortKey
      WHERE name IS NULL AND id = (SELECT expert_id FROM responses WHERE id = :response)`,
    { label, sortKey: sortKey(label), response },
  );
}

/** Whom a name that came in by form for an ask belongs to already; null for nobody with a public response. */
export function knownBy(db: Connection, name: string | null, ask: number): KnownExpert | null {
  const id = name === null ? null : byKey(db, 'real', expertKey(name));
  if (id === null) return null;
  const row = db.first<Expert & Omit<KnownExpert, 'expert'>>(
    `SELECT e.id, e.slug, e.name, count(r.id) AS responses, max(iif(r.ask_id = :ask, r.id, NULL)) AS answered
       FROM experts e LEFT JOIN responses r ON r.expert_id = e.id AND r.state = 'published'
      WHERE e.id = :id GROUP BY e.id`,
    { id, ask },
  );
  if (row === null) return null;
  const { responses, answered, ...expert } = row;
  return { expert, responses, answered };
}

function add(
  db: Connection,
  expert: { slug: string; name: string | null; label: string; world: string; key: string | null },
): number {
  return db.run(
    `INSERT INTO experts (slug, name, label, sort_key, world, match_key)
     VALUES (:slug, :name, :label, :sortKey, :world, :key)`,
    { ...expert, sortKey: sortKey(expert.name === null ? expert.label : bareName(expert.name)) },
  );
}

function byKey(db: Connection, world: string, key: string): number | null {
  const row = db.first<{ id: number }>('SELECT id FROM experts WHERE world = :world AND match_key = :key', {
    world,
    key,
  });
  return row?.id ?? null;
}

/** Who sends an answer in by form is real, whatever the ask. */
export type World = 'real' | 'invented';

/** An invented answer must never stand on the page of a real person who happens to have the name. */
export function worldOf(nature: Nature): World {
  return nature === 'illustrative' ? 'invented' : 'real';
}

function isTaken(db: Connection): (slug: string) => boolean {
  return (slug) => db.first('SELECT 1 FROM experts WHERE slug = :slug', { slug }) !== null;
}
