import type { CrossCount, Crossing, ResponseQuery } from '../domain/query.ts';
import type { Connection } from './connection.ts';
import { matching, valuesOf } from './filters.ts';
import { stanceAt } from './shown.ts';

/** What names a group of institutions `i`: its value in a query and its label. */
const GROUPS: Readonly<Record<Crossing, { readonly value: string; readonly label: string }>> = {
  kind: { value: 'i.kind', label: 'i.kind' },
  country: { value: 'i.country', label: 'i.country' },
  institution: { value: 'i.slug', label: 'i.name' },
};

/** A response counts once in each group that one of its institutions puts it in, else in the group `null`. */
export function cross(db: Connection, query: ResponseQuery, by: Crossing): CrossCount[] {
  const { value, label } = GROUPS[by];
  return db
    .all<{ value: string | null; label: string | null; stance: string; count: number }>(
      `SELECT ${value} AS value, ${label} AS label, ${stanceAt(query)} AS stance, count(DISTINCT r.id) AS count
         FROM responses r
         LEFT JOIN affiliations f ON f.response_id = r.id AND f.institution_id IS NOT NULL
         LEFT JOIN institutions i ON i.id = f.institution_id
        WHERE ${matching(query)}
        GROUP BY 1, 2, 3 ORDER BY 1, 3`,
      valuesOf(query),
    )
    .map(({ value: group, label: name, ...counted }) => ({
      ...counted,
      group: group === null || name === null ? null : { value: group, label: name },
    }));
}
