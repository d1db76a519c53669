import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BuiltSurvey } from '../support/builders.ts';
import { queryOf, submissionOf, surveyOf } from '../support/builders.ts';
import { NOON, storeAndFile, storeFor } from '../support/database.ts';

/** A store with one open ask that Hugo Brenner has answered. */
function desk(t: TestContext, changes: BuiltSurvey = {}) {
  const store = storeFor(t);
  const survey = surveyOf({ state: 'open', contributors: [{ name: 'Hugo Brenner' }], ...changes });
  const { ask } = store.imports.add(survey);
  const submit = (name: string): string =>
    store.submissions.submit(submissionOf(ask.slug, { name })).reference;
  return { store, ask, submit };
}

test('an ask is opened and closed by name, and the record keeps who, when and why', (t) => {
  const { store, ask } = desk(t);
  assert.deepEqual(store.moderation.asks(), [{ ask, history: [] }]);
  store.moderation.setState(ask.slug, 'closed', 'Mara', 'The week is over.');
  assert.deepEqual(store.asks.open(), []);
  const record = store.moderation.setState(ask.slug, 'open', 'Ilse', null);
  assert.deepEqual(record, {
    ask,
    history: [
      { state: 'closed', actor: 'Mara', reason: 'The week is over.', at: NOON },
      { state: 'open', actor: 'Ilse', reason: null, at: NOON },
    ],
  });
  assert.deepEqual(store.moderation.asks(), [record]);
  assert.deepEqual(store.asks.open(), [ask]);
});

test('an ask that is so already, or is not there, is not opened, and leaves no record', (t) => {
  const { store, ask } = desk(t);
  assert.throws(() => store.moderation.setState(ask.slug, 'open', 'Mara', null), {
    code: 'conflict',
    message: `“${ask.question}” is open already.`,
  });
  assert.throws(() => store.moderation.setState('nowhere', 'open', 'Mara', null), {
    code: 'not_found',
    message: 'There is no ask “nowhere”. The last part of its address is its name.',
  });
  assert.deepEqual(store.moderation.asks(), [{ ask, history: [] }]);
});

test('the record of asks is appended, never changed', (t) => {
  const { store, raw } = storeAndFile(t);
  const { ask } = store.imports.add(surveyOf());
  store.moderation.setState(ask.slug, 'open', 'Mara', null);
  for (const change of [
    "UPDATE ask_states SET actor = 'x'",
    'DELETE FROM ask_states',
    'REPLACE INTO ask_states SELECT * FROM ask_states',
  ]) {
    assert.throws(() => raw.prepare(change).run(), /the record of asks is appended/, change);
  }
});

test('a submission says whom publishing would join it to, and can be kept apart', (t) => {
  const { store, submit } = desk(t);
  const [first, second, third] = [
    submit('Dr Hugo BRENNER'),
    submit('Prof. Hugo Brenner'),
    submit('Ilse Roth'),
  ];
  const hugo = { id: 1, slug: 'hugo-brenner', name: 'Hugo Brenner' };
  assert.deepEqual(
    store.moderation.pending().map(({ joins }) => joins),
    [{ expert: hugo, responses: 1, answered: 1 }, { expert: hugo, responses: 1, answered: 1 }, null],
  );
  const joined = store.moderation.publish(first, 'Mara', null);
  assert.deepEqual([joined.response.expert, joined.joins], [hugo, null]);
  assert.deepEqual(store.submissions.byReference(second)?.joins, {
    expert: hugo,
    responses: 2,
    answered: joined.response.id,
  });
  const apart = store.moderation.publish(second, 'Mara', null, 'new');
  assert.equal(apart.response.expert.slug, 'hugo-brenner-2');
  assert.equal(store.moderation.publish(third, 'Mara', null, 'new').response.expert.slug, 'ilse-roth');
  // A name that was new keeps being found, also where it was to be kept apart.
  assert.equal(store.submissions.byReference(submit('Ms Ilse Roth'))?.joins?.expert.slug, 'ilse-roth');
});

