import { plainly } from '../domain/folding.ts';
import { type SearchText, type Strictness, termsAt } from '../domain/search.ts';

/**
 * In FTS5's language, of letters and digits in quotation marks alone, so that no typed text can be taken
 * for an operator. Letters are spelled as the index spells them.
 */
export function expression(
  text: SearchText,
  strictness: Strictness,
  column: 'text' | 'expert' | null,
): string {
  const phrases = termsAt(text, strictness).map(
    ({ words, prefix }) => `"${plainly(words.join(' '))}"${prefix ? ' *' : ''}`,
  );
  const joined = phrases.join(strictness === 'any' ? ' OR ' : ' AND ');
  return column === null ? joined : `{${column}} : (${joined})`;
}
