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
 * How many items a second each contestant reads. They take turns at a few items each; every turn counts by its
 * best round, so that whatever disturbs the machine in between shows in none of them.
 */
export function race(contestants: readonly Contestant[], items: number): Map<string, number> {
  const turns = Math.ceil(items / ITEMS_A_TURN);
  const bests = contestants.map((contestant) => ({
    contestant,
    times: new Array<number>(turns).fill(Number.POSITIVE_INFINITY),
  }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let turn = 0; turn < turns; turn += 1) {
      const from = turn * ITEMS_A_TURN;
      const to = Math.min(items, from + ITEMS_A_TURN);
      for (const { contestant, times } of bests) {
        const took = best(1, () => {
          for (let index = from; index < to; index += 1) contestant.read(index);
        });
        times[turn] = Math.min(times[turn] ?? took, took);
      }
    }
  }
  return new Map(
    bests.map(({ contestant, times }) => [
      contestant.name,
      (items * 1000) / times.reduce((sum, time) => sum + time, 0),
    ]),
  );
}

/** Few enough that most turns fall between the interruptions of a busy machine. */
const ITEMS_A_TURN = 10;
const ROUNDS = 10;

export function count(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}
