// `npm test`: every check, in one go, each named; ends 1 if any failed and says which.
// `npm test -- test/store` runs only the tests under the given paths, without the other checks.
import { spawn } from 'node:child_process';
import { globSync, statSync } from 'node:fs';

interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const STATIC: readonly Check[] = [
  { name: 'format and lint', command: ['biome', 'ci', '--error-on-warnings', '--colors=off', '.'] },
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'unused code and dependencies', command: ['knip'] },
];

function tests(paths: readonly string[]): Check {
  const files = paths.flatMap((path) =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory()
      ? globSync(`${path}/**/*.test.ts`).sort()
      : [path],
  );
  // Two at once: the browser tests and the ones with child processes mostly wait.
  return { name: 'tests', command: ['node', '--test', '--test-concurrency=2', ...files] };
}

/** Resolves to whether the command ended with 0. */
function run({ name, command: [program, ...args] }: Check): Promise<boolean> {
  process.stdout.write(`\n--- ${name}\n`);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0));
  });
}

const asked = process.argv.slice(2);
const checks = asked.length > 0 ? [tests(asked)] : [...STATIC, tests(['test'])];
const failed: string[] = [];
for (const check of checks) {
  if (!(await run(check))) failed.push(check.name);
}
if (failed.length > 0) {
  process.stdout.write(`\nFailed: ${failed.join('; ')}.\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`\nAll checks passed: ${checks.map((check) => check.name).join('; ')}.\n`);
}
