// The stance that lists of many responses show, where a page of one response shows each coding by itself. A
// lexicon finds nothing where there are no words; if the contributor voted, the vote then stands there instead,
// and is marked as such.

/** Of `responses r`: there was nothing to read, and no editor has spoken. */
const NOTHING_READ = `r.coder_kind = 'lexicon' AND r.basis = 'no cue'
  AND NOT EXISTS (SELECT 1 FROM paragraphs p WHERE p.response_id = r.id)`;

/** The newest declaration of `responses r`; null where no vote was cast. */
const VOTED = `(SELECT iif(d.vote IS NULL, NULL, d.stance) FROM codings d
  WHERE d.response_id = r.id AND d.kind = 'declared' ORDER BY d.id DESC LIMIT 1)`;

/** Code of the stance to show. */
export const SHOWN_STANCE = `CASE WHEN ${NOTHING_READ} THEN coalesce(${VOTED}, r.stance) ELSE r.stance END`;

/** The same for counting: null where there are neither words nor a vote, which is no answer at all. */
export const COUNTED_STANCE = `CASE WHEN ${NOTHING_READ} THEN ${VOTED} ELSE r.stance END`;

/** Whose coding that is. */
export const SHOWN_KIND = `CASE WHEN ${NOTHING_READ} AND ${VOTED} IS NOT NULL THEN 'declared' ELSE r.coder_kind END`;

/** The vote as printed, whatever is shown; null where none was cast. */
export const SHOWN_VOTE = `(SELECT d.vote FROM codings d
  WHERE d.response_id = r.id AND d.kind = 'declared' ORDER BY d.id DESC LIMIT 1)`;
