// What a dump takes along, what stays behind, and what another database makes of it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { dump, writeFiles } from '../../scripts/support/dump-files.ts';
import { AppError } from '../../server/domain/errors.ts';
import type { Store } from '../../server/domain/ports.ts';
import { queryOf, submissionOf, surveyOf } from '../support/builders.ts';
import { NOON, rawDatabase, storeFor, tempFolder } from '../support/database.ts';
import { runScript } from '../support/process.ts';
import { dumpText, importDump } from './support/dumps.ts';

const TAG = { stance: 'resist', coder: 'Mara', reason: 'Read twice.', at: '2025-05-01T08:00:00.000Z' };
const LATER = {
  ...TAG,
  stance: 'shape',
  coder: 'Jo',
  reason: 'On reflection.',
  at: '2025-06-01T08:00:00.000Z',
};

/** Two databases in a folder, the first with an ask; commands on either. */
function world(t: TestContext) {
  const folder = tempFolder(t);
  const paths = { here: join(folder, 'here.db'), there: join(folder, 'there.db') };
  const store = storeFor(t, paths.here);
  const raw = rawDatabase(t, paths.here);
  const { ask } = store.imports.add(surveyOf({ state: 'open', contributors: [{ name: 'Zoë Moe' }, {}] }));
  const on = (place: keyof typeof paths) => ({ STANCEBOOK_DB: paths[place] });
  const tag = (to: typeof raw, response: number, values: typeof TAG) =>
    to
      .prepare(`INSERT INTO codings (response_id, kind, coder, stance, reason, at)
                VALUES (:response, 'editor', :coder, :stance, :reason, :at)`)
      .run({ response, ...values });
  const file = (name: string) => join(folder, name);
  return { ...{ store, raw, ask, paths, file, tag }, on };
}

/** Every tag of every public response, oldest first. */
function tagsIn(store: Store) {
  const [stored] = [...store.imports.all()];
  return (stored?.kept.answers ?? []).map((answer) => answer?.tags);
}

test('what is not public leaves with --all alone', async (t) => {
  const { store, ask, on, file } = world(t);
  const submit = (name: string, words: string) =>
    store.submissions.submit(submissionOf(ask.slug, { name, paragraphs: [words] })).reference;
  const references = [
    submit('Wai Ting', 'Waiting.'),
    submit('Rex Jeck', 'Rejected.'),
    submit('Pia Blick', 'Public.'),
  ];
  store.moderation.reject(references[1] ?? '', 'Moderator', 'Advertising.');
  store.moderation.publish(references[2] ?? '', 'Moderator', 'Private note.');
  store.moderation.setState(ask.slug, 'closed', 'Closer', 'Enough.');
  const secrets = [
    ...references,
    'Wai Ting',
    'Waiting.',
    'Rejected.',
    'Advertising.',
    'Private note.',
    'Moderator',
  ];
  const all = [...secrets, 'Closer', 'Enough.'];
  const held = (text: string) => all.filter((secret) => text.includes(secret));
  for (const format of ['json', 'csv'] as const) {
    const text = dumpText(store, format);
    assert.deepEqual([held(text), text.includes('Public.')], [[], true]);
  }
  const whole = await runScript('dump.ts', ['--all', file('all.json')], on('here'));
  assert.deepEqual(whole, { code: 0, stdout: '', stderr: '' });
  assert.deepEqual(held(readFileSync(file('all.json'), 'utf8')), all);
  const ingest = await runScript('ingest.ts', [file('all.json')], on('there'));
  assert.match(ingest.stdout, /\nStored, with 3 submitted answers\. See /u);
  const there = storeFor(t, on('there').STANCEBOOK_DB);
  const { joins: _, ...waiting } = there.submissions.byReference(references[0] ?? '') ?? { joins: null };
  assert.deepEqual(
    'history' in waiting && waiting.history,
    store.submissions.byReference(references[0] ?? '')?.history,
  );
  assert.equal(there.moderation.publish(references[0] ?? '', 'Mara', null).response.expert.slug, 'wai-ting');
});

test('--all is wrong usage for tables, which have no place for it', async (t) => {
  const { on } = world(t);
  const { code, stdout, stderr } = await runScript('dump.ts', ['--all', '--format', 'csv'], on('here'));
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /--all is for JSON/u);
});

