// Puts the steps of a node in order (layout.ts).
import { STEP_SIZE, STEP_WAY } from './layout.ts';

/** Steps up to which sorting by hand is quick. */
const FEW = 12;
/** A symbol and its way in one number, so that steps are sorted as numbers are. */
const SYMBOL = 2 ** 32;

/** Sorts the steps that lie in `pool` from `first` to `end` by symbol. */
export function sortSteps(pool: Int32Array, first: number, end: number): void {
  if (end - first > FEW * STEP_SIZE) sortMany(pool, first, (end - first) / STEP_SIZE);
  else {
    for (let at = first + STEP_SIZE; at < end; at += STEP_SIZE) insert(pool, first, at);
  }
}

function sortMany(pool: Int32Array, first: number, count: number): void {
  const steps = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    const at = first + i * STEP_SIZE;
    steps[i] = (pool[at] ?? 0) * SYMBOL + (pool[at + STEP_WAY] ?? 0);
  }
  steps.sort();
  for (let i = 0; i < count; i += 1) {
    const at = first + i * STEP_SIZE;
    const step = steps[i] ?? 0;
    pool[at] = Math.floor(step / SYMBOL);
    pool[at + STEP_WAY] = step % SYMBOL;
  }
}

/** Moves the step at `at` to its place among those before it, which are in order. */
function insert(pool: Int32Array, first: number, at: number): void {
  const symbol = pool[at] ?? 0;
  const way = pool[at + STEP_WAY] ?? 0;
  let to = at;
  for (; to > first && (pool[to - STEP_SIZE] ?? 0) > symbol; to -= STEP_SIZE) {
    pool[to] = pool[to - STEP_SIZE] ?? 0;
    pool[to + STEP_WAY] = pool[to - STEP_SIZE + STEP_WAY] ?? 0;
  }
  pool[to] = symbol;
  pool[to + STEP_WAY] = way;
}
