import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { AppError } from '../../server/domain/errors.ts';
import { FORMATS, type Format, readFile } from '../../server/ingest/index.ts';
import { mutate, seededRandom } from './mutate.ts';

export interface FuzzReport {
  readonly inputs: number;
  readonly read: number;
  readonly refused: number;
  /** The longest that one input took, in milliseconds of processor time. */
  readonly slowest: number;
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

/** Every file of a folder that is a document, not an expectation. */
export function loadSeeds(folder: string): Buffer[] {
  return readdirSync(folder)
    .filter((name) => extname(name) !== '.json')
    .sort()
    .map((name) => readFileSync(join(folder, name)));
}

/**
 * Feeds mutated documents to the importer, which may read or refuse each and nothing else.
 * @param goOn told the number of inputs so far; false ends the run
 * @throws FuzzFailure where an input breaks the importer or takes it more than a second
 */
export async function fuzz(
  seeds: readonly Buffer[],
  seed: number,
  goOn: (inputs: number) => boolean,
): Promise<FuzzReport> {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const report = { inputs: 0, read: 0, refused: 0, slowest: 0 };
  while (goOn(report.inputs)) {
    const input = mutate(pick(seeds) ?? Buffer.alloc(0), pick(seeds) ?? Buffer.alloc(0), random);
    const format = random() < 0.3 ? pick(FORMATS) : undefined;
    const before = process.cpuUsage();
    const wasRead = await attempt(input, format, `seed ${seed}, input ${report.inputs}`);
    const took = process.cpuUsage(before).user / 1000;
    if (took > LONGEST_MS)
      throw new FuzzFailure(`took ${took.toFixed(0)} ms (seed ${seed}, input ${report.inputs})`, input);
    report.inputs += 1;
    report[wasRead ? 'read' : 'refused'] += 1;
    report.slowest = Math.max(report.slowest, took);
  }
  return report;
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
