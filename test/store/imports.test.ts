import assert from 'node:assert/strict';
import { test } from 'node:test';
import { surveyOf } from '../support/builders.ts';
import { NOON, storeAndFile, storeFor } from '../support/database.ts';

const HASH = 'a'.repeat(64);

test('an imported survey is there whole, with nothing added and nothing lost', (t) => {
  const store = storeFor(t);
  const survey = surveyOf({
    contributors: [
      {
        name: 'Dr Ada Byron',
        stance: 'resist',
        affiliations: [
          { role: 'Reader', institution: 'School of Law, University of Westhaven' },
          { role: 'Former Minister', institution: null },
        ],
        paragraphs: ['First “quoted” words.', 'Zweite – Absätze.'],
      },
    ],
    source: { hash: HASH },
  });
  const outcome = store.imports.add(survey);
  const ask = {
    id: 1,
    slug: 'should-britain-follow-the-american-lead-on-trade-1-2025',
    question: 'Should Britain follow the American lead on trade?',
    series: 'The Big Ask',
    number: '1.2025',
    date: '2025-03-14',
    intro: ['Trade policy changed last week.'],
    scheme: 'lead',
    lead: 'Trump',
    state: 'closed',
    nature: 'verbatim',
    source: {
      title: 'A panel on trade',
      publisher: 'Westhaven Review',
      url: 'https://example.org/panels/1',
      hash: HASH,
    },
    twin: false,
    importedAt: NOON,
  };
  const response = {
    id: 1,
    ask,
    position: 1,
    expert: { id: 1, slug: 'ada-byron', name: 'Dr Ada Byron' },
    affiliations: [
      {
        role: 'Reader',
        printed: 'School of Law, University of Westhaven',
        institution: {
          id: 1,
          slug: 'university-of-westhaven',
          name: 'University of Westhaven',
          kind: 'university',
          country: null,
        },
      },
      { role: 'Former Minister', printed: null, institution: null },
    ],
    paragraphs: ['First “quoted” words.', 'Zweite – Absätze.'],
    state: 'published',
    origin: 'document',
    publishedAt: null,
    declared: null,
    coding: {
      id: 1,
      kind: 'lexicon',
      coder: 'lead@0.1.0',
      stance: 'resist',
      margin: 0.5,
      classification: survey.classifications[0],
      reason: null,
      at: NOON,
    },
  };
  assert.deepEqual(outcome, { status: 'created', ask, responses: [response] });
  assert.deepEqual(store.asks.bySlug(ask.slug), ask);
  assert.deepEqual(store.responses.byId(1), { response, codings: [response.coding] });
  assert.deepEqual(store.imports.bySource(HASH), ask);
  assert.equal(store.imports.bySource('b'.repeat(64)), null);
});

test('the same document again changes nothing, says so and gives what is there', (t) => {
  const { store, raw } = storeAndFile(t);
  const created = store.imports.add(surveyOf());
  const before = raw.serialize();
  const again = store.imports.add(
    surveyOf({
      question: 'What would a better parser read here?',
      source: { hash: created.ask.source?.hash ?? '' },
    }),
  );
  assert.deepEqual(again, { ...created, status: 'unchanged' });
  assert.deepEqual(raw.serialize(), before);
});

test('the same ask from a document with other contents is a conflict and stores nothing', (t) => {
  const { store, raw } = storeAndFile(t);
  const { ask } = store.imports.add(surveyOf());
  const before = raw.serialize();
  assert.throws(
    () =>
      store.imports.add(
        surveyOf({ question: 'Should Britain follow the American lead on TRADE?', intro: ['Corrected.'] }),
      ),
    {
      name: 'AppError',
      code: 'conflict',
      message: `The Big Ask, No. 1.2025, “Should Britain follow the American lead on TRADE?” is here already, as /asks/${ask.slug} from “A panel on trade”, and this document has other contents. Nothing was changed. Import it with --update to take the changes over; if it is another ask, give it a number or a date of its own.`,
    },
  );
  assert.deepEqual(raw.serialize(), before);
});

test('a summary may stand beside the document that it sums up, and other editions beside both', (t) => {
  const store = storeFor(t);
  const slugs = [
    surveyOf(),
    surveyOf({ nature: 'summary', intro: ['In short.'] }),
    surveyOf({ number: '2.2025' }),
    surveyOf({ number: null, date: '2011-01-01' }),
    surveyOf({ number: null, date: '2016-01-01' }),
  ].map((survey) => store.imports.add(survey).ask.slug);
  const words = 'should-britain-follow-the-american-lead-on-trade';
  assert.deepEqual(slugs, [
    `${words}-1-2025`,
    `${words}-1-2025-summary`,
    `${words}-2-2025`,
    words,
    `${words}-2`,
  ]);
});

test('a survey that breaks a rule of the database leaves no trace', (t) => {
  const { store, raw } = storeAndFile(t);
  const before = raw.serialize();
  assert.throws(
    () => store.imports.add(surveyOf({ contributors: [{}, { classification: { margin: 7 } }] })),
    {
      code: 'SQLITE_CONSTRAINT_CHECK',
    },
  );
  assert.throws(() => store.imports.add({ ...surveyOf(), classifications: [] }), {
    message: '3 contributors came with 0 classifications.',
  });
  assert.deepEqual(raw.serialize(), before);
});

test('an ask without responses, without date and without number is an ask', (t) => {
  const store = storeFor(t);
  const { ask, responses } = store.imports.add(
    surveyOf({ contributors: [], number: null, date: null, series: null, intro: [] }),
  );
  assert.deepEqual(responses, []);
  assert.deepEqual(store.asks.overviews(), [{ ask, tally: {}, weak: {}, votes: {}, responses: 0 }]);
});
