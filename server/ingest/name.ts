import { bareWord, startsWithRole } from './role.ts';
import {
  ALSO_SURNAMES,
  HONORIFICS,
  NAME_PARTICLES,
  NOT_IN_NAMES,
  POST_NOMINALS,
  ROLE_NOUNS,
  ROLE_OR_SURNAME,
} from './vocabulary.ts';

/** A line read as one person's name, or as two people's ("A and B"). */
export interface NameLine {
  /** As printed, less numbering and punctuation around it. */
  readonly name: string;
  /** 1 with a title or letters after it, 0.8 for two words or more, 0.4 for one word. */
  readonly strength: number;
}

const LONGEST_NAME = 110;
const MOST_WORDS = 12;

/** Reads a line that holds a name and nothing else; null where it does not look like one. */
export function readName(line: string): NameLine | null {
  if (line.length > LONGEST_NAME) return null;
  const name = line.replace(/^[\s\d.)(#•–—-]+(?=\p{L})|[\s,:;–—-]+$/gu, '');
  if (
    /[?!;:"“”<>@=%\d]/u.test(name) ||
    /[.!?]$/u.test(name.replace(/\b(?:\p{L}|jr|sr|ret|esq|ph\.d)\.$/iu, ''))
  )
    return null;
  const people = name.split(/ (?:and|&|und|et|y|i|with) /u);
  if (people.length > 3) return null;
  const weakest = Math.min(...people.map(personStrength));
  if (people.length === 1) return weakest <= 0 ? null : { name, strength: weakest };
  // Two people are "A and B", however the page joins them.
  if (weakest >= 0.5) return { name: name.replaceAll(' & ', ' and '), strength: weakest };
  const alone = / (?:y|i|und zu) \p{Lu}/u.test(name) ? personStrength(name.replace(' und zu ', ' zu ')) : 0;
  return alone > 0 ? { name, strength: alone } : null;
}

/** 0 where the words cannot be one person's name. */
function personStrength(text: string): number {
  const words = text
    .replace(/\((?:ret(?:ired|'d|’d|d)?|he|she|they)[^()]{0,20}\)\.?/giu, '')
    .split(/[\s,]+/u)
    .filter((word) => word !== '');
  if (words.length === 0 || words.length > MOST_WORDS) return 0;
  // After a comma come letters, never the rest of a name: "Jane Roe, CBE".
  const [, ...afterComma] = text.split(/,\s*/u);
  if (!afterComma.every((part) => part.split(' ').every(isPostNominal))) return 0;
  let titles = 0;
  while (titles < words.length - 1 && isHonorific(words[titles])) titles += 1;
  let end = words.length;
  while (end > titles + 1 && isPostNominal(words[end - 1])) end -= 1;
  const core = words.slice(titles, end);
  if (!core.every((word, index) => isNameWord(word, index > 0 || titles > 0)) || core.every(isParticle))
    return 0;
  const marked = titles > 0 || end < words.length;
  if (startsWithRole(text) && (!marked || core.includes('of') || isTrade(core.at(-1)))) return 0;
  if (marked) return 1;
  return core.length > 1 ? 0.8 : 0.4;
}

/** A word for what people do that is no family name: "Chief Executive Officer" is nobody's name. */
function isTrade(word: string | undefined): boolean {
  const bare = bareWord(word ?? '');
  return ROLE_NOUNS.has(bare) && !ROLE_OR_SURNAME.has(bare);
}

function isHonorific(word: string | undefined): boolean {
  return word !== undefined && HONORIFICS.has(bareWord(word).replaceAll('.', ''));
}

function isPostNominal(word: string | undefined): boolean {
  const bare = word?.replace(/[().,]/gu, '') ?? '';
  return (
    (bare.length > 1 && bare === bare.toUpperCase() && POST_NOMINALS.has(bare.toUpperCase())) ||
    /^(?:PhD|DPhil|Esq|Jr|Sr|MPhil|FREng|CEng|FRHistS|Ret)$/u.test(bare)
  );
}

function isParticle(word: string): boolean {
  return NAME_PARTICLES.has(word.toLowerCase().replace(/[’‘]/gu, "'"));
}

/** A capitalised word, an initial, a particle or a word of a script without case. */
function isNameWord(word: string, afterAnother: boolean): boolean {
  if (isParticle(word)) return true;
  if (
    !/^['’‘"“(]?(?:\p{Lu}|\p{Lt}|\p{Lo}|(?:al|el|ul|an|ad|as|ar|ash|d|l|o|t|h|n|de|van|von|dell|dall|degl)[-'’]\p{Lu}|[a-z]{1,2}\p{Lu})[\p{L}\p{M}'’‘.)"”ʻʼ‐‑-]*$/u.test(
      word,
    )
  )
    return false;
  const bare = bareWord(word);
  return !NOT_IN_NAMES.has(bare) || (afterAnother && ALSO_SURNAMES.has(bare));
}
