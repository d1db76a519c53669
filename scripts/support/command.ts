import { Command } from 'commander';
import { AppError } from '../../server/domain/errors.ts';

/** Exit codes that every command keeps to. */
export const EXIT = { done: 0, fault: 1, usage: 2 } as const;

/** Faults beyond these are counted, not shown: a file of another kind has one per line. */
const SHOWN_FAULTS = 20;

/** A command that answers wrong usage with exit code 2, as all of them do, and knows `--help`. */
export function command(name: string, description: string): Command {
  return new Command(`npm run ${name} --`)
    .description(description)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? EXIT.done : EXIT.usage));
}

/** Runs a command to its exit code; a fault that a person can mend ends it with one sentence, not a stack. */
export async function main(work: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(error.message);
    process.exitCode = error.code === 'unknown_scheme' ? EXIT.usage : EXIT.fault;
  }
}

/** Says on standard error what is wrong with the input, sentence by sentence as they come. */
export class Faults {
  #count = 0;

  add(sentence: string): void {
    this.#count += 1;
    if (this.#count <= SHOWN_FAULTS) console.error(sentence);
  }

  /** Says how many more there were. @returns the exit code */
  finish(): number {
    if (this.#count > SHOWN_FAULTS) console.error(`… and ${this.#count - SHOWN_FAULTS} more faults.`);
    return this.#count > 0 ? EXIT.fault : EXIT.done;
  }
}

/** @returns the exit code */
export function refuse(sentences: readonly string[]): number {
  const faults = new Faults();
  for (const sentence of sentences) faults.add(sentence);
  return faults.finish();
}
