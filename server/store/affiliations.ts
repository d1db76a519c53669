import type { KeptInstitution } from '../domain/kept.ts';
import type { PrintedAffiliation } from '../domain/survey.ts';
import type { Affiliation } from '../domain/types.ts';
import type { Connection } from './connection.ts';
import * as institutions from './institutions.ts';
import { sortKey } from './text.ts';

/** As printed, without deciding yet which institutions are meant. Empty ones fall away. */
export function unresolved(printed: readonly PrintedAffiliation[]): Affiliation[] {
  return printed
    .filter(({ role, institution }) => role !== null || institution !== null)
    .map(({ role, institution }) => ({ role, printed: institution, institution: null }));
}

/** With the institutions that are meant, creating those that are new. */
export function resolved(db: Connection, affiliations: readonly Affiliation[]): Affiliation[] {
  return affiliations.map((each) => ({
    ...each,
    institution: each.printed === null ? null : institutions.resolve(db, each.printed),
  }));
}

/**
 * With the institutions that another database means. `slugs` has one per affiliation as printed: null where that
 * had decided nothing yet, and nothing at all where it does not say.
 */
export function takenOver(
  db: Connection,
  printed: readonly PrintedAffiliation[],
  slugs: readonly (string | null)[],
  bodies: readonly KeptInstitution[],
): Affiliation[] {
  return printed.flatMap((each, index) => {
    const slug = slugs[index];
    const body = bodies.find((known) => known.slug === slug);
    if (slug === undefined) return resolved(db, unresolved([each]));
    return unresolved([each]).map((held) => ({
      ...held,
      institution: held.printed === null || body === undefined ? null : institutions.takeOver(db, body),
    }));
  });
}

/** Writes the affiliations of a response, or fills in the institutions of those already there. */
export function save(db: Connection, response: number, affiliations: readonly Affiliation[]): void {
  affiliations.forEach(({ role, printed, institution }, index) => {
    db.run(
      `INSERT INTO affiliations (response_id, position, role, printed, sort_key, institution_id)
       VALUES (:response, :position, :role, :printed, :sortKey, :institution)
       ON CONFLICT (response_id, position) DO UPDATE SET institution_id = excluded.institution_id`,
      {
        ...{ response, position: index + 1, role, printed },
        sortKey: printed === null ? null : sortKey(printed),
        institution: institution?.id ?? null,
      },
    );
  });
}
