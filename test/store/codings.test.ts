import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type Database from 'better-sqlite3';
import type { CoderKind } from '../../server/domain/types.ts';
import { classificationOf, queryOf, submissionOf, surveyOf } from '../support/builders.ts';
import { NOON, storeAndFile } from '../support/database.ts';

/** Codes a response as another part of the program, or another program, would. @returns the coding's id */
function code(raw: Database.Database, response: number, kind: CoderKind, stance: string): number {
  const found = kind === 'lexicon' ? classificationOf(stance, { version: '0.2.0', margin: 0.25 }) : null;
  const row = raw
    .prepare(
      `INSERT INTO codings (response_id, kind, coder, stance, margin, basis, confidence, reason, at, classification)
       VALUES (:response, :kind, :coder, :stance, :margin, :basis, :confidence, :reason, :at, :found) RETURNING id`,
    )
    .pluck()
    .get({
      ...{ response, kind, stance, at: NOON },
      coder: found ? 'lead@0.2.0' : 'Mara',
      margin: found?.margin ?? null,
      basis: found?.basis ?? null,
      confidence: found?.confidence ?? null,
      reason: kind === 'editor' ? 'The last sentence says so.' : null,
      found: found && JSON.stringify(found),
    });
  return Number(row);
}

function oneResponse(t: TestContext) {
  const { store, raw } = storeAndFile(t);
  const { ask } = store.imports.add(
    surveyOf({ contributors: [{ stance: 'shape', classification: { confidence: 'low' } }] }),
  );
  const published = () => store.responses.byId(1)?.response.coding;
  return { store, raw, ask, published };
}

test('the published stance is the newest of an editor, else the newest of the lexicon, never a declaration', (t) => {
  const { store, raw, published } = oneResponse(t);
  const stances = [published()?.stance];
  for (const [kind, stance] of [
    ['declared', 'follow'],
    ['lexicon', 'unclear'],
    ['editor', 'resist'],
    ['lexicon', 'follow'],
    ['editor', 'shape'],
    ['declared', 'resist'],
  ] as const) {
    code(raw, 1, kind, stance);
    stances.push(published()?.stance);
  }
  assert.deepEqual(stances, ['shape', 'shape', 'unclear', 'resist', 'resist', 'shape', 'shape']);
  assert.deepEqual(
    store.responses.byId(1)?.codings.map(({ kind, stance }) => `${kind} ${stance}`),
    [
      'lexicon shape',
      'declared follow',
      'lexicon unclear',
      'editor resist',
      'lexicon follow',
      'editor shape',
      'declared resist',
    ],
  );
});

test('tallies, marks, filters and facets follow the published stance', (t) => {
  const { store, raw, ask } = oneResponse(t);
  const mark = { response: 1, expert: 'Lecturer, University of Westhaven', before: null, declared: null };
  assert.deepEqual(store.asks.marks(ask.slug), [
    { ...mark, stance: 'shape', kind: 'lexicon', weak: true, margin: 0.5 },
  ]);
  code(raw, 1, 'editor', 'resist');
  assert.deepEqual(store.asks.marks(ask.slug), [
    { ...mark, stance: 'resist', kind: 'editor', weak: false, margin: null },
  ]);
  assert.deepEqual(store.asks.overviews(), [
    { ask, tally: { resist: 1 }, weak: {}, votes: {}, responses: 1 },
  ]);
  assert.equal(store.responses.find(queryOf({ stances: ['shape'] })).total, 0);
  const page = store.responses.find(queryOf({ stances: ['resist'] }));
  assert.deepEqual(page.facets.stances, [{ value: 'resist', label: 'resist', count: 1, selected: true }]);
  assert.deepEqual(page.rows[0]?.coding, {
    ...{ id: 2, kind: 'editor', coder: 'Mara', stance: 'resist', margin: null, classification: null },
    ...{ reason: 'The last sentence says so.', at: NOON },
  });
});

test('neither a coding nor a line of the moderation record can be changed or deleted', (t) => {
  const { store, raw, ask } = oneResponse(t);
  store.imports.add(surveyOf({ number: '2', state: 'open' }));
  assert.equal(
    store.submissions.submit(submissionOf(`${ask.slug.replace(/1-2025$/, '2')}`)).status,
    'received',
  );
  const before = raw.serialize();
  const attempts = {
    "UPDATE codings SET stance = 'follow'": 'codings are appended, never changed',
    'UPDATE codings SET reason = reason': 'codings are appended, never changed',
    'DELETE FROM codings': 'codings are appended, never deleted',
    'REPLACE INTO codings SELECT * FROM codings': 'codings are appended, never replaced',
    "UPDATE moderation SET actor = 'somebody else'": 'the moderation record is appended, never changed',
    'DELETE FROM moderation': 'the moderation record is appended, never deleted',
    'REPLACE INTO moderation SELECT * FROM moderation': 'the moderation record is appended, never replaced',
  };
  for (const [sql, message] of Object.entries(attempts)) {
    assert.throws(() => raw.exec(sql), { message }, sql);
  }
  assert.deepEqual(raw.serialize(), before);
});

test('the database refuses a coding that cannot be', (t) => {
  const { raw } = oneResponse(t);
  const insert = (columns: string, values: string) => () =>
    raw.exec(
      `INSERT INTO codings (response_id, at, coder, ${columns}) VALUES (1, '${NOON}', 'x', ${values})`,
    );
  const refused = { code: 'SQLITE_CONSTRAINT_CHECK' };
  assert.throws(insert('kind, stance', "'oracle', 'shape'"), refused);
  assert.throws(insert('kind, stance', "'editor', 'shape'"), refused); // No reason.
  assert.throws(insert('kind, stance, margin', "'declared', 'shape', 1.5"), refused);
  assert.throws(insert('kind, stance, margin', "'lexicon', 'shape', 0.5"), refused); // No classification.
  assert.throws(
    insert(
      'kind, stance, margin, basis, confidence, classification',
      "'lexicon', 'shape', 0.5, 'score', 'low', 'no json'",
    ),
    refused,
  );
  assert.throws(() => code(raw, 99, 'declared', 'shape'), { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
});
