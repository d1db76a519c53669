import type { DeclaredVote, ParsedContributor } from './survey.ts';
import type { Declared } from './types.ts';

/** The votes that a scheme knows; `intensity` is 2 for strong, 1 for plain, 0 for none. */
export type VoteScale = readonly {
  readonly vote: string;
  readonly stance: string;
  readonly intensity: number;
}[];

const key = (vote: string): string => vote.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Whether two votes are one, however they are printed. */
export function sameVote(a: string, b: string): boolean {
  return key(a) === key(b);
}

/** What a printed vote means in a scheme. A vote that the scheme has not, and none at all, mean no stance. */
export function declaredOf({ vote, confidence }: DeclaredVote, scale: VoteScale): Declared {
  const meant = vote === null ? undefined : scale.find((each) => sameVote(each.vote, vote));
  return { vote, confidence, stance: meant?.stance ?? null, intensity: meant?.intensity ?? null };
}

/** The scheme that knows the most of the votes cast, and more than half of them; null where there is none. */
export function schemeOfVotes(
  contributors: readonly ParsedContributor[],
  schemes: readonly { readonly id: string; readonly scale: VoteScale }[],
): string | null {
  const cast = contributors.flatMap(({ declared }) => (declared?.vote == null ? [] : [declared]));
  const known = schemes.map(({ id, scale }) => ({
    id,
    votes: cast.filter((each) => declaredOf(each, scale).stance !== null).length,
  }));
  const [best] = known.toSorted((a, b) => b.votes - a.votes);
  return best !== undefined && best.votes > cast.length / 2 ? best.id : null;
}
