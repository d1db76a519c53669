// "About the authors": who the contributors are, said after all of them have answered.
import type { PrintedAffiliation } from '../domain/survey.ts';
import { isMarked, nameAboveRole, textAt } from './attribution.ts';
import type { Block } from './block.ts';
import { announcesBiographies } from './boilerplate.ts';
import { scan, wordsIn } from './division.ts';
import { nameAndRole } from './inline.ts';
import { nameAboveBio, signature } from './signature.ts';

/** Biographies are shorter than the answers that they follow. */
const LARGEST_SHARE = 0.4;
const FORMS = [nameAboveBio, nameAndRole, nameAboveRole, signature];

/** A document's answers, and the biographies below them, where a heading announces those. */
export function partBiographies(blocks: readonly Block[]): {
  readonly answers: readonly Block[];
  readonly biographies: readonly Block[];
} {
  const at = blocks.findLastIndex((_, index) => {
    const block = textAt(blocks, index);
    return (
      block !== null && announcesBiographies(block.text) && (isMarked(block) || block.kind === 'paragraph')
    );
  });
  const below = blocks.slice(at);
  const isShort = wordsIn(below) < wordsIn(blocks) * LARGEST_SHARE;
  if (at < 1 || !isShort || scan(below.slice(1), FORMS).length === 0)
    return { answers: blocks, biographies: [] };
  return { answers: blocks.slice(0, at), biographies: below };
}

/** What the biographies say of each name, in lower case. */
export function affiliationsIn(
  biographies: readonly Block[],
): ReadonlyMap<string, readonly PrintedAffiliation[]> {
  const found = scan(biographies, FORMS).filter(({ affiliations }) => affiliations.length > 0);
  return new Map(
    found.flatMap(({ name, affiliations }) =>
      name === null ? [] : [[name.toLowerCase(), affiliations] as const],
    ),
  );
}
