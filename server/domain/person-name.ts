// How a printed name is taken apart: titles before it, letters after it, surname and given names.

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

/** Small words that begin a surname when they stand before its last word: "van der Berg", "al Saud". */
const PARTICLE =
  /^(?:a[bfl]|bint?|ben|da|dal|das|de|del|della|den|der|des|di|do|dos|du|el|ibn|la|le|lo|st|ten|ter|van|vom|von|y|zu|zum|zur)\.?$/iu;
const SUFFIX = /^(?:jr|sr|junior|senior|ii|iii|iv)\.?$/iu;

/** A person in parts; `given` is null for a name of one word, `suffix` for one without ("Jr"). */
export interface PersonName {
  readonly family: string;
  readonly given: string | null;
  readonly suffix: string | null;
}

/**
 * The people of a printed name: "Prof. Ada Byron and Jan van der Berg" is two. The family name is taken to be
 * what the print itself marks: what stands before a comma, or in capitals ("XI Jinping", "Emmanuel MACRON"); the
 * first of two words in Chinese, Japanese or Korean script; both surnames where "y" or "i" joins them ("José
 * Ortega y Gasset"). Else it is the last word with its particles: no list tells the names of the world apart, so
 * unmarked double surnames and romanised names in Asian order stay with their last word.
 */
export function peopleOf(name: string): readonly PersonName[] {
  const people = name.split(/\s+(?:and|&)\s+/u);
  const listed = people.length > 1 ? people.flatMap((each) => each.split(/,\s+(?=\S+\s)/u)) : people;
  return listed.map((each) => personName(bareName(each))).filter(({ family }) => family !== '');
}

function personName(name: string): PersonName {
  const [before = '', after, ...more] = name.split(/\s*,\s*/u);
  if (after !== undefined && more.length === 0 && !SUFFIX.test(after)) {
    return { family: before, given: after, suffix: null };
  }
  const words = name.split(/[\s,]+/u).filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  const suffix = words.length > 2 && SUFFIX.test(last) ? last : null;
  const bare = suffix === null ? words : words.slice(0, -1);
  const first = familyFirst(bare);
  const cut = first === 0 ? familyStart(bare) : first;
  const [head, tail] = [bare.slice(0, cut).join(' '), bare.slice(cut).join(' ')];
  return first === 0 ? { family: tail, given: head || null, suffix } : { family: head, given: tail, suffix };
}

/** A word of Chinese characters, kana or Hangul: where there are two, the family name comes first. */
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u;
/** A word in capitals, of more than an initial. */
const CAPITALS = /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{M}'’-]+$/u;

/** How many words of the family name stand first; 0 where it stands last, as it mostly does. */
function familyFirst(words: readonly string[]): number {
  if (words.length === 2 && words.every((word) => EAST_ASIAN.test(word))) return 1;
  const capitals = words.findIndex((word) => !CAPITALS.test(word));
  const marked = capitals > 0 && words.slice(capitals).every((word) => /\p{Ll}/u.test(word));
  return marked ? capitals : 0;
}

/** Joins two surnames into one: "Ortega y Gasset", "Puig i Cadafalch". */
const JOINT = /^[yi]$/iu;

/** Where a surname that stands last begins: at its last word, or all words in capitals; with particles before. */
function familyStart(words: readonly string[]): number {
  let start = words.length - 1;
  const mixed = words.some((word) => /\p{Ll}/u.test(word));
  const isCapital = (at: number): boolean => CAPITALS.test(words[at] ?? '');
  while (mixed && start > 1 && isCapital(start) && isCapital(start - 1)) start -= 1;
  if (start > 2 && JOINT.test(words[start - 1] ?? '')) start -= 2;
  while (start > 1 && PARTICLE.test(words[start - 1] ?? '')) start -= 1;
  return Math.max(0, start);
}
