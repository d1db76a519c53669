// Where a role names its own place: "Senior Fellow at the X", "columnist for Y", "Director of the Z Institute".
import { guessInstitutionKind } from '../domain/institution-name.ts';
import { isBody } from './affiliation-strength.ts';
import { bareWord } from './role.ts';

/** Roles that print or speak for somebody: what follows their "for" is where they work. */
const WORKS_FOR = new Set([
  'columnist',
  'correspondent',
  'writer',
  'contributor',
  'reporter',
  'journalist',
  'critic',
]);
/** Roles whose "of" names the body they lead, where it is one. */
const LEADS = new Set([
  'director',
  'president',
  'head',
  'chair',
  'chairman',
  'founder',
  'co-founder',
  'rector',
  'member',
  'trustee',
  'chairwoman',
  'chairperson',
  'vice-chair',
  'vice-president',
  'co-director',
  'governor',
  'fellow',
  'secretary',
]);
/** Roles whose "of" never names a subject. */
const OF_A_BODY = new Set(['economist', 'strategist', 'spokesperson', 'secretary-general', 'president']);
const FOUNDS = new Set(['founder', 'co-founder', 'ceo', 'president', 'rector', 'owner', 'vice-chancellor']);
const FOUNDED = new Set(['university', 'think tank', 'business']);

const UNIT = /(?:programme|program|project|unit|team|desk|initiative|division|section|practice)$/iu;

/** What is part of a body belongs to the role where the body follows: "Head of the Ice Programme, Tide Institute". */
export const isUnit = (place: string | null): boolean => place !== null && UNIT.test(place);

/** A role and the place that its own words name; null where they name none. */
export function placeWithinRole(phrase: string): { role: string; institution: string } | null {
  for (const match of phrase.matchAll(
    / (at|@|for|with|of|in) (?:the )?(?=[\p{Lu}\p{Lo}\d])|,? of (?=The \p{Lu})/gu,
  )) {
    const role = phrase.slice(0, match.index);
    const institution = phrase.slice(match.index + match[0].length);
    const word = match[1] ?? 'of';
    const [part = '', body] = word === 'of' ? institution.split(/ (?:at|in|for) (?:the )?(?=\p{Lu})/u) : [];
    if (body !== undefined && isUnit(part)) continue;
    if (isPlaceAfter(word, role, institution, match[0].includes(' the '))) return { role, institution };
  }
  return null;
}

function isPlaceAfter(word: string, role: string, place: string, definite: boolean): boolean {
  const head = bareWord(role.split(' ').at(-1) ?? '');
  switch (word) {
    case 'at':
    case '@':
      return true;
    case 'with':
      return isBody(place) || definite;
    case 'for':
      return WORKS_FOR.has(head) || (definite && isBody(place));
    case 'in':
      return definite && isBody(place);
    default:
      if (head === 'editor' || /^The [A-Z]/u.test(place)) return true;
      if (FOUNDS.has(head) && FOUNDED.has(guessInstitutionKind(place)) && place.includes(' ')) return true;
      if (OF_A_BODY.has(head) && isBody(place)) return true;
      return LEADS.has(head) && definite && isBody(place);
  }
}
