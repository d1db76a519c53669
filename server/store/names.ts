// When two printed names mean the same person or body. The rules join spellings, never near matches:
// an editor can join two entries later, but nobody can see that a program joined the wrong ones.
import { bareName } from '../domain/person-name.ts';
import { fold } from './text.ts';

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
