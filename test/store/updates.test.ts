import assert from 'node:assert/strict';
import { test } from 'node:test';
import { submissionOf, surveyOf } from '../support/builders.ts';
import { NOON, storeAndFile, storeFor } from '../support/database.ts';

const VOTES = [{ vote: 'Aye', stance: 'follow', intensity: 1 }];
const person = (name: string, words: string, changes = {}) => ({
  ...{ name, paragraphs: [words], stance: 'shape' },
  ...changes,
});
const EARLIER = {
  state: 'open' as const,
  votes: VOTES,
  contributors: [
    person('Ada Byron', 'Steer.', { declared: { vote: 'Aye', confidence: 7 } }),
    person('Jane Roe', 'Wait.'),
    person('Nils Ek', 'Leave.'),
  ],
};
const LATER = {
  ...EARLIER,
  intro: ['Corrected.'],
  contributors: [
    person('Nils Ek', 'Leave.', { declared: { vote: null, confidence: null } }),
    person('Kaja Moe', 'Stay.'),
    person('Dr Ada Byron', 'Steer hard.', { stance: 'resist', declared: { vote: 'Aye', confidence: 7 } }),
  ],
};

test('a vote is stored beside the tag of the lexicon, and no vote stays visible', (t) => {
  const store = storeFor(t);
  const [ada, jane] = store.imports.add(surveyOf(EARLIER)).responses;
  const declared = { vote: 'Aye', stance: 'follow', intensity: 1, confidence: 7 };
  assert.deepEqual([ada?.coding.stance, ada?.declared, jane?.declared], ['shape', declared, null]);
  const [lexicon, own] = store.responses.byId(ada?.id ?? 0)?.codings ?? [];
  assert.deepEqual(lexicon, ada?.coding);
  assert.deepEqual(own, {
    ...{ id: 2, kind: 'declared', coder: 'contributor', stance: 'follow', margin: null, at: NOON },
    ...{ classification: null, reason: null, declared },
  });
});

test('another edition says what changed and stores nothing until it is taken over', (t) => {
  const { store, raw } = storeAndFile(t);
  const { ask } = store.imports.add(surveyOf(EARLIER));
  const before = raw.serialize();
  const found = store.imports.earlier(surveyOf(LATER));
  assert.equal(found?.ask.id, ask.id);
  assert.deepEqual(found?.changes, {
    fields: ['intro'],
    kept: [
      { before: 2, after: 0, fields: ['declared'] },
      { before: 0, after: 2, fields: ['name', 'paragraphs'] },
    ],
    added: [1],
    removed: [1],
    reordered: true,
  });
  assert.throws(() => store.imports.add(surveyOf(LATER)), { code: 'conflict' });
  assert.deepEqual(raw.serialize(), before);
});

test('an update keeps responses, codings and submissions, and the way back brings everyone back', (t) => {
  const { store, raw } = storeAndFile(t);
  const { ask } = store.imports.add(surveyOf(EARLIER));
  const { reference } = store.submissions.submit(submissionOf(ask.slug, { name: 'Form Writer' }));
  store.moderation.publish(reference, 'Mara', null);
  const people = () =>
    store.responses
      .byIds([1, 2, 3, 4, 5])
      .toSorted((a, b) => a.response.position - b.response.position)
      .map(({ response, codings }) => [
        response.id,
        response.expert.name,
        response.paragraphs[0],
        codings.map(({ kind, stance }) => `${kind} ${stance}`).join(', '),
      ]);
  const outcome = store.imports.update(surveyOf(LATER));
  assert.deepEqual(
    [outcome.status, outcome.ask.slug, outcome.ask.intro],
    ['updated', ask.slug, ['Corrected.']],
  );
  const form = [4, 'Form Writer', 'Britain should resist.', 'lexicon resist'];
  assert.deepEqual(people(), [
    [3, 'Nils Ek', 'Leave.', 'lexicon shape, declared unclear'],
    [5, 'Kaja Moe', 'Stay.', 'lexicon shape'],
    [1, 'Ada Byron', 'Steer hard.', 'lexicon shape, declared follow, lexicon resist'],
    form,
  ]);
  assert.equal(store.imports.update(surveyOf(LATER)).status, 'unchanged');
  assert.equal(store.imports.update(surveyOf(EARLIER)).status, 'updated');
  assert.deepEqual(people(), [
    [1, 'Ada Byron', 'Steer.', 'lexicon shape, declared follow, lexicon resist, lexicon shape'],
    [2, 'Jane Roe', 'Wait.', 'lexicon shape, lexicon shape'],
    [3, 'Nils Ek', 'Leave.', 'lexicon shape, declared unclear'],
    form,
  ]);
  const record = raw.prepare('SELECT response_id, action FROM withdrawals ORDER BY id').raw().all();
  assert.deepEqual(record, [
    [2, 'withdrawn'],
    [5, 'withdrawn'],
    [2, 'restored'],
  ]);
  const revisions = raw.prepare('SELECT survey FROM ask_revisions ORDER BY id').pluck().all();
  assert.deepEqual(
    revisions.map((survey) => JSON.parse(String(survey))),
    [surveyOf(EARLIER).survey, surveyOf(LATER).survey],
  );
  assert.throws(() => raw.exec('DELETE FROM ask_revisions'), /appended, never deleted/u);
  assert.equal(
    raw.prepare("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)").run().changes >= 0,
    true,
  );
});

test('an article at the same address with another question is another edition; a table’s address says nothing', (t) => {
  const store = storeFor(t);
  const { ask } = store.imports.add(surveyOf());
  const asked = { question: 'Should Britain now follow the American lead on trade?' };
  assert.equal(store.imports.earlier(surveyOf(asked)), null);
  assert.equal(store.imports.earlier(surveyOf({ ...asked, ownAddress: true }))?.ask.id, ask.id);
  const { status, ask: updated } = store.imports.update(surveyOf({ ...asked, ownAddress: true }));
  assert.deepEqual(
    [status, updated.id, updated.slug, updated.question],
    ['updated', ask.id, ask.slug, asked.question],
  );
});

test('an update cannot move an ask to another scheme', (t) => {
  const store = storeFor(t);
  store.imports.add(surveyOf());
  assert.throws(() => store.imports.update(surveyOf({ intro: [], scheme: 'agree' })), {
    code: 'conflict',
    message: /is tagged by the scheme “lead”/u,
  });
});
