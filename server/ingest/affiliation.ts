import { splitOutsideBrackets } from '../domain/institution-name.ts';
import type { PrintedAffiliation } from '../domain/survey.ts';
import { isBody, isTitled, lineStrength } from './affiliation-strength.ts';
import { startsWithRole } from './role.ts';
import { isUnit, placeWithinRole } from './role-place.ts';
import { SENTENCE_WORDS } from './vocabulary.ts';

/**
 * A line of roles and institutions, taken apart. `strength` is how sure it is that the line is one:
 * from 0.3 (an institution alone) over 0.5 (a role alone) to 1 (a role at a body that calls itself one).
 */
export interface AffiliationLine {
  readonly affiliations: readonly PrintedAffiliation[];
  readonly strength: number;
}

const LONGEST_LINE = 360;

/**
 * Reads "Role, Institution, and Role, Department, University", "a role at X and role for Y",
 * "University, Role". Returns null where the text is no such line.
 *
 * The rule: a role begins where a phrase's head is a role noun; what follows it up to the next role is its
 * institution, as printed, departments and years included. "X and Y" stays one institution unless Y
 * begins with a role; "Director and Senior Fellow" stays one role.
 */
export function readAffiliations(line: string): AffiliationLine | null {
  const text = line.trim();
  if (text === '' || text.length > LONGEST_LINE || /[:;?!…]$/u.test(text)) return null;
  const body = withoutFullStop(text);
  if (body === null || hasSentenceWords(body)) return null;
  const groups = joinPlaces(body.split(/\s*[;|]\s*/u).map(readParted));
  const strength = lineStrength(groups);
  return strength === 0 ? null : { affiliations: groups, strength };
}

/**
 * "Reef Whisperer, Institute for Coasts": what nobody could tell from a name and a body, and so is read only where
 * the name stands above it. Null where it is not two phrases, or the second is no body.
 */
export function readUnknownRole(line: string): AffiliationLine | null {
  if (line.length > LONGEST_LINE || /[.:;?!…]$/u.test(line) || hasSentenceWords(line)) return null;
  const [role = '', ...places] = splitOutsideBrackets(line);
  const institution = places.join(', ');
  if (!isTitled(role) || isBody(role) || !isTitled(institution) || !isBody(institution)) return null;
  return { affiliations: [{ role, institution }], strength: 0.65 };
}

const BEFORE_PLACE = /\s+[/–—-]\s+/u;

/** "Role / Institution", "Role, Programme - Institution": the mark parts them, so that commas need not. */
function readParted(part: string): PrintedAffiliation[] {
  const [role = '', place = '', ...more] = part.split(BEFORE_PLACE);
  const isPlace = /^[\p{Lu}\p{Lo}]/u.test(place) && !startsWithRole(withoutAnd(place));
  if (more.length > 0 || !isPlace || !startsWithRole(role)) return readGroup(part);
  const names = readGroup(role).flatMap(({ institution }) => institution ?? []);
  return names.some(isBody) ? readGroup(part) : [{ role: withoutArticle(role), institution: place }];
}

/** A group that is only a role belongs with the next one where that is only a place. */
function joinPlaces(groups: readonly (readonly PrintedAffiliation[])[]): PrintedAffiliation[] {
  const joined: PrintedAffiliation[] = [];
  for (const group of groups) {
    const open = joined.at(-1);
    const [only, ...more] = group;
    const isPlace = only !== undefined && more.length === 0 && only.role === null;
    if (isPlace && open !== undefined && open.institution === null)
      joined.splice(-1, 1, { ...open, institution: only.institution });
    else joined.push(...group);
  }
  return joined;
}

/** Abbreviations keep their full stop; a line that ends a sentence is an attribution only as prose. */
function withoutFullStop(text: string): string | null {
  if (!text.endsWith('.')) return text;
  if (/\b(?:inc|ltd|co|corp|ret|jr|sr|st|u\.s|u\.k|d\.c|ph\.d|plc)\.$/iu.test(text)) return text;
  return /^(?:an?|the) \p{Ll}/u.test(text) || startsWithRole(text) ? text.slice(0, -1) : null;
}

function hasSentenceWords(text: string): boolean {
  // "Universidade do Planalto": before a capital the word is Portuguese.
  const plain = text.replace(/ do (?=\p{Lu})/gu, ' ');
  return plain.split(/[\s,]+/u).some((word) => SENTENCE_WORDS.has(word));
}

/** A role and its institution while they are being put together. */
interface Draft {
  role: string | null;
  institution: string | null;
  /** The role with the place that its own words name, until another place follows; null where they name none. */
  whole: string | null;
}

