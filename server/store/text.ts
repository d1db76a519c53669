import { createHash } from 'node:crypto';
import { folded } from '../domain/folding.ts';

/** Case and diacritics folded, white space collapsed: for comparing and sorting in any script. */
export function fold(text: string): string {
  return folded(text.normalize('NFKC')).replace(/\s+/gu, ' ').trim();
}

/** What a list sorts by: folded, without quotes, brackets and the like, and without a leading "the". */
export function sortKey(text: string): string {
  const bare = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return bare.replace(/^the (?=.)/u, '') || fold(text);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
