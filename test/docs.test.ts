import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { VARIABLES } from '../server/config.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const manifest = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const pages = globSync(['*.md', 'docs/**/*.md', 'data/**/*.md'], { cwd: root }).sort();

test('every relative link of the docs leads to a file', () => {
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => !existsSync(join(root, dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
  assert.deepEqual(broken, []);
});

test('every npm command that the docs name exists', () => {
  const missing = pages.flatMap((page) =>
    [...read(page).matchAll(/npm run (?:--silent )?([a-z][a-z-]*)/g)]
      .map((match) => match[1] ?? '')
      .filter((script) => !(script in manifest.scripts))
      .map((script) => `${page}: npm run ${script}`),
  );
  assert.deepEqual(missing, []);
});

test('docs/operating.md has every setting with its default and meaning', () => {
  const page = read('docs/operating.md');
  const missing = VARIABLES.filter(
    ({ name, fallback, meaning }) => !page.includes(`| \`${name}\` | \`${fallback}\` | ${meaning} |`),
  );
  assert.deepEqual(missing, []);
});

test('docs/operating.md has every command that a person runs', () => {
  const page = read('docs/operating.md');
  const inner = ['prestart', 'pretest', 'start', 'test'];
  const missing = Object.keys(manifest.scripts)
    .filter((script) => !inner.includes(script))
    .filter((script) => !page.includes(`npm run ${script}`));
  assert.deepEqual(missing, []);
});

test('docs/dependencies.md has a line for each dependency, and none for others', () => {
  const named = [...read('docs/dependencies.md').matchAll(/^\| (`[^|]*`) \|/gm)].flatMap((row) =>
    [...(row[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
  );
  const used = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  assert.deepEqual(named.toSorted(), used.toSorted());
});

test('every dependency is pinned to one version', () => {
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  assert.deepEqual(loose, []);
});

test('decisions are numbered without gaps and say what, why and at what cost', () => {
  const files = globSync('docs/decisions/*.md', { cwd: root }).sort();
  assert.deepEqual(
    files.map((file) => Number(/(\d{4})-/.exec(file)?.[1])),
    files.map((_, index) => index + 1),
  );
  for (const file of files) {
    for (const part of ['**Decision.**', '**Why.**', '**Cost.**']) {
      assert.ok(read(file).includes(part), `${file} lacks ${part}`);
    }
  }
});