function readGroup(text: string): PrintedAffiliation[] {
  const reversed = readInstitutionFirst(text);
  if (reversed !== null) return [reversed];
  const drafts: Draft[] = [];
  const chunks = splitOutsideBrackets(text);
  chunks.forEach((chunk, index) => {
    const phrases = splitAtRoles(chunk, drafts.at(-1));
    phrases.forEach((phrase) => {
      const open = drafts.at(-1);
      const more = chunks.slice(index + 1);
      if (open !== undefined && isMoreSubjects(open, phrase, more)) open.role = `${open.role}, ${phrase}`;
      else addPhrase(drafts, phrase);
    });
  });
  return drafts.map(({ role, institution }) => ({ role, institution }));
}

/** "Professor of Politics, Philosophy and Economics, University of X": subjects, not where. */
function isMoreSubjects(open: Draft, phrase: string, after: readonly string[]): boolean {
  if (open.institution !== null || open.role === null || !/ (?:of|in|for) /u.test(open.role)) return false;
  return (
    / and /u.test(phrase) && !isBody(phrase) && !startsWithRole(withoutAnd(phrase)) && after.some(isBody)
  );
}

/** "University of Bergen, Professor of Law": the only role stands last. */
function readInstitutionFirst(text: string): PrintedAffiliation | null {
  const chunks = splitOutsideBrackets(text);
  const last = chunks.at(-1);
  if (chunks.length < 2 || last === undefined || !startsWithRole(last)) return null;
  const first = chunks.slice(0, -1);
  if (first.some((chunk) => startsWithRole(withoutAnd(chunk))) || /^and\s/iu.test(last)) return null;
  if (!isBody(first.join(', '))) return null;
  return { role: withoutArticle(last), institution: first.join(', ') };
}

/** Cuts a chunk before every " and " that a role follows, where an institution stands before the " and ". */
function splitAtRoles(chunk: string, open: Draft | undefined): string[] {
  const phrases: string[] = [];
  let rest = chunk;
  let from = 0;
  for (const match of chunk.matchAll(/ (?:and|&|as well as|\/) /gu)) {
    const left = chunk.slice(from, match.index);
    const right = chunk.slice(match.index + match[0].length);
    const isAnother = startsWithRole(left) && isRoleOfItsOwn(right);
    if (!startsWithRole(right) || !(isAnother || holdsInstitution(left, open))) continue;
    phrases.push(left);
    from = match.index + match[0].length;
    rest = right;
  }
  return [...phrases, rest];
}

/** "A veteran and the founder of X", "farmer and former president of the Y"; "Director and Fellow" are one role. */
function isRoleOfItsOwn(phrase: string): boolean {
  return (
    /^(?:an?|the) /u.test(phrase) || (/^(?:former|ex-)/u.test(phrase) && placeWithinRole(phrase) !== null)
  );
}

/** Whether a phrase names where, so that a role after it is another affiliation. */
function holdsInstitution(phrase: string, open: Draft | undefined): boolean {
  const plain = withoutAnd(phrase);
  if (!startsWithRole(plain)) return open?.role !== undefined && open.role !== null;
  return placeWithinRole(plain) !== null;
}

/** "2009-2013", "since 2020", "from 2019 to 2022": when somebody held what stands before it. */
const YEARS =
  /^(?:since |until |from |in )?(?:(?:\p{L}{3,9}\.? )?\d{4})(?:\s*(?:[-–—/]|to|until)\s*(?:(?:\p{L}{3,9}\.? )?\d{2,4}|present|now|date))?$/iu;

function addPhrase(drafts: Draft[], phrase: string): void {
  const plain = withoutAnd(phrase);
  const open = drafts.at(-1);
  if (open !== undefined && open.role !== null && open.institution === null && YEARS.test(plain)) {
    open.role = `${open.role}, ${phrase}`;
  } else if (startsWithRole(plain)) {
    const { role, institution } = placeWithinRole(plain) ?? { role: plain, institution: null };
    const bare = withoutArticle(role);
    const more =
      open !== undefined && open.institution === null && open.role !== null && institution === null;
    // "Founder, Chief Executive, Acme": roles in a row share what follows.
    if (more && !/^(?:former|ex-|an? |the )/iu.test(plain)) open.role = `${open.role}, ${phrase}`;
    else drafts.push({ role: bare, institution, whole: institution && withoutArticle(plain) });
  } else if (open === undefined) {
    // A trade that no list has, "Lamplighter, City of Bergen", is told from a body by its name alone.
    drafts.push(
      isBody(plain)
        ? { role: null, institution: plain, whole: null }
        : { role: plain, institution: null, whole: null },
    );
  } else {
    const belongs = isUnit(open.institution);
    if (belongs && open.whole !== null) open.role = open.whole;
    const isFirst = open.institution === null || (belongs && open.whole !== null);
    open.institution = isFirst ? phrase : `${open.institution}, ${phrase}`;
    open.whole = null;
  }
}

const withoutAnd = (phrase: string): string => phrase.replace(/^(?:and|&|as well as|also) /iu, '');
const withoutArticle = (role: string): string => role.replace(/^(?:[Aa]n?|the) (?=\p{L})/u, '');
