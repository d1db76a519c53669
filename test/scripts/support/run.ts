import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one of scripts/ in a process of its own, as npm does, with the given standard input. */
export async function runScript(
  script: string,
  args: readonly string[],
  input: string | Uint8Array = '',
  nodeOptions: readonly string[] = [],
): Promise<Outcome> {
  const child = spawn(process.execPath, [...nodeOptions, join(ROOT, 'scripts', script), ...args], {
    cwd: ROOT,
    stdio: 'pipe',
  });
  child.stdin.on('error', () => {}); // A child that stops reading early says so in its exit code.
  child.stdin.end(input);
  const exit = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { code, stdout, stderr };
}
