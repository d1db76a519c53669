import { fold, sha256 } from './text.ts';

const LONGEST = 72;

/**
 * An ASCII name for URLs: folded words joined by hyphens, cut at a word's end. A text that would lose more
 * than half of its letters (another script) gets eight digits of its hash, after `kind` if nothing is left:
 * the same text has the same slug in every database.
 */
export function slugify(text: string, kind: string, longest = LONGEST): string {
  const folded = fold(text).replace(/['’ʼ]/gu, '');
  const slug = cut(folded.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''), longest);
  const letters = folded.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const kept = folded.match(/[a-z0-9]/g)?.length ?? 0;
  if (kept > 0 && kept * 2 >= letters) return slug;
  return `${slug || kind}-${sha256(fold(text)).slice(0, 8)}`;
}

/** The first of `slug`, `slug-2`, `slug-3` ... that is not taken. */
export function freeSlug(slug: string, taken: (candidate: string) => boolean): string {
  if (!taken(slug)) return slug;
  let number = 2;
  while (taken(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}

/** Words that tell least of a question, and leave a name hanging in the air where it ends in them. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the and or but of on in at to by for from with without into over under about as than that this its ' +
    'their his her our your is are be was were now not should would could will can may must do does s'
  ).split(' '),
);

/** At a word's end, and not in the middle of "on the": stop words at the end are left out. */
function cut(slug: string, longest: number): string {
  if (slug.length <= longest) return slug;
  const end = slug.lastIndexOf('-', longest);
  if (end <= longest / 2) return slug.slice(0, longest);
  const words = slug.slice(0, end).split('-');
  const last = words.findLastIndex((word) => !STOP_WORDS.has(word));
  return words.slice(0, last === -1 ? words.length : last + 1).join('-');
}
