// Lines that look like somebody's name and introduce nobody: perhaps a contributor who was not found.
import type { ParsedContributor } from '../domain/survey.ts';
import type { Dropped } from './block.ts';
import { AFTER_LAST, type Doubt, type Found } from './contributors.ts';
import { BELOW_QUESTION } from './head.ts';
import { readName } from './name.ts';

/** Reasons to leave out lines where names may stand; menus and titles have many that only look like names. */
const OF_THE_TEXT: ReadonlySet<string> = new Set([BELOW_QUESTION, AFTER_LAST]);

/** A name of two to five words, and no more on its line. */
function isNameLike(text: string): boolean {
  const words = text.split(' ').length;
  return words > 1 && words <= 5 && (readName(text)?.strength ?? 0) >= 0.8;
}

/** Whether a line that was left out may be the name of somebody who answered. */
export function isNameLeftOut({ text, why }: Dropped): boolean {
  return OF_THE_TEXT.has(why) && isNameLike(text);
}

/**
 * What the contributors' names leave to doubt, in their order: a line that looks like a name above the first one,
 * below the last one, or inside an answer. Names of contributors are no news anywhere.
 */
export function nameLikeDoubts(
  contributors: Found['contributors'],
  dropped: readonly Dropped[],
): readonly (readonly Doubt[])[] {
  const known = new Set(contributors.flatMap(({ name }) => name?.toLowerCase() ?? []));
  const isNew = (text: string): boolean => !known.has(text.toLowerCase());
  const lost = dropped.filter((line) => isNameLeftOut(line) && isNew(line.text));
  const last = contributors.length - 1;
  return contributors.map((contributor, index) => [
    ...lost.flatMap(({ text, why }) => {
      if (why === BELOW_QUESTION) return index === 0 ? [doubt(text, 'stands above the first answer')] : [];
      return index === last ? [doubt(text, 'stands below the last answer')] : [];
    }),
    ...insideAnswer(contributor, isNew),
  ]);
}

/** The first paragraph may be the heading of an answer. */
function insideAnswer({ paragraphs }: ParsedContributor, isNew: (text: string) => boolean): Doubt[] {
  return paragraphs.flatMap((text, at) =>
    at > 0 && isNameLike(text) && isNew(text)
      ? [doubt(text, `stands inside this answer, as paragraph ${at + 1}`)]
      : [],
  );
}

function doubt(text: string, place: string): Doubt {
  return {
    code: 'name_like_line',
    message: `“${text}” looks like a name and ${place}. See that nobody is missing or under a wrong name.`,
  };
}
