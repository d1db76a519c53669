import assert from 'node:assert/strict';
import { test } from 'node:test';
import { submissionOf, surveyOf } from '../support/builders.ts';
import { storeAndFile, storeFor } from '../support/database.ts';

const EASTMERE = { role: 'Reader', institution: 'University of Eastmere' };
const SALLOW = { role: 'Fellow', institution: 'Sallow Institute' };

const SURVEY = surveyOf({
  state: 'open',
  contributors: [
    { name: 'Åsa Berg', stance: 'shape', affiliations: [EASTMERE, { ...EASTMERE, role: 'Dean' }, SALLOW] },
    { name: 'Bo Ek', stance: 'resist', affiliations: [SALLOW] },
    { name: 'Cai Wu', stance: 'unclear', affiliations: [SALLOW], paragraphs: [] },
  ],
});

test('positions are those of published answers to asks of the scheme, subjects by name', (t) => {
  const store = storeFor(t);
  const { ask } = store.imports.add(SURVEY);
  store.imports.add(surveyOf({ scheme: 'agree', number: '2', contributors: [{ name: 'Dag Ro' }] }));
  store.submissions.submit(submissionOf(ask.slug));
  assert.deepEqual(store.matrix.positions('experts', 'lead'), {
    subjects: [
      { id: 1, slug: 'asa-berg', label: 'Åsa Berg' },
      { id: 2, slug: 'bo-ek', label: 'Bo Ek' },
      { id: 3, slug: 'cai-wu', label: 'Cai Wu' },
    ],
    positions: [
      { subject: 1, ask: 1, stance: 'shape', responses: 1 },
      { subject: 2, ask: 1, stance: 'resist', responses: 1 },
      { subject: 3, ask: 1, stance: null, responses: 1 },
    ],
    panels: [
      { subject: 1, ask: 1, stance: 'shape', responses: 1 },
      { subject: 2, ask: 1, stance: 'resist', responses: 1 },
      { subject: 3, ask: 1, stance: null, responses: 1 },
    ],
  });
  assert.deepEqual(store.matrix.positions('institutions', 'lead'), {
    subjects: [
      { id: 2, slug: 'sallow-institute', label: 'Sallow Institute' },
      { id: 1, slug: 'university-of-eastmere', label: 'University of Eastmere' },
    ],
    positions: [
      { subject: 2, ask: 1, stance: null, responses: 1 },
      { subject: 2, ask: 1, stance: 'resist', responses: 1 },
      { subject: 1, ask: 1, stance: 'shape', responses: 1 },
      { subject: 2, ask: 1, stance: 'shape', responses: 1 },
    ],
    panels: [
      { ask: 1, stance: null, responses: 1 },
      { ask: 1, stance: 'resist', responses: 1 },
      { ask: 1, stance: 'shape', responses: 1 },
    ],
  });
});

test('answers are those of the subjects to the asks, each once, with what decided them', (t) => {
  const store = storeFor(t);
  store.imports.add(SURVEY);
  const deciding = { paragraph: 0, start: 0, end: 7, quote: 'Britain' };
  store.imports.add(
    surveyOf({
      number: '2',
      contributors: [{ name: 'Åsa Berg', stance: 'follow', classification: { deciding, confidence: 'low' } }],
    }),
  );
  const answer = {
    expert: 'Åsa Berg',
    kind: 'lexicon',
    vote: null,
    weak: false,
    sentence: null,
  };
  assert.deepEqual(store.matrix.answers('experts', [1, 3], [1, 2]), [
    { ...answer, subject: 1, ask: 1, response: 1, stance: 'shape' },
    {
      ...answer,
      subject: 3,
      ask: 1,
      response: 3,
      expert: 'Cai Wu',
      stance: 'no-answer',
      kind: null,
    },
    { ...answer, subject: 1, ask: 2, response: 4, stance: 'follow', weak: true, sentence: 'Britain' },
  ]);
  const fromSallow = store.matrix.answers('institutions', [1, 2], [1]);
  assert.deepEqual(fromSallow.map(({ subject, response }) => [subject, response]).sort(), [
    [1, 1],
    [2, 1],
    [2, 2],
    [2, 3],
  ]);
  assert.deepEqual(store.matrix.answers('experts', [], [1]), []);
});

test('where there are no words the vote stands in, and beside words it does not', (t) => {
  const store = storeFor(t);
  const votes = [
    { vote: 'Strongly agree', stance: 'agree', intensity: 2 },
    { vote: 'Disagree', stance: 'disagree', intensity: 1 },
  ];
  const cast = ['Strongly agree', null, 'Disagree', 'Abstain'];
  const built = surveyOf({
    scheme: 'agree',
    contributors: cast.map((_, index) => ({
      ...{ name: `Panellist ${index}`, affiliations: [SALLOW], stance: 'unclear' },
      paragraphs: index === 2 ? ['Hm.'] : [],
    })),
  });
  const contributors = built.survey.contributors.map((contributor, index) => ({
    ...contributor,
    declared: { vote: cast[index] ?? null, confidence: null },
  }));
  store.imports.add({ ...built, survey: { ...built.survey, contributors }, votes });
  assert.deepEqual(
    store.matrix
      .answers('experts', [1, 2, 3, 4], [1])
      .map((each) => [each.stance, each.kind, each.vote, each.weak]),
    [
      ['agree', 'declared', 'Strongly agree', false],
      ['no-answer', null, null, false],
      ['unclear', 'lexicon', 'Disagree', true],
      ['unclear', 'declared', 'Abstain', false],
    ],
  );
  assert.deepEqual(store.matrix.positions('institutions', 'agree').panels, [
    { ask: 1, stance: 'agree', responses: 1 },
    { ask: 1, stance: null, responses: 1 },
    { ask: 1, stance: 'unclear', responses: 2 },
  ]);
  assert.deepEqual(
    store.responses.besides([2]).map(({ stance }) => stance),
    ['agree', 'unclear', 'unclear'],
  );
});

test('responses are read by number in the order asked for, with their codings, and never pending ones', (t) => {
  const { store, raw } = storeAndFile(t);
  const { ask } = store.imports.add(SURVEY);
  store.submissions.submit(submissionOf(ask.slug));
  raw.exec(`INSERT INTO codings (response_id, kind, coder, stance, reason, at)
            VALUES (2, 'editor', 'jl', 'shape', 'Read twice.', '2026-03-06T12:00:00.000Z')`);
  const read = store.responses.byIds([3, 4, 2, 99]);
  assert.deepEqual(
    read.map(({ response, codings }) => [response.id, codings.map(({ kind }) => kind)]),
    [
      [3, ['lexicon']],
      [2, ['lexicon', 'editor']],
    ],
  );
  assert.deepEqual(read[1], store.responses.byId(2));
  assert.deepEqual(store.responses.byIds([]), []);
});

test('the other answers to the same asks are offered in panel order, published ones only', (t) => {
  const store = storeFor(t);
  const { ask } = store.imports.add(SURVEY);
  store.submissions.submit(submissionOf(ask.slug));
  store.imports.add(surveyOf({ number: '2' }));
  assert.deepEqual(store.responses.besides([2]), [
    { response: 1, expert: 'Åsa Berg', ask: 1, stance: 'shape' },
    { response: 3, expert: 'Cai Wu', ask: 1, stance: 'no-answer' },
  ]);
  assert.deepEqual(store.responses.besides([]), []);
});
