// The nodes of the trie that everything starts from.

/** Where patterns start, and those that begin with ^; apart those that are read only beside a match. */
export const ROOT = 1;
export const SENTENCE_ROOT = 2;
export const SIDE_ROOT = 3;
export const SIDE_SENTENCE_ROOT = 4;
/** Members of lists start here. */
export const LIST_ROOT = 5;
