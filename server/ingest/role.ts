import { ROLE_MODIFIERS, ROLE_NOUNS, ROLE_OR_SURNAME } from './vocabulary.ts';

/** Words that end the head of a role: what follows says of what, where or with whom. */
const AFTER_HEAD = new Set([
  ...[
    'of',
    'for',
    'in',
    'at',
    'to',
    'on',
    'with',
    'from',
    'under',
    'within',
    'across',
    'and',
    '&',
    'or',
    'by',
    '/',
  ],
  ...[
    'emeritus',
    'emerita',
    'designate',
    'elect',
    'for,',
    '-',
    '–',
    '—',
    'responsible',
    'covering',
    'leading',
  ],
]);

/** The same in other languages, where some of them are also parts of names: "Dean de Souza". */
const AFTER_HEAD_ELSEWHERE = new Set('der des für im am bei beim de du della del di en à para'.split(' '));

/** Words that no role begins with: "By Jane Editor", "For the minister". */
const BEFORE_OTHERS = new Set([
  'by',
  'for',
  'from',
  'in',
  'on',
  'at',
  'to',
  'with',
  'as',
  'of',
  'dear',
  'every',
  'no',
]);

const LONGEST_HEAD = 8;

/** "Dr." -> "dr", "(ret.)" -> "ret", "Fellow," -> "fellow". */
export function bareWord(word: string): string {
  return word.toLowerCase().replace(/^[(["'‘“]+|[)\]"'’”.,;:]+$/gu, '');
}

/**
 * Whether a phrase begins with a role: "Senior Lecturer in Law", "a visiting fellow at X", "Director-General".
 * The test is on the last word before the first preposition, so that "Fellows Programme", "Women's Forum"
 * and names of bodies are none.
 */
export function startsWithRole(phrase: string): boolean {
  const head: string[] = [];
  for (const word of firstWords(phrase, LONGEST_HEAD + 1)) {
    const bare = bareWord(word);
    if (bare === '' || word.startsWith('(')) break;
    if (AFTER_HEAD.has(bare) && head.length > 0) break;
    const noun = head.at(-1) ?? '';
    if (AFTER_HEAD_ELSEWHERE.has(bare) && ROLE_NOUNS.has(noun) && !ROLE_OR_SURNAME.has(noun)) break;
    head.push(bare);
    // "Chief Executive Officer, ...": the caller cuts at commas, but prose may still hold one.
    if (word.endsWith(',')) break;
  }
  if (BEFORE_OTHERS.has(head[0] ?? '')) return false;
  if (head[0] === 'the' && phrase.startsWith('The ')) return false; // "The Economist" is a newspaper.
  const last = head.at(-1);
  return last !== undefined && head.length <= LONGEST_HEAD && isRoleNoun(last, head.at(-2) ?? null);
}

function firstWords(text: string, count: number): string[] {
  // The slice bounds the work on a line of any length; no head of eight words is longer.
  return text.slice(0, 200).trim().split(/\s+/u).slice(0, count);
}

/** @param before the bare word before it, or null at the beginning of a phrase. */
function isRoleNoun(word: string, before: string | null): boolean {
  const parts = word.split(/[-–/]/u);
  const noun = ROLE_NOUNS.has(word) || ROLE_NOUNS.has(parts[0] ?? '') || ROLE_NOUNS.has(parts.at(-1) ?? '');
  if (!noun) return looksLikeTrade(word, before);
  if (!ROLE_OR_SURNAME.has(word)) return true;
  return before === null || isModifier(before) || ROLE_NOUNS.has(before);
}

/** Words that stand before trades and hardly before anything else. */
const BEFORE_TRADES = new Set(['senior', 'chief', 'deputy', 'junior', 'assistant', 'associate', 'freelance']);

/** Endings that hardly any word has but those for what people do. */
const TRADE = /.(?:ologist|ographer|onomer|onomist|ician|iatrist|ometrist|opathist)$/u;

/** An unlisted trade: "Volcanologist", "Senior Cartographer", "Chief Actuary". */
function looksLikeTrade(word: string, before: string | null): boolean {
  if (TRADE.test(word)) return true;
  return before !== null && BEFORE_TRADES.has(before) && /(?:ist|er|or|ian|ary|eer|ant)$/u.test(word);
}

function isModifier(word: string): boolean {
  return ROLE_MODIFIERS.has(word) || ROLE_MODIFIERS.has(word.split('-')[0] ?? '');
}
