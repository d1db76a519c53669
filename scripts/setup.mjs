// Installs what is missing before `npm start` and `npm test`. The one file that must run on any
// Node from 20 on: it brings the Node that everything else runs on.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.stancebook-installed');

const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');

function installed() {
  const runtime = join(root, 'node_modules', 'node', 'bin');
  const hasRuntime = existsSync(join(runtime, 'node')) || existsSync(join(runtime, 'node.exe'));
  return hasRuntime && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (Number.parseInt(process.versions.node, 10) < 20) {
  fail(
    `Stancebook needs Node 20 or newer to install itself; this is ${process.version}. Install a newer Node and run the command again.`,
  );
}

if (!installed()) {
  console.error('Installing what Stancebook needs (once, under a minute on most connections) ...');
  // npm hands its own path down to scripts; without it (run by hand) the npm on the PATH serves.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const run = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (run.error)
    fail(`npm could not be started (${run.error.message}). Install npm and run the command again.`);
  if (run.status !== 0) {
    fail(
      'Installing failed: npm ci ended with the error above. Mend what it names (often the network or a full disk) and run the command again.',
    );
  }
  writeFileSync(stamp, wanted);
  console.error('Installed.');
}
