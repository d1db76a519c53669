import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classificationOf, submissionOf, surveyOf } from '../support/builders.ts';
import { storeFor } from '../support/database.ts';

const NEWER = { version: '0.2.0' };

test('the stored responses of a scheme come by id, page after page, those that wait among them', (t) => {
  const store = storeFor(t);
  const many = Array.from({ length: 401 }, () => ({ stance: 'shape' }));
  const { ask } = store.imports.add(surveyOf({ contributors: many, state: 'open' }));
  store.imports.add(surveyOf({ scheme: 'other', number: '2.2025', contributors: [{}] }));
  const kept = store.submissions.submit(submissionOf(ask.slug)).reference;
  const refused = store.submissions.submit(submissionOf(ask.slug, { name: 'Bo Berg' })).reference;
  store.moderation.reject(refused, 'Mara', 'Advertising.');
  const found = [...store.codings.current('lead')];
  assert.deepEqual(
    found.map(({ response }) => response.id),
    [...many.map((_, index) => index + 1), 403],
  );
  const waiting = found.at(-1);
  assert.deepEqual(
    [waiting?.response.state, waiting?.codings.map(({ stance }) => stance)],
    ['pending', ['resist']],
  );
  assert.equal(store.submissions.byReference(kept)?.response.id, 403);
});

test('appended codings are published; the same again changes nothing', (t) => {
  const store = storeFor(t);
  store.imports.add(surveyOf({ contributors: [{ stance: 'shape' }, { stance: 'shape' }] }));
  const codings = [1, 2].map((response) => ({ response, classification: classificationOf('resist', NEWER) }));
  assert.equal(store.codings.append(codings), 2);
  assert.equal(store.codings.append(codings), 0);
  assert.deepEqual(
    store.responses.byId(2)?.codings.map(({ coder, stance }) => `${coder} ${stance}`),
    ['lead@0.1.0 shape', 'lead@0.2.0 resist'],
  );
  assert.equal(store.responses.byId(2)?.response.coding.stance, 'resist');
});

test('one coding that cannot be appended keeps all others out', (t) => {
  const store = storeFor(t);
  store.imports.add(surveyOf({ contributors: [{ stance: 'shape' }, { stance: 'shape' }] }));
  const good = { response: 1, classification: classificationOf('resist', NEWER) };
  assert.throws(
    () => store.codings.append([good, { response: 2, classification: classificationOf('resist') }]),
    { code: 'conflict', message: /^Response 2 is tagged by lead@0\.1\.0 already, with another finding\./ },
  );
  assert.throws(() => store.codings.append([good, { ...good, response: 99 }]), {
    code: 'not_found',
    message: 'There is no response 99. Nothing was appended.',
  });
  assert.equal(store.responses.byId(1)?.codings.length, 1);
});
