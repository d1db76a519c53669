import assert from 'node:assert/strict';
import { test } from 'node:test';
import type Database from 'better-sqlite3';
import { parseSearch } from '../../server/domain/search.ts';
import { submissionOf, surveyOf } from '../support/builders.ts';
import { storeAndFile } from '../support/database.ts';

/** Ids of the responses that a full-text query finds. */
function search(raw: Database.Database, query: string): unknown[] {
  return raw.prepare('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid').pluck().all(query);
}

/** Throws where the index is not what the view says now. */
function assertInStep(raw: Database.Database): void {
  raw.prepare(`INSERT INTO search (search, rank) VALUES ('integrity-check', 1)`).run();
}

/** Every term with the places where it stands. */
function index(raw: Database.Database): unknown[] {
  raw.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab ('main', 'search', 'instance')`);
  return raw.prepare('SELECT * FROM temp.terms ORDER BY term, doc, col, "offset"').all();
}

const CONTRIBUTORS = [
  {
    name: 'Zoë Brzezińska',
    affiliations: [{ role: 'Ambassador', institution: 'School of Law, University of Westhaven' }],
    paragraphs: ['Sanctions have failed.', 'Négociation is the course.'],
  },
  {
    name: null,
    affiliations: [{ role: 'Fellow', institution: 'Tamar Institute' }],
    paragraphs: ['Sanctions work.'],
  },
];

test('question, text, name, role and institution are found, diacritics and case folded', (t) => {
  const { store, raw } = storeAndFile(t);
  store.imports.add(surveyOf({ contributors: CONTRIBUTORS }));
  const found = Object.fromEntries(
    [
      'sanctions',
      'negociation',
      'NÉGOCIATION',
      'zoe brzezinska',
      'ambassador',
      'westhaven',
      'tamar',
      'lead',
      'absent',
      'text:westhaven',
      'institution:west*',
      '"failed negociation"',
    ].map((query) => [query, search(raw, query)]),
  );
  assert.deepEqual(found, {
    sanctions: [1, 2],
    negociation: [1],
    NÉGOCIATION: [1],
    'zoe brzezinska': [1],
    ambassador: [1],
    westhaven: [1],
    tamar: [2],
    lead: [1, 2],
    absent: [],
    'text:westhaven': [],
    'institution:west*': [1],
    '"failed negociation"': [1],
  });
  const snippet = raw
    .prepare(`SELECT snippet(search, 1, '[', ']', '…', 4) FROM search WHERE search MATCH 'negociation'`)
    .pluck()
    .get();
  assert.equal(snippet, '…failed.\n[Négociation] is the…');
});

test('letters that are no base and mark are folded too, in words, names and institutions', (t) => {
  const { store, raw } = storeAndFile(t);
  store.imports.add(
    surveyOf({
      contributors: [
        {
          name: 'Søren Łukasz',
          affiliations: [{ role: 'Ærlig', institution: 'Đakovo Straßenbau' }],
          paragraphs: ['Þings are as Ħal and Ŧor left them; Œuvre, ılık, Ŋ.'],
        },
      ],
    }),
  );
  const plain = [
    'soren',
    'lukasz',
    'aerlig',
    'dakovo',
    'strassenbau',
    'things',
    'hal',
    'tor',
    'oeuvre',
    'ilik',
  ];
  assert.deepEqual(
    plain.filter((word) => search(raw, word).length === 0),
    [],
  );
  assertInStep(raw);
  for (const typed of ['soren', 'Søren', 'SØREN ŁUKASZ', '"soren lukasz"', 'straßen*', 'oeuv*']) {
    const query = { text: parseSearch(typed), field: null, page: 1 };
    const { answers, strictness } = store.search.find(query);
    assert.deepEqual([answers.length, strictness, answers[0]?.expert], [1, 'typed', 'Søren Łukasz'], typed);
  }
  const { answers } = store.search.find({ text: parseSearch('things'), field: null, page: 1 });
  assert.deepEqual(answers[0]?.excerpt.slice(0, 2), [
    { text: 'Þings', hit: true },
    { text: ' are as Ħal and Ŧor left them; Œuvre, ılık, Ŋ.', hit: false },
  ]);
});

test('only what is public is found', (t) => {
  const { store, raw } = storeAndFile(t);
  const { ask } = store.imports.add(surveyOf({ contributors: [], state: 'open' }));
  const references = ['Heron one', 'Heron two', 'Heron three'].map(
    (text) => store.submissions.submit(submissionOf(ask.slug, { paragraphs: [text] })).reference,
  );
  assert.deepEqual(search(raw, 'heron'), []);
  store.moderation.publish(references[1] ?? '', 'Mara', null);
  store.moderation.reject(references[2] ?? '', 'Mara', 'Off the subject.');
  assert.deepEqual(search(raw, 'heron'), [2]);
  assert.deepEqual(search(raw, 'institution:westhaven expert:ada'), [2]);
  assertInStep(raw);
});

test('the index keeps step with every change, and is what a rebuild makes', (t) => {
  const { store, raw } = storeAndFile(t);
  store.imports.add(surveyOf({ contributors: CONTRIBUTORS }));
  store.imports.add(surveyOf({ number: '2', contributors: CONTRIBUTORS }));
  const changes: Record<string, [query: string, expected: number[]]> = {
    "UPDATE experts SET name = 'Zoë Kowalska' WHERE id = 1": ['kowalska', [1, 3]],
    "UPDATE experts SET name = 'Hugo Brenner' WHERE id = 2": ['hugo', [2]],
    "UPDATE institutions SET name = 'Eastport University' WHERE id = 1": ['eastport', [1, 3]],
    "UPDATE asks SET question = 'Should we lead?' WHERE id = 2": ['"we lead"', [3, 4]],
    "UPDATE affiliations SET role = 'Envoy' WHERE response_id = 1": ['envoy', [1]],
    "INSERT INTO affiliations (response_id, position, role) VALUES (2, 2, 'Poet')": ['poet', [2]],
    'DELETE FROM affiliations WHERE response_id = 2 AND position = 2': ['poet', []],
    "UPDATE paragraphs SET text = 'Sanctions bite.' WHERE response_id = 4": ['bite', [4]],
    "INSERT INTO paragraphs VALUES (4, 1, 'Hard.')": ['hard', [4]],
    'DELETE FROM paragraphs WHERE response_id = 4 AND paragraph = 1': ['hard', []],
    "UPDATE responses SET state = 'rejected' WHERE id = 3": ['failed', [1]],
    'UPDATE responses SET expert_id = 2 WHERE id = 1': ['hugo', [1, 2]],
  };
  for (const [sql, [query, expected]] of Object.entries(changes)) {
    assert.equal(raw.prepare(sql).run().changes, 1, sql);
    assert.deepEqual(search(raw, query), expected, sql);
    assertInStep(raw);
  }
  assert.deepEqual(search(raw, 'eastport'), [1]);
  const kept = index(raw);
  raw.exec(`INSERT INTO search (search) VALUES ('rebuild')`);
  assert.deepEqual(index(raw), kept);
  assert.ok(kept.length > 30, `only ${kept.length} words are indexed`);
});
