import { type AffiliationLine, readAffiliations } from './affiliation.ts';
import { ROLE_NOUNS } from './vocabulary.ts';

/** A role noun of two people: "Research Fellows" is read as "Research Fellow", and printed as it stood. */
export function readJointAffiliations(line: string): AffiliationLine | null {
  const direct = readAffiliations(line);
  if (direct !== null) return direct;
  const plurals = new Map<string, string>();
  const singular = line.replace(/\p{L}+s\b/gu, (word) => {
    const one = word.slice(0, -1);
    if (!ROLE_NOUNS.has(one.toLowerCase())) return word;
    plurals.set(one, word);
    return one;
  });
  if (plurals.size === 0) return null;
  const read = readAffiliations(singular);
  if (read === null) return null;
  const asPrinted = (text: string): string => text.replace(/\p{L}+/gu, (word) => plurals.get(word) ?? word);
  return {
    ...read,
    affiliations: read.affiliations.map(({ role, institution }) => ({
      role: role && asPrinted(role),
      institution: institution && asPrinted(institution),
    })),
  };
}
