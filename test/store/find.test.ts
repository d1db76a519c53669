import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Store } from '../../server/domain/ports.ts';
import {
  parseSearch,
  SEARCH_FIELDS,
  type SearchField,
  type SearchFindings,
} from '../../server/domain/search.ts';
import { submissionOf, surveyOf } from '../support/builders.ts';
import { storeFor } from '../support/database.ts';

const CONTRIBUTORS = [
  {
    name: 'Zoë Brzezińska',
    affiliations: [{ role: 'Ambassador', institution: 'School of Law, University of Westhaven' }],
    paragraphs: ['Sanctions have failed.', 'Négociation is the course.'],
    stance: 'shape',
  },
  {
    name: null,
    affiliations: [{ role: 'Fellow', institution: 'Tamar Institute' }],
    paragraphs: ['Sanctions work, and an ambassador should say so.'],
    stance: 'resist',
  },
];

function find(store: Store, typed: string, field: SearchField | null = null, page = 1): SearchFindings {
  return store.search.find({ text: parseSearch(typed), field, page });
}

/** What was found, in short. */
function found(findings: SearchFindings) {
  return {
    strictness: findings.strictness,
    answers: findings.answers.map(({ response }) => response),
    questions: findings.questions.map(({ slug }) => slug),
    experts: findings.experts.map(({ label }) => label),
    institutions: findings.institutions.map(({ name }) => name),
  };
}

const NOTHING = { answers: [], questions: [], experts: [], institutions: [] };

test('a word is found in answers, questions, experts and institutions, the best first', (t) => {
  const store = storeFor(t);
  const { ask } = store.imports.add(surveyOf({ contributors: CONTRIBUTORS }));
  assert.deepEqual(found(find(store, 'ambassador')), {
    ...{ ...NOTHING, strictness: 'typed' },
    answers: [2, 1],
    experts: ['Zoë Brzezińska'],
  });
  assert.deepEqual(found(find(store, 'trade')), {
    ...{ ...NOTHING, strictness: 'typed' },
    answers: [2, 1],
    questions: [ask.slug],
  });
  assert.deepEqual(found(find(store, 'westhaven')), {
    ...{ ...NOTHING, strictness: 'typed' },
    answers: [1],
    institutions: ['University of Westhaven'],
  });
});

test('words of different fields meet in one answer', (t) => {
  const store = storeFor(t);
  store.imports.add(surveyOf({ contributors: CONTRIBUTORS }));
  assert.deepEqual(find(store, 'sanctions tamar').answers, [
    {
      response: 2,
      expert: 'Fellow, Tamar Institute',
      ask: store.asks.overviews()[0]?.ask,
      stance: 'resist',
      kind: 'lexicon',
      weak: false,
      excerpt: [
        { text: 'Sanctions', hit: true },
        { text: ' work, and an ambassador should say so.', hit: false },
      ],
      context: ['Fellow', 'Tamar Institute'],
    },
  ]);
  assert.deepEqual(find(store, 'sanctions tamar', 'answers').strictness, 'typed');
});

test('where nothing fits exactly, beginnings are tried, and then any of the words', (t) => {
  const store = storeFor(t);
  store.imports.add(surveyOf({ contributors: CONTRIBUTORS }));
  const tried = ['sanction', 'sanction negocia', 'sanction zebra', 'zebra'].map((typed) => {
    const { strictness, answers } = found(find(store, typed));
    return [strictness, answers];
  });
  assert.deepEqual(tried, [
    ['prefix', [2, 1]],
    ['prefix', [1]],
    ['any', [2, 1]],
    ['any', []],
  ]);
});

test('a field holds the results of its own kind alone, counted for every field', (t) => {
  const store = storeFor(t);
  store.imports.add(surveyOf({ contributors: CONTRIBUTORS }));
  const totals = { answers: 2, questions: 0, experts: 1, institutions: 0 };
  for (const field of [null, ...SEARCH_FIELDS]) {
    const findings = find(store, 'ambassador', field);
    if (field !== 'questions' && field !== 'institutions')
      assert.deepEqual(findings.totals, totals, `${field}`);
    if (field === null) continue;
    const others = SEARCH_FIELDS.filter((other) => other !== field);
    assert.deepEqual(
      others.flatMap((other) => [...findings[other]]),
      [],
      field,
    );
  }
  // One holds the word, the other is an ambassador's: both are answers, and listed alike with and without the field.
  const [alone, beside] = [find(store, 'ambassador', 'answers'), find(store, 'ambassador')];
  assert.deepEqual(found(alone).answers, [2, 1]);
  assert.deepEqual(alone.answers, beside.answers);
  assert.deepEqual(find(store, 'ambassador', 'experts').experts[0]?.roles, ['Ambassador']);
});

test('an ask without answers is found, a pending answer and its people never', (t) => {
  const store = storeFor(t);
  const { ask } = store.imports.add(surveyOf({ contributors: [], state: 'open' }));
  const { reference } = store.submissions.submit(
    submissionOf(ask.slug, { name: 'Heron Quist', institution: 'Heron College', paragraphs: ['Heron.'] }),
  );
  assert.deepEqual(found(find(store, 'american')).questions, [ask.slug]);
  assert.deepEqual(found(find(store, 'heron')), { ...NOTHING, strictness: 'any' });
  store.moderation.publish(reference, 'Mara', null);
  assert.deepEqual(found(find(store, 'heron')), {
    ...{ ...NOTHING, strictness: 'typed' },
    answers: [1],
    experts: ['Heron Quist'],
    institutions: ['Heron College'],
  });
});

test('results come in pages', (t) => {
  const store = storeFor(t);
  store.imports.add(
    surveyOf({ contributors: Array.from({ length: 45 }, (_, index) => ({ name: `Person ${index}` })) }),
  );
  const pages = [1, 2, 3, 4].map((page) => find(store, 'britain', 'answers', page).answers);
  assert.deepEqual(
    pages.map(({ length }) => length),
    [20, 20, 5, 0],
  );
  assert.equal(new Set(pages.flat().map(({ response }) => response)).size, 45);
  assert.equal(find(store, 'person', 'experts', 3).experts.length, 5);
  assert.equal(find(store, 'person').experts.length, 3);
  assert.equal(find(store, 'britain', null, 2).questions.length, 0);
});

test('whatever is typed, the index answers without a fault', (t) => {
  const store = storeFor(t);
  store.imports.add(surveyOf({ contributors: CONTRIBUTORS }));
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({
      unit: fc.constantFrom(
        '"',
        '*',
        '(',
        ')',
        ':',
        '-',
        '^',
        '{',
        '}',
        '+',
        "'",
        ';',
        ' ',
        'AND ',
        'NEAR(',
        'x',
      ),
      maxLength: 20,
    }),
  );
  fc.assert(
    fc.property(typed, fc.constantFrom(null, ...SEARCH_FIELDS), (text, field) => {
      if (parseSearch(text).terms.length === 0) return;
      const { totals, answers } = find(store, text, field);
      assert.ok(totals.answers >= answers.length);
    }),
    { numRuns: 200 },
  );
});
