import { guessInstitutionKind, parentInstitution } from '../domain/institution-name.ts';
import type { Store } from '../domain/ports.ts';
import type { Institution, Response } from '../domain/types.ts';
import { ALL_ILLUSTRATIVE } from './asks.ts';
import type { Connection } from './connection.ts';
import { institutionKey } from './names.ts';
import { publishedWhere } from './responses.ts';
import { freeSlug, slugify } from './slug.ts';
import { sortKey } from './text.ts';

const COLUMNS = 'i.id, i.slug, i.name, i.kind, i.country';

type Listed = ReturnType<Store['institutions']['all']>[number];

/** Every institution with a public response, by name; a response counts once at each. */
export function all(db: Connection): Listed[] {
  return db
    .all<Institution & { responses: number; illustrative: number }>(
      `SELECT ${COLUMNS}, count(DISTINCT r.id) AS responses, ${ALL_ILLUSTRATIVE}
         FROM institutions i
         JOIN affiliations f ON f.institution_id = i.id
         JOIN responses r ON r.id = f.response_id AND r.state = 'published'
         JOIN asks a ON a.id = r.ask_id
        GROUP BY i.id ORDER BY i.sort_key, i.id`,
    )
    .map(({ responses, illustrative, ...institution }) => ({
      institution,
      responses,
      illustrative: illustrative === 1,
    }));
}

/** Null also for institutions without a public response. */
export function bySlug(
  db: Connection,
  slug: string,
): { institution: Institution; responses: Response[] } | null {
  const institution = db.first<Institution>(`SELECT ${COLUMNS} FROM institutions i WHERE i.slug = :slug`, {
    slug,
  });
  if (!institution) return null;
  const responses = publishedWhere(
    db,
    'r.id IN (SELECT response_id FROM affiliations WHERE institution_id = :id)',
    institution,
  );
  return responses.length > 0 ? { institution, responses } : null;
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

function add(db: Connection, name: string): Institution {
  const isTaken = (candidate: string): boolean =>
    db.first('SELECT 1 FROM institutions WHERE slug = :slug', { slug: candidate }) !== null;
  const slug = freeSlug(slugify(name.replace(/^the\s+/iu, ''), 'institution'), isTaken);
  const kind = guessInstitutionKind(name);
  const id = db.run(
    'INSERT INTO institutions (slug, name, sort_key, kind) VALUES (:slug, :name, :sortKey, :kind)',
    { slug, name, sortKey: sortKey(name), kind },
  );
  db.run('INSERT INTO institution_aliases (match_key, institution_id, alias) VALUES (:key, :id, :name)', {
    key: institutionKey(name),
    id,
    name,
  });
  return { id, slug, name, kind, country: null };
}
