// What commands do when nobody takes what they print.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { submissionOf, surveyOf } from '../support/builders.ts';
import { storeFor, tempFolder } from '../support/database.ts';

type Output = 'closed' | 'full';

/** Runs a script whose standard output takes nothing: its reader is gone, or the device is full. */
async function run(
  output: Output,
  database: string,
  script: string,
  ...args: readonly string[]
): Promise<{ code: number | null; stderr: string }> {
  const full = output === 'full' ? openSync('/dev/full', 'w') : null;
  const child = spawn(process.execPath, [join('scripts', script), ...args], {
    env: { ...process.env, STANCEBOOK_DB: database },
    stdio: ['ignore', full ?? 'pipe', 'pipe'],
  });
  child.stdout?.destroy();
  assert.ok(child.stderr);
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  if (full !== null) closeSync(full);
  return { code, stderr };
}

const NO_ROOM =
  'Standard output cannot be written: ENOSPC: no space left on device, write. Make room there, or send it elsewhere.\n';
const skip = existsSync('/dev/full') ? false : 'this system has no /dev/full';

/** A database with an answer that waits, a labelled answer, and two articles to import. */
function desk(t: TestContext) {
  const folder = tempFolder(t);
  const database = join(folder, 'panels.db');
  const store = storeFor(t, database);
  const { ask } = store.imports.add(surveyOf({ state: 'open', contributors: [] }));
  store.submissions.submit(submissionOf(ask.slug));
  const file = (name: string, contents: string): string => {
    writeFileSync(join(folder, name), contents);
    return join(folder, name);
  };
  const answer = { id: 1, question: 'Should we sign?', text: 'We should not follow.', stance: 'resist' };
  const table = (question: string): string =>
    `question,name,answer\n${question},Ada Lund,We should sign it.\n`;
  return {
    ...{ store, database },
    labelled: file('labelled.jsonl', `${JSON.stringify(answer)}\n`),
    articles: [file('a.csv', table('Should Norway sign?')), file('b.csv', table('Should Iceland sign?'))],
  };
}

test('a reader who goes away ends no command with a stack', async (t) => {
  const { database, labelled } = desk(t);
  for (const [script, ...args] of [
    ['evaluate.ts', '--json', labelled],
    ['moderate.ts', 'list', '--json'],
    ['dump.ts'],
  ] as const) {
    assert.deepEqual(await run('closed', database, script, ...args), { code: 0, stderr: '' }, script);
  }
});

test('a full output is one sentence and exit code 1', { skip }, async (t) => {
  const { database, labelled } = desk(t);
  for (const [script, ...args] of [
    ['evaluate.ts', '--json', labelled],
    ['moderate.ts', 'list', '--json'],
    ['dump.ts'],
  ] as const) {
    assert.deepEqual(await run('full', database, script, ...args), { code: 1, stderr: NO_ROOM }, script);
  }
});

test('an import into a full output stores every file and says so on standard error', { skip }, async (t) => {
  const { database, store, articles } = desk(t);
  const { code, stderr } = await run('full', database, 'ingest.ts', ...articles);
  assert.equal(code, 1);
  assert.ok(stderr.includes(NO_ROOM), stderr);
  for (const file of articles) {
    assert.ok(stderr.includes(`${file}: Stored. See http://localhost:3000/asks/should-`), stderr);
  }
  assert.match(stderr, /2 of 2 files done, 0 failed\.\n$/);
  assert.equal(store.asks.overviews().length, 3);
});
