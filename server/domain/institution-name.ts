import {
  COLLEGE,
  GOVERNMENT,
  isBusiness,
  isUniversity,
  MEDIA,
  ONE_WORD_UNIVERSITY,
  ORGANISATION,
  THINK_TANK,
} from './institution-words.ts';
import type { InstitutionKind } from './types.ts';

// What a printed institution says about itself. An editor may overrule every guess made here.

/**
 * A guess at what kind of body a name speaks of. Order matters: "Journal" within a university press is
 * rarer than "University" within a journal's publisher, and a Business School is a school first.
 */
export function guessInstitutionKind(name: string): InstitutionKind {
  if (isUniversity(name)) return 'university';
  if (GOVERNMENT.test(name)) return 'government';
  if (COLLEGE.test(name)) return 'university';
  if (MEDIA.test(name)) return THINK_TANK.test(name) ? 'think tank' : 'media';
  if (THINK_TANK.test(name)) return 'think tank';
  if (isBusiness(name)) return 'business';
  return 'other';
}

/** A part of a body rather than a body: these never stand for the whole when anything else is printed. */
const UNIT =
  /^(?:the )?(?:(?:[\p{L}'’.-]+ ){0,3}(?:department|faculty|division|section|unit|team|laborator(?:y|ies)|lab)\b|school of|department|chair (?:of|for|in)|office of|programme|program|study group|[^,]{1,80}(?:programme|program|study group|research group|working group|division|unit|team|lab|laboratory|department|project)$)/iu;

const ACRONYM = /^(?:the )?[A-Z][A-Za-z]?[A-Z]{1,6}$/u;

/** "(2014-2024)", ", 2009-2013" or "(until 2019)" at the end of a printed institution: when, not who. */
const TRAILING_DATES =
  /(?:\s*\((?:[^()]{0,20}\s)?\d{4}(?:\s*[-–—/]\s*(?:\d{2,4}|present|now))?\)|,\s*(?:since |until |from )?\d{4}(?:\s*(?:[-–—/]|to)\s*(?:\d{2,4}|present|now))?)$/iu;

const isOrganisation = (part: string): boolean =>
  ACRONYM.test(part) || ORGANISATION.test(part) || guessInstitutionKind(part) !== 'other';

/**
 * The body that a printed institution belongs to, for lists and filters: "School of International
 * Relations, University of St. Andrews" -> "University of St. Andrews". A name without departments is
 * returned as printed, less the years that somebody served there.
 *
 * The rule: leave out units; of the bodies left take the last university, else the last body; keep the
 * town after a university, since it may be its name ("University of California, Berkeley").
 */
export function parentInstitution(printed: string): string {
  const whole = printed.replace(TRAILING_DATES, '').trim();
  const parts = splitOutsideBrackets(whole).flatMap(splitAtUnits);
  const bodies = parts.flatMap((part, index) =>
    isOrganisation(part) && !UNIT.test(part) ? [{ index, university: isUniversityBody(part) }] : [],
  );
  const chosen =
    bodies.findLast(({ university, index }) => university && !ONE_WORD_UNIVERSITY.test(parts[index] ?? '')) ??
    bodies.findLast(({ university }) => university) ??
    bodies.at(-1);
  if (chosen === undefined) return whole || printed;
  let end = chosen.index + 1;
  const rest = parts.slice(end);
  if (chosen.university && rest.length === 1 && rest.every(isTown)) end += 1;
  return parts.slice(chosen.index, end).join(', ');
}

/** "Centre for X at the University of Y" and "the Y Council’s X Initiative" name the body and its part. */
function splitAtUnits(part: string): string[] {
  const at = part.search(/ at (?:the )?\p{Lu}/u);
  if (at > 0 && isOrganisation(part.slice(at).replace(/^ at (?:the )?/u, ''))) {
    return [part.slice(0, at), part.slice(at).replace(/^ at (?:the )?/u, '')];
  }
  const [, owner, unit] =
    /^(?:the )?([^’']{3,80})[’']s ((?:\p{Lu}[^’']*) (?:Centre|Center|Programme|Program|Initiative|Institute|Project|School|Department))$/u.exec(
      part,
    ) ?? [];
  return owner !== undefined && unit !== undefined && isOrganisation(owner) ? [unit, owner] : [part];
}

const isTown = (part: string): boolean =>
  !UNIT.test(part) && (ONE_WORD_UNIVERSITY.test(part) || !isOrganisation(part));

const isUniversityBody = (part: string): boolean => guessInstitutionKind(part) === 'university';

/** Splits at commas that are not inside brackets; one pass. */
export function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const char = text[at];
    if (char === '(' || char === '[') depth += 1;
    else if (char === ')' || char === ']') depth = Math.max(0, depth - 1);
    else if (char === undefined || (char === ',' && depth === 0)) {
      const part = text.slice(from, at).trim();
      if (part !== '') parts.push(part);
      from = at + 1;
    }
  }
  return parts;
}
