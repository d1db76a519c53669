import { getHeapStatistics } from 'node:v8';
import { AppError } from '../../server/domain/errors.ts';
import { FORMATS, type Format, readFile } from '../../server/ingest/index.ts';
import type { Seed } from './fuzz-seeds.ts';
import { mutate, seededRandom } from './mutate.ts';

export interface FuzzReport {
  readonly inputs: number;
  readonly read: number;
  readonly refused: number;
  /** The longest that one input took, in milliseconds of processor time. */
  readonly slowest: number;
  /** The most that the heap has taken up after any input, garbage included, in MB. */
  readonly heap: number;
}

/** What went wrong with one input; seed and number bring it back. */
export class FuzzFailure extends Error {
  readonly input: Buffer;

  constructor(what: string, input: Buffer, options?: { cause?: unknown }) {
    super(what, options);
    this.name = 'FuzzFailure';
    this.input = input;
  }
}

const LONGEST_MS = 1_000;
const LARGEST_HEAP_MB = 256;

/**
 * Feeds mutated documents to the importer, which may read or refuse each and nothing else.
 * @param goOn told the number of inputs so far; false ends the run
 * @throws FuzzFailure where an input breaks the importer, takes it more than a second or the heap over 256 MB
 */
export async function fuzz(
  seeds: readonly Seed[],
  seed: number,
  goOn: (inputs: number) => boolean,
): Promise<FuzzReport> {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const report = { inputs: 0, read: 0, refused: 0, slowest: 0, heap: 0 };
  while (goOn(report.inputs)) {
    const input = nextInput(pick(seeds), pick(seeds), random);
    const format = random() < 0.3 ? pick(FORMATS) : undefined;
    const before = process.cpuUsage();
    const wasRead = await attempt(input, format, `seed ${seed}, input ${report.inputs}`);
    const took = process.cpuUsage(before).user / 1000;
    if (took > LONGEST_MS)
      throw new FuzzFailure(`took ${took.toFixed(0)} ms (seed ${seed}, input ${report.inputs})`, input);
    const heap = getHeapStatistics().total_heap_size / 1024 / 1024;
    if (heap > LARGEST_HEAP_MB)
      throw new FuzzFailure(
        `took the heap to ${heap.toFixed(0)} MB (seed ${seed}, input ${report.inputs})`,
        input,
      );
    report.heap = Math.max(report.heap, heap);
    report.inputs += 1;
    report[wasRead ? 'read' : 'refused'] += 1;
    report.slowest = Math.max(report.slowest, took);
  }
  return report;
}

function nextInput(seed: Seed | undefined, other: Seed | undefined, random: () => number): Buffer {
  if (seed === undefined || other === undefined) throw new Error('There are no documents to start from.');
  return seed.pack(mutate(seed.bytes, other.bytes, random));
}

async function attempt(input: Buffer, format: Format | undefined, where: string): Promise<boolean> {
  try {
    await readFile(input, { format });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw new FuzzFailure(`broke the importer (${where}): ${String(error)}`, input, { cause: error });
  }
}
