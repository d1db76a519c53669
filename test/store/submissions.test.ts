import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { newReference, normaliseReference } from '../../server/store/reference.ts';
import { queryOf, submissionOf, surveyOf } from '../support/builders.ts';
import { NOON, storeAndFile } from '../support/database.ts';

function openAsk(t: TestContext) {
  const { store, raw, path } = storeAndFile(t);
  const { ask } = store.imports.add(surveyOf({ state: 'open', contributors: [{ name: 'Hugo Brenner' }] }));
  return { store, raw, path, ask };
}

test('a reference number is random, short and made of letters that nobody confuses', () => {
  const references = Array.from({ length: 2000 }, newReference);
  assert.equal(new Set(references).size, 2000);
  for (const reference of references)
    assert.match(reference, /^SB-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
});

test('a reference number is understood as people type it', () => {
  for (const typed of ['SB-7K01-Q9TX', 'sb-7k01-q9tx', ' sb7k01q9tx ', '7KO1-Q9TX', 'SB 7kol q9tx']) {
    assert.equal(normaliseReference(typed), 'SB-7K01-Q9TX', typed);
  }
});

test('a submission is kept as pending, tagged and on record', (t) => {
  const { store, ask } = openAsk(t);
  const entry = submissionOf(ask.slug);
  const outcome = store.submissions.submit(entry);
  assert.equal(outcome.status, 'received');
  const item = store.submissions.byReference(outcome.reference.toLowerCase());
  assert.deepEqual(item, {
    reference: outcome.reference,
    response: {
      id: 2,
      ask,
      position: 0,
      expert: { id: 2, slug: `pending-${outcome.reference.toLowerCase()}`, name: 'Ada Byron' },
      affiliations: [{ role: 'Reader in Strategy', printed: 'University of Westhaven', institution: null }],
      paragraphs: ['Britain should resist.', 'It has the means.'],
      state: 'pending',
      origin: 'form',
      publishedAt: null,
      coding: {
        ...{
          id: 2,
          kind: 'lexicon',
          coder: 'lead@0.1.0',
          stance: 'resist',
          margin: 0.5,
          reason: null,
          at: NOON,
        },
        classification: entry.classification,
      },
      declared: null,
    },
    history: [{ action: 'submitted', actor: 'contributor', reason: null, at: NOON }],
    joins: null,
  });
  assert.deepEqual(store.moderation.pending(), [item]);
  assert.equal(store.submissions.byReference('SB-0000-0000'), null);
});

test('the very same answer again makes no second response and gives the first reference', (t) => {
  const { store, ask } = openAsk(t);
  const first = store.submissions.submit(submissionOf(ask.slug));
  const repeats = [
    {},
    { name: '  ada  BYRON ' },
    { paragraphs: ['Britain should   resist. It has the means.'] },
  ].map((changes) => store.submissions.submit(submissionOf(ask.slug, changes)));
  assert.deepEqual(
    repeats,
    repeats.map(() => ({ status: 'repeated', reference: first.reference })),
  );
  const others = [{ name: 'Ada Bryon' }, { role: 'Reader' }, { paragraphs: ['Britain should resist!'] }].map(
    (changes) => store.submissions.submit(submissionOf(ask.slug, changes)).status,
  );
  assert.deepEqual(others, ['received', 'received', 'received']);
  assert.equal(store.moderation.pending().length, 4);
  store.moderation.reject(first.reference, 'Mara', 'Off the subject.');
  assert.deepEqual(store.submissions.submit(submissionOf(ask.slug)), {
    status: 'repeated',
    reference: first.reference,
  });
});

test('an ask that is unknown or closed takes no answers, but a repeated one is still recognised', (t) => {
  const { store, raw, ask } = openAsk(t);
  const first = store.submissions.submit(submissionOf(ask.slug));
  raw.exec(`UPDATE asks SET state = 'closed'`);
  assert.deepEqual(store.submissions.submit(submissionOf(ask.slug)), {
    status: 'repeated',
    reference: first.reference,
  });
  assert.throws(() => store.submissions.submit(submissionOf(ask.slug, { name: 'Ilse Roth' })), {
    name: 'AppError',
    code: 'conflict',
    message: `“${ask.question}” no longer takes answers. Choose one of the open asks.`,
  });
  assert.throws(() => store.submissions.submit(submissionOf('nothing')), {
    name: 'AppError',
    code: 'not_found',
    message: 'There is no ask “nothing”. Choose one of the open asks.',
  });
  assert.equal(store.moderation.pending().length, 1);
});

test('nothing that is pending or rejected can be reached, and it changes no public name', (t) => {
  const { store, ask } = openAsk(t);
  const read = () => ({
    overviews: store.asks.overviews(),
    marks: store.asks.marks(ask.slug),
    page: store.responses.find(queryOf()),
    experts: store.experts.all(),
    institutions: store.institutions.all(),
    again: store.imports.bySource(ask.source?.hash ?? ''),
  });
  const before = read();
  const references = ['Ada Byron', 'HUGO brenner'].map(
    (name) =>
      store.submissions.submit(submissionOf(ask.slug, { name, institution: 'UNIVERSITY OF EASTPORT' }))
        .reference,
  );
  store.moderation.reject(references[0] ?? '', 'Mara', 'Not the person.');
  assert.deepEqual(read(), before);
  for (const reference of references) {
    const { response } = store.submissions.byReference(reference) ?? {};
    assert.ok(response);
    assert.equal(store.responses.byId(response.id), null);
    assert.equal(store.experts.bySlug(response.expert.slug), null);
  }
  assert.equal(store.institutions.bySlug('university-of-eastport'), null);
  store.imports.add(
    surveyOf({
      number: '2',
      contributors: [
        { name: 'Ada Byron', affiliations: [{ role: null, institution: 'University of Eastport' }] },
      ],
    }),
  );
  assert.equal(store.experts.bySlug('ada-byron')?.record.stands.length, 1);
  assert.equal(
    store.institutions.bySlug('university-of-eastport')?.institution.name,
    'University of Eastport',
  );
});
