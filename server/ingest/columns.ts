import type { ParsedContributor, PrintedAffiliation } from '../domain/survey.ts';
import { readAffiliations } from './affiliation.ts';
import { collapse } from './clean.ts';
import type { ColumnField, ColumnMap } from './headings.ts';
import { readConfidence, readVote } from './vote.ts';

/** The text of a field in a row, collapsed; empty where the table has no such column. */
export function cell(row: readonly string[], map: ColumnMap, field: ColumnField): string {
  const column = map.get(field);
  return column === undefined ? '' : collapse(row[column] ?? '');
}

/** One row as a contributor: "Surname, Given" becomes a name, several affiliations are parted at ";". */
export function rowContributor(row: readonly string[], map: ColumnMap): ParsedContributor {
  const name = rowName(row, map);
  const answer = row[map.get('answer') ?? -1] ?? '';
  const paragraphs = answer
    .split(/\n+/u)
    .map(collapse)
    .filter((text) => text !== '');
  const contributor = {
    name: name === '' ? null : name,
    affiliations: rowAffiliations(row, map),
    paragraphs,
  };
  if (!map.has('vote')) return contributor;
  const declared = {
    vote: readVote(cell(row, map, 'vote')),
    confidence: readConfidence(cell(row, map, 'confidence')),
  };
  return { ...contributor, declared };
}

/** From one column, or from two for given and family names. */
function rowName(row: readonly string[], map: ColumnMap): string {
  const family = cell(row, map, 'family');
  const name = givenFirst(cell(row, map, 'name') || cell(row, map, 'given'));
  return collapse(name.includes(family) ? name : `${name} ${family}`);
}

/** "Acker, Jane van" -> "Jane van Acker"; letters after a name are no given name. */
function givenFirst(name: string): string {
  const [family, given, ...more] = name.split(',').map((part) => part.trim());
  const letters = /^(?:[A-Z]{2,5}|Ph\.?D\.?|Jr\.?|Sr\.?|Esq\.?)$/u;
  if (!family || !given || more.length > 0 || letters.test(given)) return name;
  return `${given} ${family}`;
}

function rowAffiliations(row: readonly string[], map: ColumnMap): readonly PrintedAffiliation[] {
  const role = cell(row, map, 'role');
  const institution = cell(row, map, 'institution');
  if (role === '' && institution === '') {
    const printed = cell(row, map, 'affiliation');
    if (printed === '') return [];
    return readAffiliations(printed)?.affiliations ?? [{ role: null, institution: printed }];
  }
  const roles = role.split(/\s*;\s*/u);
  const institutions = institution.split(/\s*;\s*/u);
  // Lists of equal length belong together pairwise; otherwise nothing says how to part them.
  if (roles.length !== institutions.length) return [{ role: role || null, institution: institution || null }];
  return roles.map((each, index) => ({ role: each || null, institution: institutions[index] || null }));
}
