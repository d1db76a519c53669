import assert from 'node:assert/strict';
import { test } from 'node:test';
import { surveyOf } from '../support/builders.ts';
import { storeAndFile, storeFor } from '../support/database.ts';

test('asks come newest first, those of one day in the order of their import, those without a date last', (t) => {
  const store = storeFor(t);
  for (const [number, date] of [
    ['a', '2024-05-01'],
    ['b', null],
    ['c', '2025-05-01'],
    ['d', '2024-05-01'],
  ] as const) {
    store.imports.add(surveyOf({ number, date, state: number === 'c' ? 'closed' : 'open' }));
  }
  assert.deepEqual(
    store.asks.overviews().map(({ ask }) => ask.number),
    ['c', 'd', 'a', 'b'],
  );
  assert.deepEqual(
    store.asks.open().map(({ number }) => number),
    ['d', 'a', 'b'],
  );
});

test('an overview counts the public responses by stance, and the weak ones of them', (t) => {
  const store = storeFor(t);
  const weak = { confidence: 'low' } as const;
  const { ask } = store.imports.add(
    surveyOf({
      contributors: [
        { stance: 'resist' },
        { stance: 'resist', classification: weak },
        { stance: 'follow', classification: weak },
        { stance: 'shape', classification: { confidence: 'high' } },
        { stance: 'unclear' },
      ],
    }),
  );
  assert.deepEqual(store.asks.overviews(), [
    {
      ask,
      tally: { follow: 1, resist: 2, shape: 1, unclear: 1 },
      weak: { follow: 1, resist: 1, unclear: 1 },
      votes: {},
      responses: 5,
    },
  ]);
  const mark = { expert: 'Lecturer, University of Westhaven', kind: 'lexicon', margin: 0.5, before: null };
  const own = { ...mark, declared: null };
  assert.deepEqual(store.asks.marks(ask.slug), [
    { ...own, response: 1, stance: 'resist', weak: false },
    { ...own, response: 2, stance: 'resist', weak: true },
    { ...own, response: 3, stance: 'follow', weak: true },
    { ...own, response: 4, stance: 'shape', weak: false },
    { ...own, response: 5, stance: 'unclear', weak: true, margin: 0 },
  ]);
});

test('an overview counts the votes of public responses, whatever their words are tagged', (t) => {
  const store = storeFor(t);
  const voted = (vote: string | null) => ({ stance: 'resist', declared: { vote, confidence: 5 } });
  const votes = [
    { vote: 'Agree', stance: 'follow', intensity: 1 },
    { vote: 'Disagree', stance: 'resist', intensity: 1 },
  ];
  const { ask } = store.imports.add(
    surveyOf({
      votes,
      contributors: [
        voted('Agree'),
        voted('Agree'),
        voted('Disagree'),
        voted('No opinion'),
        voted(null),
        { stance: 'follow' },
      ],
    }),
  );
  assert.deepEqual(store.asks.overviews(), [
    {
      ask,
      tally: { follow: 1, resist: 5 },
      weak: {},
      votes: { follow: 2, resist: 1, unclear: 1 },
      responses: 6,
    },
  ]);
});

test('an ask that nobody knows is null, and has no marks', (t) => {
  const store = storeFor(t);
  assert.equal(store.asks.bySlug('nothing'), null);
  assert.deepEqual(store.asks.marks('nothing'), []);
});

test('the slug of an ask never changes, whatever comes after it', (t) => {
  const { store, raw } = storeAndFile(t);
  const { ask } = store.imports.add(surveyOf());
  raw.prepare('UPDATE asks SET question = ? WHERE id = ?').run('Corrected wording?', ask.id);
  assert.deepEqual(store.asks.bySlug(ask.slug), { ...ask, question: 'Corrected wording?' });
});