test('what is sent in by form is real, also to an illustrative ask', (t) => {
  const { store, ask, submit } = desk(t, { nature: 'illustrative' });
  const reference = submit('Hugo Brenner');
  assert.equal(store.submissions.byReference(reference)?.joins, null);
  const { response } = store.moderation.publish(reference, 'Mara', null);
  assert.deepEqual(
    [response.origin, response.publishedAt, response.expert.slug],
    ['form', NOON, 'hugo-brenner-2'],
  );
  const origins = store.responses.find(queryOf({ asks: [ask.slug] })).rows.map(({ origin }) => origin);
  assert.deepEqual(origins, ['document', 'form']);
  assert.deepEqual(
    store.experts.all().map(({ expert, illustrative }) => [expert.slug, illustrative]),
    [
      ['hugo-brenner', true],
      ['hugo-brenner-2', false],
    ],
  );
});

test('two asks of one question are told apart in slugs, in facets and by what they know of each other', (t) => {
  const store = storeFor(t);
  for (const changes of [
    { nature: 'summary' },
    { nature: 'verbatim' },
    { nature: 'verbatim', number: '7.2026', date: '2026-02-01' },
    { question: 'Another?', number: null },
  ] as const) {
    store.imports.add(surveyOf(changes));
  }
  const question = 'Should Britain follow the American lead on trade?';
  const words = 'should-britain-follow-the-american-lead-on-trade';
  assert.deepEqual(
    store.asks.overviews().map(({ ask }) => [ask.slug, ask.twin]),
    [
      [`${words}-7-2026`, true],
      ['another', false],
      [`${words}-1-2025-full-text`, true],
      [`${words}-1-2025`, true],
    ],
  );
  assert.deepEqual(
    store.responses.find(queryOf()).facets.asks.map(({ label }) => label),
    [
      `${question} (full text, No. 7.2026)`,
      'Another?',
      `${question} (full text, No. 1.2025)`,
      `${question} (summary)`,
    ],
  );
});

test('a long question leaves out asides and small words before it is cut', (t) => {
  const store = storeFor(t);
  const slugs = [
    'Should Britain (and key European powers) now follow the lead of Washington on Russia and Ukraine?',
    'Should the United Kingdom follow the American administration’s lead in loosening the rules on artificial intelligence?',
  ].map((question) => store.imports.add(surveyOf({ question, number: '34.2025' })).ask.slug);
  assert.deepEqual(slugs, [
    'should-britain-now-follow-the-lead-of-washington-on-russia-and-ukraine-34-2025',
    'united-kingdom-follow-american-administrations-lead-loosening-rules-artificial-34-2025',
  ]);
});

test('sorting by institution follows what is printed, accents and articles aside', (t) => {
  const store = storeFor(t);
  const at = (institution: string | null) => ({ affiliations: [{ role: 'Fellow', institution }] });
  store.imports.add(
    surveyOf({
      contributors: [
        at('Centre for Risk, University of Westhaven'),
        at(null),
        at('The Alder Institute'),
        at('Écluse Centre'),
        at('University of Westhaven'),
      ],
    }),
  );
  const order = (direction: 'asc' | 'desc') =>
    store.responses
      .find(queryOf({ sort: 'institution', direction }))
      .rows.map(({ affiliations }) => affiliations[0]?.printed ?? null);
  const printed = [
    'The Alder Institute',
    'Centre for Risk, University of Westhaven',
    'Écluse Centre',
    'University of Westhaven',
  ];
  assert.deepEqual(order('asc'), [...printed, null]);
  assert.deepEqual(order('desc'), [...printed.toReversed(), null]);
});

test('sorting by how sure goes by the band, then by the margin; the unclear are the least sure', (t) => {
  const store = storeFor(t);
  const tag = (stance: string, confidence: 'high' | 'medium' | 'low', margin: number) => ({
    stance,
    classification: { confidence, margin },
  });
  store.imports.add(
    surveyOf({
      contributors: [
        tag('follow', 'low', 1),
        tag('unclear', 'medium', 0.9),
        tag('shape', 'high', 0.7),
        tag('resist', 'high', 0.8),
        tag('shape', 'medium', 0.5),
      ],
    }),
  );
  const order = (direction: 'asc' | 'desc') =>
    store.responses.find(queryOf({ sort: 'margin', direction })).rows.map(({ position }) => position);
  assert.deepEqual(order('desc'), [4, 3, 5, 1, 2]);
  assert.deepEqual(order('asc'), [2, 1, 5, 3, 4]);
});
