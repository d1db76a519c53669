import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChangesQuery, sidesIn, tracksOf } from '../../server/domain/changes.ts';
import type { Store } from '../../server/domain/ports.ts';
import { SCHEME } from '../presenters/fixtures.ts';
import { type BuiltContributor, submissionOf, surveyOf } from '../support/builders.ts';
import { storeFor } from '../support/database.ts';

const at = (...institutions: string[]) => ({
  affiliations: institutions.map((institution) => ({ role: 'Fellow', institution })),
});

/** One panel a month, all about Trump's lead. */
function imported(store: Store, ...panels: (readonly BuiltContributor[])[]): void {
  panels.forEach((contributors, index) => {
    const question = `Should Britain follow Trump’s lead on matter ${index}?`;
    store.imports.add(
      surveyOf({ question, number: `${index + 1}`, date: `2025-0${index + 1}-01`, contributors }),
    );
  });
}

function found(store: Store, query: Partial<ChangesQuery> = {}) {
  const asks = store.asks.overviews().map(({ ask }) => ask);
  return store.changes.find(
    { rows: 'experts', page: 1, size: null, ...query },
    tracksOf(asks, [SCHEME]),
    sidesIn([SCHEME]),
  );
}

test('experts who changed course come with both courses, the newest change first, then by name', (t) => {
  const store = storeFor(t);
  imported(
    store,
    [
      { name: 'Zoe', stance: 'follow' },
      { name: 'Ada', stance: 'follow' },
      { name: 'Bo', stance: 'shape' },
    ],
    [
      { name: 'Bo', stance: 'unclear' },
      { name: 'Cai', stance: 'resist' },
    ],
    [
      { name: 'Zoe', stance: 'resist' },
      { name: 'Ada', stance: 'shape' },
      { name: 'Bo', stance: 'shape' },
    ],
    [{ name: 'Cai', stance: 'follow' }],
  );
  const { rows, total } = found(store);
  assert.deepEqual(
    rows.map(({ subject, from, to }) => [subject.slug, from.ask, from.stance, to.ask, to.stance]),
    [
      ['cai', 2, 'resist', 4, 'follow'],
      ['ada', 1, 'follow', 3, 'shape'],
      ['zoe', 1, 'follow', 3, 'resist'],
    ],
  );
  assert.equal(total, 3);
  const second = found(store, { page: 2, size: 2 });
  assert.deepEqual([second.rows.map(({ subject }) => subject.label), second.total], [['Zoe'], 3]);
});

test('a response counts once at an institution, and only when it is public', (t) => {
  const store = storeFor(t);
  imported(
    store,
    [
      { stance: 'follow', ...at('Tamar Institute', 'Tamar Institute') },
      { stance: 'resist', ...at('Tamar Institute') },
      { stance: 'resist', ...at('Tamar Institute', 'Calder School') },
    ],
    [{ stance: 'follow', ...at('Calder School') }],
  );
  const last = store.imports.add(
    surveyOf({
      question: 'Should Britain follow Trump’s lead at last?',
      date: '2025-09-01',
      state: 'open',
      contributors: [],
    }),
  );
  const { reference } = store.submissions.submit(
    submissionOf(last.ask.slug, { institution: 'Calder School' }),
  );
  const calder = [
    {
      subject: { id: 2, slug: 'calder-school', label: 'Calder School' },
      from: { ask: 1, stance: 'resist', answers: 1, of: 1, weak: false },
      to: { ask: 2, stance: 'follow', answers: 1, of: 1, weak: false },
      ...{ changes: 1, compared: 1 },
    },
  ];
  assert.deepEqual(found(store, { rows: 'institutions' }), { rows: calder, total: 1 });
  store.moderation.publish(reference, 'Mara', null);
  assert.deepEqual(
    found(store, { rows: 'institutions' }).rows.map(({ to, changes, compared }) => [
      to.ask,
      to.stance,
      changes,
      compared,
    ]),
    [[3, 'resist', 2, 2]],
  );
});
