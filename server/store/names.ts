// When two printed names mean the same person or body. The rules join spellings, never near matches:
// an editor can join two entries later, but nobody can see that a program joined the wrong ones.
import { fold } from './text.ts';

const TITLE =
  /^(?:(?:the )?(?:rt\.?|right) hon(?:ou?rable)?|hon|dr|prof(?:essor)?|doc|assoc|asst|assistant professor|associate professor|mr|mrs|ms|miss|mx|sir|dame|lord|lady|baron(?:ess)?|ambassador|amb|h\.? ?e|his excellency|her excellency|general|gen|lieutenant|lt|colonel|col|major|maj|captain|capt|admiral|adm|commodore|brigadier|brig|air marshal|rev(?:erend)?|emeritus)(?:\.|(?=\s))\s*/iu;
/** Letters after a name. Those that are also surnames or initials count only after a comma. */
const POST_NOMINAL =
  /(?:,\s*(?:d\.?phil|m\.?d|m\.?a|mba|llm|mp|msp|mep|qc|kc|fba|frs|frsa|esq|ret(?:['’]?d)?)|,?\s+(?:ph\.?\s?d|obe|cbe|mbe|dbe|kbe|kcb|kcmg|gcmg|cmg|\(ret(?:['’]?d|\.)?\)))\.?$/iu;

/**
 * The name without titles before and letters after it: "Prof. Dr Ada Byron, PhD, OBE" -> "Ada Byron". A name
 * that would be left with a single word stays whole: "Dr Smith" and "Professor Smith" may be two people.
 */
export function bareName(name: string): string {
  const trimmed = name.trim();
  const bare = strip(strip(trimmed, TITLE), POST_NOMINAL);
  return /\S\s+\S/u.test(bare) ? bare : trimmed;
}

function strip(text: string, pattern: RegExp): string {
  const next = text.replace(pattern, '').trim();
  return next === text || next === '' ? text : strip(next, pattern);
}

/** Equal for two printed forms of one name: titles, case, diacritics and punctuation do not count. */
export function expertKey(name: string): string {
  return words(bareName(name)) || fold(name);
}

/** Countries and unions that tell bodies of one name apart: "(USA)" is no abbreviation of the name. */
const QUALIFIERS = new Set(['USA', 'UAE', 'DRC', 'PRC', 'ROC', 'USSR', 'ASEAN']);

/**
 * Equal for two printed forms of one institution: "The", "Univ.", "&", case, diacritics, punctuation and an
 * abbreviation in brackets ("(SGH)") do not count. Every other difference does.
 */
export function institutionKey(name: string): string {
  const unbracketed = name.replace(/\s*[([]([A-Z]{3,8})[)\]]/gu, (whole, letters: string) =>
    QUALIFIERS.has(letters) ? whole : ' ',
  );
  const plain = words(unbracketed.replaceAll('&', ' and '))
    .replace(/^the (?=.)/u, '')
    .replace(/\buniv\b/gu, 'university');
  return plain || fold(name);
}

function words(text: string): string {
  return fold(text)
    .replace(/['’ʼ]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
