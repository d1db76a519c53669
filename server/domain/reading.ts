import type { ClassifyInput } from '../stance/types.ts';
import type { Ask } from './types.ts';

/**
 * What a classifier is given of one answer. Every path in (form, import, samples, retagging) reads through
 * here, so that the same words always get the same tag: the ask's day decides whose leaders were in office.
 */
export function inputOf(
  { question, date }: Pick<Ask, 'question' | 'date'>,
  paragraphs: readonly string[],
): ClassifyInput {
  return { question, paragraphs, date };
}
