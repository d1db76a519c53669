// Which wordings set one stance apart: weighted log-odds with an informative Dirichlet prior
// (Monroe, Colaresi and Quinn 2008, “Fightin' Words”, Political Analysis 16(4), section 3.5).

/** How often each term occurs. */
export type Counts = ReadonlyMap<string, number>;

/**
 * The z-score of every term of `inside`: positive where it is commoner there than in `outside`, more than
 * the prior leads one to expect. The prior spreads `mass` pseudo-occurrences over the terms as
 * `background` does; a term must occur in the background for its score to be defined, others are left out.
 * @param mass how strong the prior is, in occurrences; above 0
 */
export function logOdds(
  inside: Counts,
  outside: Counts,
  background: Counts,
  mass: number,
): Map<string, number> {
  const insideTotal = total(inside);
  const outsideTotal = total(outside);
  const backgroundTotal = total(background);
  const scores = new Map<string, number>();
  for (const [term, count] of inside) {
    const prior = (mass * (background.get(term) ?? 0)) / backgroundTotal;
    if (!(prior > 0)) continue;
    const here = count + prior;
    const there = (outside.get(term) ?? 0) + prior;
    const delta =
      Math.log(here / (insideTotal + mass - here)) - Math.log(there / (outsideTotal + mass - there));
    scores.set(term, delta / Math.sqrt(1 / here + 1 / there));
  }
  return scores;
}

export function total(counts: Counts): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
