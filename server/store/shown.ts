// The stance that lists of many responses show, where a page of one response shows each coding by itself. A
// lexicon finds nothing where there are no words; if the contributor voted, the vote then stands there instead,
// and is marked as such. Triggers keep it; `shownOf` of domain/ is the same rule for one response.
import type { ResponseQuery } from '../domain/query.ts';
import { NO_ANSWER } from '../domain/shown.ts';
import { UNCLEAR } from '../stance/types.ts';

/** Code of the stance to show, of `responses r`. */
export const SHOWN_STANCE = 'r.shown_stance';

/** The same for counting: null where there are neither words nor a vote, which is no answer at all. */
export const COUNTED_STANCE = `nullif(r.shown_stance, '${NO_ANSWER}')`;

/** Whose coding that is; null where there is no answer. */
export const SHOWN_KIND = 'r.shown_kind';

/** 1 where the tag leans on little evidence. */
export const WEAK = `r.shown_kind IS 'lexicon' AND r.confidence IS 'low'`;

/** The vote as printed, whatever is shown; null where none was cast. */
export const SHOWN_VOTE = `(SELECT d.vote FROM codings d
  WHERE d.response_id = r.id AND d.kind = 'declared' ORDER BY d.id DESC LIMIT 1)`;

/** The stance to show where machine tags need the margin that the query asks for: `:minMargin`. */
export function stanceAt({ minMargin }: Pick<ResponseQuery, 'minMargin'>): string {
  if (minMargin === null) return SHOWN_STANCE;
  return `iif(r.shown_kind = 'lexicon' AND r.shown_stance <> '${UNCLEAR}' AND r.margin < :minMargin,
    '${UNCLEAR}', r.shown_stance)`;
}

/** Why a machine's tag is `unclear`, at that margin; null for every other. */
export function unclearBasisAt({ minMargin }: Pick<ResponseQuery, 'minMargin'>): string {
  const kept = `iif(r.shown_kind = 'lexicon' AND r.shown_stance = '${UNCLEAR}', r.basis, NULL)`;
  if (minMargin === null) return kept;
  return `iif(r.shown_kind = 'lexicon' AND r.shown_stance <> '${UNCLEAR}' AND r.margin < :minMargin,
    'tie', ${kept})`;
}
