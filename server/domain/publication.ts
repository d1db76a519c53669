import type { Ask, Response } from './types.ts';

/** Something that became public, and when (ISO instant, UTC). */
export type Publication =
  | { readonly kind: 'ask'; readonly ask: Ask; readonly at: string }
  | { readonly kind: 'response'; readonly response: Response; readonly at: string };

/** What a public page of its own stands for: `key` is the slug, or the number of a response. */
export interface Address {
  readonly kind: 'ask' | 'response' | 'expert' | 'institution';
  readonly key: string;
}
