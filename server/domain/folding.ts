/** Letters that Unicode does not take apart into a base and a mark; the search index folds the same ones. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
};

const LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'giu');

/** Those letters spelled plainly, in lower case; everything else as it is. */
export function plainly(text: string): string {
  return text.replace(LETTERS, (letter) => PLAIN[letter.toLowerCase()] ?? letter);
}

/** Without case and diacritics: "Łódź" -> "lodz". White space and signs stay. */
export function folded(text: string): string {
  return plainly(text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
}
