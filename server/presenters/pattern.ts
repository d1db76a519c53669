/** A stretch of a pattern; `list` names the list of wordings that it stands for, or is null. */
export interface PatternPart {
  readonly text: string;
  readonly list: string | null;
}

/**
 * A pattern as people read it: "(go|goes) {0-4} with @lead" -> "(go / goes) …4 with ‹lead›". Nothing is
 * lost: the signs are explained where patterns are shown (PATTERN_SIGNS).
 */
export function patternParts(pattern: string): readonly PatternPart[] {
  return pattern
    .split(/(@[a-z][a-z0-9_]*)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('@')
        ? { text: `‹${part.slice(1)}›`, list: part.slice(1) }
        : { text: readable(part), list: null },
    );
}

/** The same as one text. */
export function patternText(pattern: string): string {
  return patternParts(pattern)
    .map(({ text }) => text)
    .join('');
}

function readable(text: string): string {
  return text
    .replace(/\{0-(\d+)\}/g, '…$1')
    .replace(/\{(\d+)-(\d+)\}/g, '…$1–$2')
    .replace(/\{(\d+)\}/g, '…=$1')
    .replace(/\|\)/g, ' / nothing)')
    .replaceAll('|', ' / ')
    .replace(/\*/g, '-')
    .replace(/\^\^ ?/g, '⟨start of the text⟩ ')
    .replace(/\^ ?/g, '⟨start⟩ ')
    .replace(/ ?\$/g, ' ⟨end⟩');
}

/** What the signs of a readable pattern mean. */
export const PATTERN_SIGNS: readonly { readonly sign: string; readonly meaning: string }[] = [
  { sign: 'a / b', meaning: 'either of them; brackets show how far the choice reaches' },
  { sign: '[a]', meaning: 'may be there or not' },
  {
    sign: '…4',
    meaning: 'up to four words of any kind, never across a semicolon, bracket, dash or full stop',
  },
  { sign: '…1–3', meaning: 'one to three words of any kind; …=2 is exactly two' },
  { sign: 'argu-', meaning: 'any word that begins so' },
  { sign: 'support~', meaning: 'the word in all its forms' },
  { sign: '=US', meaning: 'exactly so, capitals included; +Word has a capital first letter' },
  { sign: '‹lead›', meaning: 'any wording of that list' },
  {
    sign: '⟨start⟩',
    meaning:
      'where a sentence starts; ⟨end⟩ where it ends, ⟨start of the text⟩ where the whole answer starts',
  },
];