for (const format of ['json', 'csv'] as const) {
  test(`editors’ tags cross in ${format} with their time and reason, later ones on --update alone`, async (t) => {
    const { store, raw, tag } = world(t);
    const there = storeFor(t);
    tag(raw, 1, TAG);
    const send = async (update: boolean) =>
      (await importDump(there, dumpText(store, format), update))[0] ?? '';
    assert.match(await send(false), /\nStored, with 1 editorial tag\. See /u);
    assert.deepEqual(tagsIn(there), [[TAG], []]);
    assert.match(await send(false), /\nNothing changed: /u);
    tag(raw, 1, LATER);
    assert.match(
      await send(false),
      /has other contents:\n {2}editorial tags: 1 newer\nNothing was changed\./u,
    );
    assert.deepEqual(tagsIn(there), [[TAG], []]);
    assert.match(await send(true), /\nUpdated:\n {2}editorial tags: 1 newer\nThe rest is as it was\. See /u);
    assert.deepEqual(tagsIn(there), [[TAG, LATER], []]);
    assert.match(await send(true), /\nNothing changed: /u);
  });
}

test('a tag that is older than what an editor decided here does not follow it', async (t) => {
  const { store, raw, tag, paths } = world(t);
  const there = storeFor(t, paths.there);
  await importDump(there, dumpText(store, 'json'));
  tag(rawDatabase(t, paths.there), 1, LATER);
  tag(raw, 1, TAG);
  const [said] = await importDump(there, dumpText(store, 'json'), true);
  assert.match(said ?? '', /\nNothing changed: /u);
  assert.deepEqual(tagsIn(there), [[LATER], []]);
});

test('changed words and newer tags of one dump are taken over together', async (t) => {
  const { store, raw, tag, ask } = world(t);
  const there = storeFor(t);
  await importDump(there, dumpText(store, 'json'));
  store.imports.update(
    surveyOf({ contributors: [{ name: 'Zoë Moe', paragraphs: ['Otherwise.'] }, { name: 'Bo Ek' }] }),
  );
  tag(raw, 1, TAG);
  const [said] = await importDump(there, dumpText(store, 'json'), true);
  assert.match(
    said ?? '',
    /Zoë Moe.* \(words\)\n.*Bo Ek.* \(name\)\n {2}editorial tags: 1 newer\nThe earlier edition is kept/u,
  );
  assert.deepEqual(tagsIn(there), tagsIn(store));
  const people = (of: typeof store) => [...of.imports.all()].map(({ survey }) => survey);
  assert.deepEqual(people(there), people(store));
  assert.equal(there.asks.bySlug(ask.slug)?.slug, ask.slug);
});

test('an answer by form that came later is added on --update, and stays one by form', async (t) => {
  const { store, ask } = world(t);
  const there = storeFor(t);
  const send = async (update: boolean) => (await importDump(there, dumpText(store, 'json'), update))[0] ?? '';
  await send(false);
  const { reference } = store.submissions.submit(submissionOf(ask.slug));
  store.moderation.publish(reference, 'Mara', null);
  assert.match(await send(true), /\nUpdated:\n {2}submitted answers: 1 more\nThe rest is as it was\. See /u);
  assert.deepEqual(
    there.responses
      .find(queryOf())
      .rows.filter(({ origin }) => origin === 'form')
      .map(({ origin, publishedAt, position, expert }) => [origin, publishedAt, position, expert.slug]),
    [['form', NOON, 3, 'ada-byron']],
  );
  assert.equal(there.submissions.byReference(reference), null);
  assert.match(await send(true), /\nNothing changed: /u);
});

test('a reference that another answer has here is refused', async (t) => {
  const { store, ask } = world(t);
  const { reference } = store.submissions.submit(submissionOf(ask.slug));
  const text = dumpText(store, 'json', 'private').replace('on trade?', 'on tin?').replace(ask.slug, 'on-tin');
  const [said] = await importDump(store, text);
  assert.match(said ?? '', new RegExp(`\\(${reference}\\) is here already`, 'u'));
  assert.equal(store.asks.overviews().length, 1);
});

