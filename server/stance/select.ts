// Longest match wins across the whole lexicon, words in gaps counting half: a wording that is spelt out is better
// evidence than one with as many words of anything between. The outcome depends on length, weight and entry id,
// never on the order of entries or patterns.
import type { Hit } from './context/sentence.ts';
import type { Match } from './matcher.ts';
import type { Entry } from './scheme-types.ts';

/** Whether `a` comes before `b` in the order of precedence. */
function precedes(a: Hit, b: Hit): number {
  return (
    lengthOf(b) - lengthOf(a) ||
    b.end - b.start - (a.end - a.start) ||
    b.entry.weight - a.entry.weight ||
    (a.entry.id < b.entry.id ? -1 : a.entry.id > b.entry.id ? 1 : 0) ||
    a.start - b.start ||
    bits(a.gapMask) - bits(b.gapMask) ||
    a.gapMask - b.gapMask
  );
}

/** In words; one that fell into a gap counts half. */
function lengthOf({ start, end, gapMask }: Hit): number {
  return end - start - bits(gapMask) / 2;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/**
 * Of the ways in which a pattern matches from one place, the one that skips the fewest words; of those the
 * longest. Matches must be of one sentence of at most `WIDEST` words.
 */
export function plainestWays(matches: readonly Match[]): readonly Match[] {
  if (matches.length < 2) return matches;
  const best = new Map<number, Match>();
  for (const match of matches) {
    const key = match.owner * WIDEST + (match.start % WIDEST);
    const known = best.get(key);
    if (known === undefined || plainer(match, known) < 0) best.set(key, match);
  }
  return [...best.values()];
}

/** More than the longest sentence has words. */
const WIDEST = 512;

function plainer(a: Match, b: Match): number {
  return bits(a.gapMask) - bits(b.gapMask) || b.end - a.end || a.gapMask - b.gapMask;
}

/** A match as a hit that nothing has happened to yet. */
export function toHit(match: Match, entry: Entry): Hit {
  return {
    entry,
    start: match.start,
    end: match.end,
    gapMask: match.gapMask,
    stance: entry.stance,
    denied: entry.denies,
    deontic: false,
    factors: [],
    why: null,
  };
}

/**
 * Sorts out overlaps among the hits of one sentence, whose first token is `from`. Losers get their `why`;
 * a shorter match of the winner's own entry is dropped. Returns winners and losers in order of the text.
 */
export function selectLongest(hits: readonly Hit[], from: number): Hit[] {
  if (hits.length === 0) return [];
  const holder: (Hit | undefined)[] = [];
  const kept: Hit[] = [];
  for (const hit of hits.toSorted(precedes)) {
    const winner = holderOf(hit, holder, from);
    if (winner === undefined) {
      for (let at = hit.start; at < hit.end; at += 1) holder[at - from] = hit;
      if (hit.entry.kind === 'decoy')
        hit.why = 'a decoy: it only keeps other entries from reading this wording';
      kept.push(hit);
    } else if (winner.entry !== hit.entry) {
      hit.why = `a longer match won: ${winner.entry.id}`;
      kept.push(hit);
    }
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end || (a.entry.id < b.entry.id ? -1 : 1));
}

/** The hit that holds the first of the words that are held; undefined where none is. */
function holderOf({ start, end }: Hit, holder: readonly (Hit | undefined)[], from: number): Hit | undefined {
  for (let at = start; at < end; at += 1) if (holder[at - from] !== undefined) return holder[at - from];
  return undefined;
}
