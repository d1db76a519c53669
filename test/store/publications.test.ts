import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Publication } from '../../server/domain/publication.ts';
import { submissionOf, surveyOf } from '../support/builders.ts';
import { storeFor } from '../support/database.ts';

/** Two asks, a minute apart; then of three submissions one published, one pending, one rejected. */
function site(t: TestContext) {
  let minute = 0;
  const store = storeFor(t, ':memory:', () => new Date(Date.UTC(2026, 2, 6, 12, minute++)));
  const first = store.imports.add(surveyOf({ state: 'open', number: '1' })).ask;
  const second = store.imports.add(surveyOf({ number: '2' })).ask;
  const [published, , rejected] = ['Ada Byron', 'Ilse Roth', 'Jan Roe'].map(
    (name) => store.submissions.submit(submissionOf(first.slug, { name })).reference,
  );
  store.moderation.publish(published ?? '', 'Mara', null);
  store.moderation.reject(rejected ?? '', 'Mara', 'Off the question.');
  return { store, first, second };
}

function told(publications: readonly Publication[]): string[] {
  return publications.map((each) =>
    each.kind === 'ask'
      ? `ask ${each.ask.number} at ${each.at.slice(11, 16)}`
      : `response ${each.response.id} at ${each.at.slice(11, 16)}`,
  );
}

test('what is new are asks, and answers that an editor published; what waits or was rejected is not told', (t) => {
  const { store } = site(t);
  assert.deepEqual(told(store.publications.newest(10)), [
    'response 7 at 12:05',
    'ask 2 at 12:01',
    'ask 1 at 12:00',
  ]);
  assert.deepEqual(told(store.publications.newest(1)), ['response 7 at 12:05']);
});

test('an ask is told with every public answer, the newest first and else in the order of the panel', (t) => {
  const { store, first, second } = site(t);
  assert.deepEqual(told(store.publications.ofAsk(first.slug, 10)), [
    'response 7 at 12:05',
    'ask 1 at 12:00',
    'response 1 at 12:00',
    'response 2 at 12:00',
    'response 3 at 12:00',
  ]);
  assert.deepEqual(told(store.publications.ofAsk(second.slug, 2)), ['ask 2 at 12:01', 'response 4 at 12:01']);
  assert.deepEqual(store.publications.ofAsk('nothing', 10), []);
});

test('the addresses are those of everything public, in parts that neither overlap nor leave gaps', (t) => {
  const { store } = site(t);
  const total = store.publications.countAddresses();
  const all = store.publications.addresses(total + 1, 0);
  assert.equal(all.length, total);
  assert.deepEqual(
    all.map(({ kind, key }) => `${kind} ${key}`),
    [
      ...store.asks
        .overviews()
        .map(({ ask }) => `ask ${ask.slug}`)
        .reverse(),
      ...[1, 2, 3, 4, 5, 6, 7].map((id) => `response ${id}`),
      ...store.experts
        .all()
        .map(({ expert }) => expert)
        .sort((a, b) => a.id - b.id)
        .map(({ slug }) => `expert ${slug}`),
      ...store.institutions.all().map(({ institution }) => `institution ${institution.slug}`),
    ],
  );
  const parts = [0, 5, 10, 15].flatMap((offset) => store.publications.addresses(5, offset));
  assert.deepEqual(parts, all.slice(0, 20));
});