test('a body that is known here by one of its names stays as it is, and gets the other names', async (t) => {
  const { store, raw, paths } = world(t);
  raw.exec(`UPDATE institutions SET name = 'Westhaven', kind = 'business', country = 'Norway'`);
  raw.exec(`INSERT INTO institution_aliases VALUES ('whu', 1, 'WHU')`);
  const there = storeFor(t, paths.there);
  there.imports.add(surveyOf({ number: '9' }));
  await importDump(there, dumpText(store, 'csv'));
  assert.deepEqual(
    rawDatabase(t, paths.there)
      .prepare(
        'SELECT name, kind, country, group_concat(alias, char(59) ORDER BY alias) AS aliases FROM institutions JOIN institution_aliases ON institution_id = id GROUP BY id',
      )
      .all(),
    [
      {
        ...{ name: 'University of Westhaven', kind: 'university', country: null },
        aliases: 'University of Westhaven;WHU',
      },
    ],
  );
});

test('a code that the scheme does not have is refused with its place, and the other asks are kept', async (t) => {
  const { store, raw, tag, on, file } = world(t);
  store.imports.add(surveyOf({ number: '2', intro: ['Of two\nlines.'] }));
  tag(raw, 2, { ...TAG, stance: 'applaud' });
  store.imports.add(surveyOf({ number: '3', scheme: 'ours' }));
  const refused = (tagged: string, asked: string) => [
    `${tagged}: Mara tags it “applaud”, which the scheme “lead” does not have (follow, shape, resist, unclear). Mend the code, or add the stance to data/schemes.`,
    `${asked}: there is no scheme “ours” here; data/schemes has agree, lead.`,
  ];
  const [tagged, stored, asked] = await importDump(storeFor(t), dumpText(store, 'csv'));
  assert.deepEqual([tagged, asked], refused('row 3 (line 3)', 'row 7 (line 10)'));
  assert.match(stored ?? '', /\nStored\. See /u);
  writeFileSync(file('asks.json'), dumpText(store, 'json'));
  const { code, stdout, stderr } = await runScript('ingest.ts', ['--json', file('asks.json')], on('there'));
  assert.deepEqual([code, stdout.match(/"status":"created"/gu)?.length], [1, 1]);
  const faults = refused('line 2, contributor 2', 'line 4').map(
    (fault) => `${file('asks.json')}: ${fault}\n`,
  );
  assert.equal(stderr, faults.join(''));
});

test('a fault of form is named with its line', async (t) => {
  const { store, raw, tag } = world(t);
  tag(raw, 1, TAG);
  for (const [format, where] of [
    ['json', 'This JSON is not a survey (line 2): contributors.0.kept.tags.0.at: Invalid ISO datetime'],
    ['csv', 'The table of asks cannot be read at row 2 (line 2): ✖ Invalid ISO datetime'],
  ] as const) {
    const text = dumpText(store, format).replace(TAG.at, 'yesterday');
    await assert.rejects(importDump(storeFor(t), text), (error) => {
      assert.ok(error instanceof AppError && error.message.startsWith(where), String(error));
      return true;
    });
  }
});

for (const format of ['json', 'csv'] as const) {
  test(`a dump too large for one file is several in ${format}, each of which can be read by itself`, async (t) => {
    const { store, file } = world(t);
    for (const number of ['2', '3', '4', '5']) store.imports.add(surveyOf({ number }));
    const whole = dumpText(store, format);
    const limits = format === 'json' ? { bytes: whole.length / 2, rows: 0 } : { bytes: Infinity, rows: 6 };
    const names = await writeFiles(file('asks.txt'), dump(store, format, 'public', limits));
    assert.deepEqual(names, ['asks.txt', 'asks-2.txt', 'asks-3.txt'].map(file));
    for (const name of names) {
      const bytes = readFileSync(name);
      assert.ok(bytes.length <= limits.bytes, `${bytes.length} bytes`);
      assert.ok(bytes.length < whole.length);
    }
    const there = storeFor(t);
    for (const name of names.toReversed()) await importDump(there, readFileSync(name, 'utf8'));
    const slugs = (of: typeof store) => of.asks.overviews().map(({ ask }) => ask.slug);
    assert.deepEqual(slugs(there).sort(), slugs(store).sort());
  });
}
