// How often each labelled stance received each tag, and the figures that follow from it.

/** Counts of answers, row by row: `cells[labelled * codes.length + tagged]`, both in the order of `codes`. */
export interface Confusion {
  readonly codes: readonly string[];
  readonly cells: readonly number[];
}

/** One class against the rest. Null where the figure would divide by nothing. */
export interface ClassScore {
  readonly code: string;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Answers labelled with this code. */
  readonly labelled: number;
  /** Answers that the system tagged with it. */
  readonly tagged: number;
}

/** @throws RangeError where a pair names a code that is not in `codes`: the caller validates labels first. */
export function confusionOf(
  codes: readonly string[],
  pairs: Iterable<readonly [labelled: string, tagged: string]>,
): Confusion {
  const cells = new Array<number>(codes.length ** 2).fill(0);
  for (const [labelled, tagged] of pairs) {
    const row = codes.indexOf(labelled);
    const column = codes.indexOf(tagged);
    if (row < 0 || column < 0) {
      throw new RangeError(`No class for the pair ${labelled}, ${tagged}; there are ${codes.join(', ')}.`);
    }
    const cell = row * codes.length + column;
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  return { codes, cells };
}

export function sumConfusions(codes: readonly string[], parts: Iterable<Confusion>): Confusion {
  const cells = new Array<number>(codes.length ** 2).fill(0);
  for (const part of parts) {
    for (const [index, count] of part.cells.entries()) cells[index] = (cells[index] ?? 0) + count;
  }
  return { codes, cells };
}

/** Answers labelled with the code at `row` and tagged with the one at `column`. */
export function cellOf({ codes, cells }: Confusion, row: number, column: number): number {
  return cells[row * codes.length + column] ?? 0;
}

export function totalOf({ cells }: Confusion): number {
  return cells.reduce((sum, count) => sum + count, 0);
}

/** Share of answers whose tag is their label; null for no answers. */
export function accuracy(confusion: Confusion): number | null {
  return ratio(agreed(confusion), totalOf(confusion));
}

/**
 * Cohen's kappa (1960): agreement beyond what the two sets of marginals would give by chance.
 * Null for no answers, and where chance alone explains everything (both sides use one and the same class).
 */
export function kappa(confusion: Confusion): number | null {
  const total = totalOf(confusion);
  const chance = classTotals(confusion).reduce(
    (sum, { labelled, tagged }) => sum + (labelled / total) * (tagged / total),
    0,
  );
  return ratio(agreed(confusion) / total - chance, 1 - chance);
}

/**
 * Precision, recall and F1 of every class. F1 is 2TP / (2TP + FP + FN), so it is 0 for a class that is
 * labelled but never tagged, and null only for one that is neither.
 */
export function classScores(confusion: Confusion): ClassScore[] {
  return classTotals(confusion).map(({ code, right, labelled, tagged }) => ({
    code,
    precision: ratio(right, tagged),
    recall: ratio(right, labelled),
    f1: ratio(2 * right, labelled + tagged),
    labelled,
    tagged,
  }));
}

/**
 * Mean F1 of the classes that occur among the labels; null for no answers. A tag that no label could match
 * (such as `unclear` where labels are votes) already counts against recall, and is no class to average over.
 */
export function macroF1(confusion: Confusion): number | null {
  const present = classScores(confusion).filter(({ labelled }) => labelled > 0);
  return ratio(
    present.reduce((sum, { f1 }) => sum + (f1 ?? 0), 0),
    present.length,
  );
}

/** The share of a in b; null where b is 0 (or the numbers are not numbers, as for no answers at all). */
export function ratio(a: number, b: number): number | null {
  const value = a / b;
  return Number.isFinite(value) ? value : null;
}

function agreed(confusion: Confusion): number {
  return classTotals(confusion).reduce((sum, { right }) => sum + right, 0);
}

function classTotals(confusion: Confusion) {
  const { codes } = confusion;
  return codes.map((code, index) => ({
    code,
    right: cellOf(confusion, index, index),
    labelled: codes.reduce((sum, _, column) => sum + cellOf(confusion, index, column), 0),
    tagged: codes.reduce((sum, _, row) => sum + cellOf(confusion, row, index), 0),
  }));
}
