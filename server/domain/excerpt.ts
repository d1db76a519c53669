import {
  type SearchSegment,
  type SearchText,
  type Span,
  type Strictness,
  segmentsOf,
  spansIn,
  WORD,
} from './search.ts';

/** Words of an excerpt, and how many of them may stand before the first hit. */
const MOST_WORDS = 32;
const LEAD_WORDS = 6;

interface Hit extends Span {
  readonly term: number;
}

/**
 * Some words around the place of a text where the most of the terms stand together, with the hits marked and
 * an ellipsis where it was cut. A text without a hit gives its beginning.
 */
export function excerptOf(
  text: string,
  search: SearchText,
  strictness: Strictness,
): readonly SearchSegment[] {
  const words = [...text.matchAll(WORD)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const spans = spansIn(text, search, strictness);
  const hits = spans
    .flatMap((found, term): Hit[] => found.map((span) => ({ ...span, term })))
    .sort((a, b) => a.start - b.start);
  const first = firstWord(text, words, bestHit(hits, words));
  const from = first === 0 ? 0 : (words[first]?.start ?? 0);
  const last = words[first + MOST_WORDS - 1];
  const to = last === undefined || first + MOST_WORDS >= words.length ? text.length : last.end;
  const cut = `${from === 0 ? '' : '…'}${text.slice(from, to)}${to === text.length ? '' : '…'}`;
  const shift = from === 0 ? 0 : from - 1;
  const inside = hits.filter(({ start, end }) => start >= from && end <= to);
  return segmentsOf(
    cut,
    inside.map(({ start, end }) => ({ start: start - shift, end: end - shift })),
  );
}

/** The hit that the most terms follow within an excerpt, then the most hits; null where there is none. */
function bestHit(hits: readonly Hit[], words: readonly Span[]): Hit | null {
  const wordAt = new Map(words.map(({ start }, index) => [start, index]));
  const placeOf = ({ start }: Span): number => wordAt.get(start) ?? 0;
  const terms = new Map<number, number>();
  let best: { readonly hit: Hit; readonly score: number } | null = null;
  let end = 0;
  for (const [begin, hit] of hits.entries()) {
    for (
      let next = hits[end];
      next && placeOf(next) < placeOf(hit) + MOST_WORDS - LEAD_WORDS;
      next = hits[end]
    ) {
      terms.set(next.term, (terms.get(next.term) ?? 0) + 1);
      end += 1;
    }
    const score = terms.size * hits.length + (end - begin);
    if (best === null || score > best.score) best = { hit, score };
    const left = (terms.get(hit.term) ?? 1) - 1;
    if (left === 0) terms.delete(hit.term);
    else terms.set(hit.term, left);
  }
  return best?.hit ?? null;
}

/** Where the excerpt begins: with the sentence of the hit if that is near, else a few words before it. */
function firstWord(text: string, words: readonly Span[], hit: Hit | null): number {
  if (hit === null || words.length <= MOST_WORDS) return 0;
  const at = words.findIndex(({ start }) => start === hit.start);
  for (let index = at; index > Math.max(0, at - LEAD_WORDS); index -= 1) {
    const gap = text.slice(words[index - 1]?.end, words[index]?.start);
    if (/[.?!\n]/u.test(gap)) return index;
  }
  return Math.max(0, at - LEAD_WORDS);
}
