import { Command } from 'commander';
import { AppError } from '../../server/domain/errors.ts';

/** Exit codes that every command keeps to. */
export const EXIT = { done: 0, fault: 1, usage: 2 } as const;

/** Faults beyond these are counted, not shown: a file of another kind has one per line. */
const SHOWN_FAULTS = 20;

/** Whether standard output failed for another reason than that its reader went away. */
let outputFailed = false;
/** The faults of standard output, to tell them from those of other files. */
const outputFaults = new WeakSet<Error>();

/** Takes every failed write to standard output, so that none ends a command half-way and with a stack. */
function watchOutput(): void {
  // Once is enough, however many commands one process makes.
  if (!process.stdout.listeners('error').includes(takeOutputFault)) {
    process.stdout.on('error', takeOutputFault);
  }
}

/** Whoever closed the output has had enough of it; a full disk is a fault, said once. */
function takeOutputFault(error: NodeJS.ErrnoException): void {
  outputFaults.add(error);
  if (error.code === 'EPIPE' || outputFailed) return;
  outputFailed = true;
  process.exitCode = EXIT.fault;
  console.error(
    `Standard output cannot be written: ${error.message}. Make room there, or send it elsewhere.`,
  );
}

/**
 * Prints a line on standard output. Resolves once it is written, to false where it cannot be; a reader who
 * went away is no fault.
 */
export function print(line: string): Promise<boolean> {
  return new Promise((resolve) => {
    process.stdout.write(`${line}\n`, (error) => {
      if (error) takeOutputFault(error);
      resolve(!outputFailed);
    });
  });
}

/** A command that answers wrong usage with exit code 2, as all of them do, and knows `--help`. */
export function command(name: string, description: string): Command {
  watchOutput();
  return new Command(`npm run ${name} --`)
    .description(description)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? EXIT.done : EXIT.usage));
}

/** Runs a command to its exit code; a fault that a person can mend ends it with one sentence, not a stack. */
export async function main(work: () => number | Promise<number>): Promise<void> {
  try {
    const code = await work();
    process.exitCode = outputFailed ? EXIT.fault : code;
  } catch (error) {
    if (isOutputFault(error)) return takeOutputFault(error);
    if (!(error instanceof AppError)) throw error;
    console.error(error.message);
    process.exitCode = error.code === 'unknown_scheme' ? EXIT.usage : EXIT.fault;
  }
}

/** Whether this ended a stream into standard output because that takes no more. */
export function isOutputFault(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && outputFaults.has(error);
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
