// `npm run fuzz -- --minutes N`: mutated documents into the importer until the time is up or something breaks.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { ROOT } from '../server/wiring.ts';
import { command, EXIT, main } from './support/command.ts';
import { FuzzFailure, fuzz } from './support/fuzz.ts';
import { loadSeeds } from './support/fuzz-seeds.ts';

interface Options {
  readonly minutes: number;
  readonly seed: number;
}

async function run({ minutes, seed }: Options): Promise<number> {
  const end = performance.now() + minutes * 60_000;
  const goOn = (inputs: number): boolean => {
    if (inputs > 0 && inputs % 10_000 === 0) console.error(`${inputs} inputs ...`);
    return performance.now() < end;
  };
  try {
    const { inputs, read, refused, slowest, heap } = await fuzz(
      await loadSeeds(join(ROOT, 'test', 'ingest', 'fixtures')),
      seed,
      goOn,
    );
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      `${inputs} inputs: ${read} read, ${refused} refused; slowest ${slowest.toFixed(0)} ms; heap at most ${heap.toFixed(0)} MB, the whole process ${memory} MB; seed ${seed}`,
    );
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof FuzzFailure)) throw error;
    const path = join(tmpdir(), `stancebook-fuzz-${seed}.bin`);
    writeFileSync(path, error.input);
    console.error(`${error.message}\nThe input is kept in ${path}.`);
    return EXIT.fault;
  }
}

function positive(text: string): number {
  const value = Number(text);
  if (value > 0) return value;
  throw new InvalidArgumentError('Give a number above 0.');
}

const program = command('fuzz', 'Looks for documents that break the importer.')
  .option('--minutes <n>', 'how long', positive, 1)
  .option('--seed <n>', 'the same seed tries the same documents', positive, Date.now() % 1_000_000)
  .action((options: Options) => main(() => run(options)));

await program.parseAsync();
