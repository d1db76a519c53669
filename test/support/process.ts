import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const STORE = new URL('../../server/store/index.ts', import.meta.url).href;
const BUILDERS = new URL('./builders.ts', import.meta.url).href;

/** What a child program may use without importing it. */
const PRELUDE = `import { openStore } from ${JSON.stringify(STORE)};
import { queryOf, submissionOf, surveyOf } from ${JSON.stringify(BUILDERS)};
`;

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ChildOptions {
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a program, given as source text, that has openStore and the builders; `args` begin at argv[1]. */
export function startNode(source: string, { args = [], env = {}, ...options }: ChildOptions = {}) {
  return spawn(process.execPath, ['--input-type=module', '--eval', PRELUDE + source, ...args], {
    ...options,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs such a program to its end. */
export async function runNode(source: string, options: ChildOptions = {}): Promise<Ended> {
  return ended(startNode(source, options));
}

/** Runs a script of the project to its end. */
export async function runScript(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const file = fileURLToPath(new URL(`../../scripts/${script}`, import.meta.url));
  return ended(
    spawn(process.execPath, [file, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

async function ended(child: ReturnType<typeof startNode>): Promise<Ended> {
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, stdout, stderr };
}
