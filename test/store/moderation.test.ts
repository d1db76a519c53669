import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Submission } from '../../server/domain/submission.ts';
import { submissionOf, surveyOf } from '../support/builders.ts';
import { storeFor } from '../support/database.ts';

/** A store whose clock moves on by a minute at each look, with one open ask of two answers. */
function desk(t: TestContext) {
  let minute = 0;
  const store = storeFor(t, ':memory:', () => new Date(Date.UTC(2026, 2, 6, 12, minute++)));
  const { ask } = store.imports.add(
    surveyOf({ state: 'open', contributors: [{ name: 'Hugo Brenner' }, { stance: 'follow' }] }),
  );
  const submit = (changes: Partial<Submission> = {}) =>
    store.submissions.submit(submissionOf(ask.slug, changes)).reference;
  return { store, ask, submit };
}

test('a published answer takes the next place of its panel and is public at once', (t) => {
  const { store, ask, submit } = desk(t);
  const [later, sooner] = [submit({ name: 'Ilse Roth' }), submit()];
  const item = store.moderation.publish(sooner, 'Mara', 'Checked by telephone.');
  assert.deepEqual(item.history, [
    { action: 'submitted', actor: 'contributor', reason: null, at: '2026-03-06T12:02:00.000Z' },
    { action: 'published', actor: 'Mara', reason: 'Checked by telephone.', at: '2026-03-06T12:03:00.000Z' },
  ]);
  const { response } = item;
  assert.deepEqual([response.state, response.position], ['published', 3]);
  assert.equal(store.moderation.publish(later, 'Mara', null).response.position, 4);
  assert.deepEqual(store.responses.byId(response.id), { response, codings: [response.coding] });
  assert.deepEqual(
    store.asks.marks(ask.slug).map(({ response: id }) => id),
    [1, 2, 4, 3],
  );
  assert.deepEqual(store.moderation.pending(), []);
});

test('publishing finds the person and the institution, or makes them', (t) => {
  const { store, submit } = desk(t);
  const known = store.moderation.publish(
    submit({ name: 'Dr Hugo Brenner', institution: 'The Univ. of Westhaven' }),
    'Mara',
    null,
  );
  assert.deepEqual(known.response.expert, { id: 1, slug: 'hugo-brenner', name: 'Hugo Brenner' });
  assert.deepEqual(
    known.response.affiliations.map(({ printed, institution }) => [printed, institution?.slug]),
    [['The Univ. of Westhaven', 'university-of-westhaven']],
  );
  const fresh = store.moderation.publish(
    submit({ name: 'Prof. Ilse Roth', institution: 'Tamar Institute' }),
    'Mara',
    null,
  );
  assert.deepEqual(
    [fresh.response.expert.slug, fresh.response.expert.name],
    ['ilse-roth', 'Prof. Ilse Roth'],
  );
  assert.equal(fresh.response.affiliations[0]?.institution?.slug, 'tamar-institute');
  assert.deepEqual(
    store.experts.all().map(({ label, responses }) => [label, responses]),
    [
      ['Hugo Brenner', 2],
      ['Prof. Ilse Roth', 1],
      ['Lecturer, University of Westhaven', 1],
    ],
  );
});

test('a rejected answer stays on record with its reason and gives no place away', (t) => {
  const { store, submit } = desk(t);
  const [refused, accepted] = [submit(), submit({ name: 'Ilse Roth' })];
  const item = store.moderation.reject(refused, 'Mara', 'Advertising.');
  assert.deepEqual([item.response.state, item.response.position], ['rejected', 0]);
  assert.deepEqual(item.history.at(-1), {
    ...{ action: 'rejected', actor: 'Mara', reason: 'Advertising.', at: '2026-03-06T12:03:00.000Z' },
  });
  assert.deepEqual(store.submissions.byReference(refused), item);
  assert.equal(store.moderation.publish(accepted, 'Mara', null).response.position, 3);
});

test('a decision is made once', (t) => {
  const { store, submit } = desk(t);
  const reference = submit();
  const decided = store.moderation.publish(reference, 'Mara', null);
  for (const [again, wanted] of [
    [() => store.moderation.publish(reference, 'Ilse', null), 'published'],
    [() => store.moderation.reject(reference, 'Ilse', 'Too late.'), 'rejected'],
  ] as const) {
    assert.throws(again, {
      name: 'AppError',
      code: 'conflict',
      message: `${reference} cannot be ${wanted}: it was published by Mara at 2026-03-06T12:02:00.000Z. Only pending submissions can be decided.`,
    });
  }
  assert.deepEqual(store.submissions.byReference(reference), decided);
});

test('a reference that nobody was given is not found', (t) => {
  const { store } = desk(t);
  for (const decide of [
    () => store.moderation.publish('sb-nope-nope', 'Mara', null),
    () => store.moderation.reject('sb-nope-nope', 'Mara', 'No.'),
  ]) {
    assert.throws(decide, {
      name: 'AppError',
      code: 'not_found',
      message: 'There is no submission “sb-nope-nope”. Check the reference.',
    });
  }
});

test('waiting submissions are listed oldest first', (t) => {
  const { store, submit } = desk(t);
  const references = ['C', 'A', 'B'].map((letter) => submit({ name: `${letter} Roth` }));
  assert.deepEqual(
    store.moderation.pending().map(({ reference }) => reference),
    references,
  );
});
