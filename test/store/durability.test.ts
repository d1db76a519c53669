import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { openStore } from '../../server/store/index.ts';
import { queryOf, surveyOf } from '../support/builders.ts';
import { storeFor, tempPath } from '../support/database.ts';
import { runNode, startNode } from '../support/process.ts';

test('two programs that submit the same answers at once make one response of each', async (t) => {
  const path = tempPath(t);
  const store = storeFor(t, path);
  const { ask } = store.imports.add(surveyOf({ state: 'open' }));
  const source = `
    const store = openStore(${JSON.stringify(path)});
    const outcomes = [];
    for (let each = 0; each < 40; each += 1) {
      outcomes.push(store.submissions.submit(submissionOf(${JSON.stringify(ask.slug)}, { role: 'Reader ' + each })));
    }
    console.log(JSON.stringify(outcomes));
    store.close();`;
  const runs = await Promise.all([runNode(source), runNode(source)]);
  assert.deepEqual(
    runs.map(({ code, stderr }) => ({ code, stderr })),
    [
      { code: 0, stderr: '' },
      { code: 0, stderr: '' },
    ],
  );
  const [mine, theirs] = runs.map(
    ({ stdout }) => JSON.parse(stdout) as { status: string; reference: string }[],
  );
  assert.ok(mine && theirs);
  assert.deepEqual(
    mine.map(({ reference }) => reference),
    theirs.map(({ reference }) => reference),
  );
  assert.deepEqual(
    mine.map(({ status }, each) => [status, theirs[each]?.status].toSorted()),
    mine.map(() => ['received', 'repeated']),
  );
  assert.deepEqual(
    new Set(store.moderation.pending().map(({ reference }) => reference)),
    new Set(mine.map(({ reference }) => reference)),
  );
});

test('two programs that import the same document at once store it once', async (t) => {
  const path = tempPath(t);
  const store = storeFor(t, path);
  const source = `
    const store = openStore(${JSON.stringify(path)});
    const statuses = [];
    for (let number = 0; number < 20; number += 1) statuses.push(store.imports.add(surveyOf({ number: String(number) })).status);
    console.log(JSON.stringify(statuses));`;
  const runs = await Promise.all([runNode(source), runNode(source)]);
  const [mine, theirs] = runs.map(({ stdout }) => JSON.parse(stdout) as string[]);
  assert.deepEqual(
    mine?.map((status, index) => [status, theirs?.[index]].toSorted()),
    Array(20).fill(['created', 'unchanged']),
  );
  assert.equal(store.asks.overviews().length, 20);
  assert.equal(store.responses.find(queryOf()).total, 60);
});

test('what was acknowledged survives kill -9 in the same moment', async (t) => {
  const path = tempPath(t);
  const seed = openStore(path);
  const { ask } = seed.imports.add(surveyOf({ state: 'open' }));
  seed.close();
  const child = startNode(`
    import { writeSync } from 'node:fs';
    const store = openStore(${JSON.stringify(path)});
    for (let each = 0; ; each += 1) {
      const { reference } = store.submissions.submit(submissionOf(${JSON.stringify(ask.slug)}, { role: 'Reader ' + each }));
      writeSync(1, reference + '\\n');
    }`);
  let acknowledged = '';
  for await (const chunk of child.stdout) {
    acknowledged += String(chunk);
    if (acknowledged.split('\n').length > 12) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  assert.equal(child.signalCode, 'SIGKILL');
  const references = acknowledged.split('\n').filter((reference) => reference.length === 12);
  assert.ok(references.length >= 12);
  const store = storeFor(t, path);
  const kept = store.moderation.pending().map(({ reference }) => reference);
  assert.deepEqual(
    references.filter((reference) => !kept.includes(reference)),
    [],
  );
  assert.ok(kept.length - references.length <= 1, 'at most the one that was being written is unannounced');
});

test('a program that dies in the middle of a transaction leaves nothing of it behind', async (t) => {
  const path = tempPath(t);
  const store = storeFor(t, path);
  const { stdout, code } = await runNode(`
    const store = openStore(${JSON.stringify(path)}, { now: () => new Date() });
    const survey = surveyOf();
    const classifications = [survey.classifications[0], survey.classifications[1], new Proxy(survey.classifications[2], {
      get(target, key) {
        if (key === 'stance') { console.log('half-way'); process.kill(process.pid, 'SIGKILL'); }
        return target[key];
      },
    })];
    store.imports.add({ ...survey, classifications });`);
  assert.deepEqual({ stdout, code }, { stdout: 'half-way\n', code: null });
  assert.deepEqual(store.asks.overviews(), []);
  assert.equal(store.imports.add(surveyOf()).status, 'created');
});
