// Intervals from a bootstrap clustered by question: answers to one question resemble each other, so
// whole questions are drawn (with replacement), as many as there are.

/** A random number generator with a seed: the same numbers on every machine. Tommy Ettinger's mulberry32. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` draws of `clusters` numbers from 0 to `clusters - 1`, with replacement. */
export function drawClusters(clusters: number, count: number, seed: number): number[][] {
  const random = mulberry32(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: clusters }, () => Math.floor(random() * clusters)),
  );
}

/**
 * The middle 95% of the values, interpolated between neighbours (Hyndman and Fan's type 7).
 * Undefined values are left out; null where none is left.
 */
export function middle95(values: readonly (number | null)[]): readonly [low: number, high: number] | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const low = quantile(sorted, 0.025);
  const high = quantile(sorted, 0.975);
  return low === null || high === null ? null : [low, high];
}

function quantile(sorted: readonly number[], share: number): number | null {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}
