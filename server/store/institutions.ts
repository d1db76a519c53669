import { guessInstitutionKind, parentInstitution } from '../domain/institution-name.ts';
import type { KeptInstitution } from '../domain/kept.ts';
import type { Store } from '../domain/ports.ts';
import type { InstitutionProfile, Member, Period } from '../domain/profile.ts';
import type { Expert, Institution } from '../domain/types.ts';
import { ALL_ILLUSTRATIVE } from './asks.ts';
import type { Connection } from './connection.ts';
import { institutionKey } from './names.ts';
import { record } from './record.ts';
import { freeSlug, slugify } from './slug.ts';
import { sortKey } from './text.ts';

const COLUMNS = 'i.id, i.slug, i.name, i.kind, i.country';
/** Other names that mean it, as printed. */
const ALIASES = `(SELECT json_group_array(alias ORDER BY alias) FROM institution_aliases
  WHERE institution_id = i.id AND alias <> i.name) AS aliases`;

type Listed = ReturnType<Store['institutions']['all']>[number];

/** Every institution with a public response, by name; a response counts once at each. */
export function all(db: Connection): Listed[] {
  return db
    .all<
      Institution &
        Omit<Listed, 'institution' | 'aliases' | 'illustrative'> & { aliases: string; illustrative: number }
    >(
      `SELECT ${COLUMNS}, ${ALIASES}, count(DISTINCT r.id) AS responses, count(DISTINCT r.expert_id) AS people,
              max(a.date) AS newest, ${ALL_ILLUSTRATIVE}
         FROM institutions i
         JOIN affiliations f ON f.institution_id = i.id
         JOIN responses r ON r.id = f.response_id AND r.state = 'published'
         JOIN asks a ON a.id = r.ask_id
        GROUP BY i.id ORDER BY i.sort_key, i.id`,
    )
    .map(({ aliases, people, responses, newest, illustrative, ...institution }) => ({
      ...{ institution, people, responses, newest },
      aliases: JSON.parse(aliases) as string[], // json_group_array of a text column.
      illustrative: illustrative === 1,
    }));
}

/** Null also for institutions without a public response. */
export function bySlug(db: Connection, slug: string): InstitutionProfile | null {
  const found = db.first<Institution & { aliases: string }>(
    `SELECT ${COLUMNS}, ${ALIASES} FROM institutions i WHERE i.slug = :slug`,
    { slug },
  );
  if (!found) return null;
  const { aliases, ...institution } = found;
  const past = record(
    db,
    'r.id IN (SELECT response_id FROM affiliations WHERE institution_id = :id)',
    institution,
  );
  if (past.stands.length === 0) return null;
  return {
    institution,
    aliases: JSON.parse(aliases) as string[], // json_group_array of a text column.
    members: members(db, institution),
    record: past,
  };
}

/** A response with two roles here counts once. */
function members(db: Connection, { id }: Institution): Member[] {
  return db
    .all<Expert & Period & { label: string; roles: string }>(
      `SELECT e.id, e.slug, e.name, e.label, count(DISTINCT r.id) AS responses, min(a.date) AS "from",
              max(a.date) AS "to", json_group_array(f.role ORDER BY a.date DESC, f.position)
                FILTER (WHERE f.role IS NOT NULL) AS roles
         FROM affiliations f JOIN responses r ON r.id = f.response_id
         JOIN asks a ON a.id = r.ask_id JOIN experts e ON e.id = r.expert_id
        WHERE f.institution_id = :id AND r.state = 'published'
        GROUP BY e.id ORDER BY responses DESC, e.sort_key, e.id`,
      { id },
    )
    .map(({ label, roles, responses, from, to, ...expert }) => ({
      ...{ expert, label, period: { responses, from, to } },
      roles: [...new Set(JSON.parse(roles) as string[])], // json_group_array of a text column.
    }));
}

/**
 * The institution that a printed string means: one that has it as an alias, one that has its parent body as
 * an alias, else a new one of the parent's name. Only equal names meet (see `institutionKey`).
 */
export function resolve(db: Connection, printed: string): Institution {
  const parent = parentInstitution(printed);
  return byAlias(db, printed) ?? byAlias(db, parent) ?? add(db, parent);
}

/** Of these printed names, those of bodies that are not known yet, and every name that is. */
export function recognised(db: Connection, printed: readonly string[]): { added: string[]; known: string[] } {
  const unknown = printed.filter(
    (each) => byAlias(db, each) === null && byAlias(db, parentInstitution(each)) === null,
  );
  const known = db.all<{ name: string }>('SELECT name FROM institutions ORDER BY sort_key, id');
  return { added: [...new Set(unknown.map(parentInstitution))], known: known.map(({ name }) => name) };
}

function byAlias(db: Connection, name: string): Institution | null {
  return db.first<Institution>(
    `SELECT ${COLUMNS} FROM institution_aliases l JOIN institutions i ON i.id = l.institution_id
      WHERE l.match_key = :key`,
    { key: institutionKey(name) },
  );
}

/**
 * The body that another database means: the one that has any of its names here, which stays as it is, else a new
 * one with its kind and country. Names that mean nothing here mean it from now on.
 */
export function takeOver(db: Connection, kept: KeptInstitution): Institution {
  const names = kept.aliases.length === 0 ? [kept.name] : kept.aliases;
  const own = institutionKey(kept.name);
  const [known] = names
    .toSorted((a, b) => Number(institutionKey(b) === own) - Number(institutionKey(a) === own))
    .flatMap((name) => byAlias(db, name) ?? []);
  const { slug, name, kind, country } = kept;
  const institution = known ?? insert(db, slug, { name, kind, country });
  for (const alias of names) addAlias(db, institution.id, alias);
  return institution;
}

function add(db: Connection, name: string): Institution {
  const slug = slugify(name.replace(/^the\s+/iu, ''), 'institution');
  const institution = insert(db, slug, { name, kind: guessInstitutionKind(name), country: null });
  addAlias(db, institution.id, name);
  return institution;
}

/** @param wanted the slug, where no other institution has it */
function insert(
  db: Connection,
  wanted: string,
  { name, kind, country }: Pick<Institution, 'name' | 'kind' | 'country'>,
): Institution {
  const isTaken = (candidate: string): boolean =>
    db.first('SELECT 1 FROM institutions WHERE slug = :slug', { slug: candidate }) !== null;
  const slug = freeSlug(wanted, isTaken);
  const id = db.run(
    `INSERT INTO institutions (slug, name, sort_key, kind, country)
     VALUES (:slug, :name, :sortKey, :kind, :country)`,
    { slug, name, sortKey: sortKey(name), kind, country },
  );
  return { id, slug, name, kind, country };
}

/** A name that means another institution goes on meaning that. */
function addAlias(db: Connection, id: number, alias: string): void {
  db.run(
    `INSERT INTO institution_aliases (match_key, institution_id, alias) VALUES (:key, :id, :alias)
     ON CONFLICT (match_key) DO NOTHING`,
    { key: institutionKey(alias), id, alias },
  );
}
