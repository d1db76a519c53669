// What a benchmark reports, and how it measures.

/** A part of `npm run bench`. */
export interface Section {
  readonly name: string;
  run(): readonly Figure[];
}

/** One measured figure beside what it should be; `met` is null where nothing is asked of it. */
export interface Figure {
  readonly what: string;
  readonly value: string;
  readonly target: string;
  readonly met: boolean | null;
}

export function printFigures(section: string, figures: readonly Figure[]): void {
  const width = (pick: (figure: Figure) => string) =>
    Math.max(...figures.map((figure) => pick(figure).length));
  const [what, value, target] = [width((f) => f.what), width((f) => f.value), width((f) => f.target)];
  process.stdout.write(`\n${section}\n`);
  for (const figure of figures) {
    const verdict = figure.met === null ? '' : figure.met ? 'met' : 'MISSED';
    const cells = [
      figure.what.padEnd(what),
      figure.value.padStart(value),
      figure.target.padEnd(target),
      verdict,
    ];
    process.stdout.write(`  ${cells.join('   ').trimEnd()}\n`);
  }
}

/** Milliseconds that `work` takes: the best of `rounds`, because whatever disturbs it only adds. */
export function best(rounds: number, work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

export interface Contestant {
  readonly name: string;
  read(index: number): unknown;
}

/**
 * How many items a second each contestant reads: the best of several rounds in which they take turns, each for
 * about `milliseconds`, so that a disturbance hits all alike.
 */
export function race(
  contestants: readonly Contestant[],
  items: number,
  milliseconds: number,
): Map<string, number> {
  const rates = new Map(contestants.map(({ name }) => [name, 0]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, read } of contestants) {
      const start = performance.now();
      let done = 0;
      while (performance.now() - start < milliseconds) {
        read(done % items);
        done += 1;
      }
      const rate = (done * 1000) / (performance.now() - start);
      rates.set(name, Math.max(rates.get(name) ?? 0, rate));
    }
  }
  return rates;
}

/** Many short turns: most of them fall between the interruptions of a busy machine. */
const ROUNDS = 30;

export function count(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}
