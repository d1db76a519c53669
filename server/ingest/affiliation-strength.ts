import { guessInstitutionKind } from '../domain/institution-name.ts';
import { wholeWords } from '../domain/institution-words.ts';
import type { PrintedAffiliation } from '../domain/survey.ts';
import { readDate } from './date.ts';
import { readName } from './name.ts';
import { bareWord, startsWithRole } from './role.ts';
import { ROLE_NOUNS, SMALL_WORDS } from './vocabulary.ts';

/** Words that make a name a body's; the kinds of institution know most of them. */
const BODY = wholeWords([
  ...[
    'school',
    'college',
    'department',
    'faculty',
    'programme',
    'program',
    'house',
    'union',
    'agency',
    'lab',
  ],
  ...['organi[sz]ation', 'trust', 'club', 'network', 'alliance', 'hub', 'office', 'group', 'court'],
  ...[
    'commission',
    'division',
    'unit',
    'academy',
    'fund',
    'bureau',
    'board',
    'company',
    'party',
    'authority',
  ],
  ...['observatory', 'museum', 'library', 'archives?', 'hospital', 'federation', 'league', 'chamber'],
  ...['collective', 'coalition', 'initiative', 'movement', 'campaign', 'charity', 'church', 'clinic'],
]);

/** Whether a phrase names a body: an acronym, or a name with a word that only bodies have. */
export function isBody(text: string): boolean {
  return BODY.test(text) || guessInstitutionKind(text) !== 'other' || /^(?:the )?[A-Z]{2,7}\b/u.test(text);
}

/** How sure a line is one of affiliations, by its best one; 0 where an institution cannot be one. */
export function lineStrength(affiliations: readonly PrintedAffiliation[]): number {
  let best = 0;
  for (const { role, institution } of affiliations) {
    if (institution !== null && (!isTitled(institution) || readDate(institution) !== null)) return 0;
    best = Math.max(best, strengthOf(role, institution));
  }
  return best;
}

function strengthOf(role: string | null, institution: string | null): number {
  const known = role !== null && startsWithRole(role);
  if (role !== null && !known) return institution !== null && isBody(institution) && isTrade(role) ? 0.65 : 0;
  if (role !== null && institution !== null) return isBody(institution) ? 1 : 0.8;
  if (institution !== null) return isBody(institution) ? 0.3 : 0;
  if (role === null || role.split(' ').length > 14) return 0;
  return role.split(' ').filter(isCapitalised).length > 0 || ROLE_NOUNS.has(bareWord(role)) ? 0.5 : 0.4;
}

/** Words that may be what somebody does, though no list has them: few, titled, and no person's name. */
function isTrade(role: string): boolean {
  return role.split(' ').length <= 6 && isTitled(role) && (readName(role)?.strength ?? 0) < 0.8;
}

/** Names of bodies have capitals, but for their small words. */
export function isTitled(text: string): boolean {
  const words = text.split(' ').filter((word) => !SMALL_WORDS.has(bareWord(word)) && /\p{L}/u.test(word));
  const capitals = words.filter(isCapitalised).length;
  return capitals > 0 && capitals >= words.length * 0.6;
}

function isCapitalised(word: string): boolean {
  return /^[^\p{L}]*[\p{Lu}\p{Lt}\p{Lo}]/u.test(word);
}
