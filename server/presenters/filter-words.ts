// What the values of filters are called that are not called anything by what is stored.
import type { UnclearBasis } from '../domain/shown.ts';
import type { CoderKind, InstitutionKind } from '../domain/types.ts';

interface Words {
  /** On a chip. */
  readonly label: string;
  /** In a sentence about responses: "from universities", "tagged by an editor". */
  readonly said: string;
}

export const KIND_WORDS: Readonly<Record<InstitutionKind, Words>> = {
  university: { label: 'University', said: 'universities' },
  'think tank': { label: 'Think tank', said: 'think tanks' },
  government: { label: 'Government', said: 'governments' },
  media: { label: 'Media', said: 'media' },
  business: { label: 'Business', said: 'businesses' },
  other: { label: 'Other', said: 'institutions of other kinds' },
};

export const BASIS_WORDS: Readonly<Record<UnclearBasis, Words>> = {
  'no cue': { label: 'No clear cue', said: 'for want of a clear cue' },
  tie: { label: 'Cues balance', said: 'because the cues balance' },
  stated: { label: 'Read as taking no side', said: 'because the words are read as taking no side' },
};

export const CODER_WORDS: Readonly<Record<CoderKind, Words>> = {
  lexicon: { label: 'Machine', said: 'tagged by a machine' },
  editor: { label: 'Editor', said: 'tagged by an editor' },
  declared: { label: 'Own vote', said: 'shown by their own vote' },
};

/** The words of a value, which may be one that nobody knows. */
export function wordsFor(table: Readonly<Record<string, Words>>, value: string): Words {
  return (Object.hasOwn(table, value) ? table[value] : undefined) ?? { label: value, said: value };
}
