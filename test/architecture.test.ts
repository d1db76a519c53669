import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What each part of server/ may import of the others. A file name allows that file alone. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  config: [],
  domain: ['stance/types'],
  stance: [],
  ingest: ['domain', 'stance'],
  store: ['domain', 'stance/types'],
  presenters: ['domain', 'stance/types'],
  web: ['domain', 'presenters', 'stance/types'],
  publish: ['domain', 'presenters', 'stance/types'],
  app: ['web', 'domain', 'presenters'],
};

/** These join the branches and may import everything. */
const JOINERS = ['main', 'wiring'];

interface Import {
  readonly file: string;
  readonly target: string;
}

/** Every relative import of a file, as paths below server/ without ending. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']*)'/g)].map(
    (match) => match[1] ?? '',
  );
  return specifiers.map((specifier) => ({
    file,
    target: normalize(join(dirname(file), specifier)).replace(/\.(ts|js|json)$/, ''),
  }));
}

function partOf(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? '';
}

function isAllowed({ file, target }: Import): boolean {
  const part = partOf(file);
  if (JOINERS.includes(part)) return target.startsWith('server/');
  if (!target.startsWith('server/')) return false;
  if (partOf(target) === part) return true;
  return (ALLOWED[part] ?? []).some((allowed) => {
    const path = `server/${allowed}`;
    return target === path || target.startsWith(`${path}/`);
  });
}

const files = globSync('server/**/*.ts', { cwd: root }).sort();

test('every import inside server/ goes in the one direction of the design', () => {
  assert.ok(files.length > 20, `only ${files.length} files were found below server/`);
  const wrong = files.flatMap(importsOf).filter((each) => !isAllowed(each));
  assert.deepEqual(wrong, []);
});

test('the import rule refuses a page that reaches for the store, and a store that reaches for a page', () => {
  assert.equal(isAllowed({ file: 'server/web/handlers/ask.ts', target: 'server/store/index' }), false);
  assert.equal(isAllowed({ file: 'server/store/asks.ts', target: 'server/web/routes' }), false);
  assert.equal(isAllowed({ file: 'server/stance/engine.ts', target: 'server/domain/types' }), false);
  assert.equal(isAllowed({ file: 'server/web/routes.ts', target: 'server/presenters/ask' }), true);
});

test('only the store speaks SQL', () => {
  const outside = files.filter(
    (file) =>
      !file.startsWith('server/store/') && readFileSync(join(root, file), 'utf8').includes('better-sqlite3'),
  );
  assert.deepEqual(outside, []);
});

test('natural is imported by submodule only, because the bare package opens files and prints', () => {
  const sources = globSync(['server/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts'], { cwd: root });
  const bare = sources.filter((file) =>
    /from\s+'natural'|import\('natural'\)/.test(readFileSync(join(root, file), 'utf8')),
  );
  assert.deepEqual(bare, []);
});
