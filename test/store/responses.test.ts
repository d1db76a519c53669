import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../server/domain/ports.ts';
import { type ResponseQuery, SORT_KEYS, type SortKey } from '../../server/domain/query.ts';
import type { Response } from '../../server/domain/types.ts';
import { queryOf, submissionOf, surveyOf } from '../support/builders.ts';
import { storeAndFile, storeFor } from '../support/database.ts';

const at = (...institutions: (string | null)[]) =>
  institutions.map((institution) => ({ role: 'Fellow', institution }));

/** Two asks of four answers each, chosen so that every sort has ties and gaps. */
function fill(store: Store): void {
  store.imports.add(
    surveyOf({
      number: 'old',
      date: '2024-01-01',
      contributors: [
        {
          name: 'Łucja Ostrowska',
          stance: 'shape',
          affiliations: at('Zeta Institute'),
          classification: { margin: 0.1 },
        },
        {
          name: 'Émile Roth',
          stance: 'resist',
          affiliations: at('The Beta Institute'),
          classification: { margin: 0.9 },
        },
        { name: 'Dr Zoë Adler', stance: 'follow', affiliations: at(null), classification: { margin: 0.5 } },
        {
          name: 'eva Byron',
          stance: 'unclear',
          affiliations: at(null, 'Élan Institute'),
          classification: { margin: 0 },
        },
      ],
    }),
  );
  store.imports.add(
    surveyOf({
      number: 'new',
      date: '2025-01-01',
      contributors: [
        {
          name: 'Lucja Ostrowski',
          stance: 'other',
          affiliations: at('Gamma Institute', 'Alpha Institute'),
          classification: { margin: 0.5 },
        },
        {
          name: 'eva Byron',
          stance: 'shape',
          affiliations: at('Elan Institute'),
          classification: { margin: 0.5 },
        },
        {
          name: null,
          stance: 'follow',
          affiliations: at('Alpha Institute'),
          classification: { margin: 0.2 },
        },
        {
          name: 'Émile Roth',
          stance: 'resist',
          affiliations: at('Beta Institute'),
          classification: { margin: 0.9 },
        },
      ],
    }),
  );
}

const place = ({ ask, position }: Response): string => `${ask.number}${position}`;

function places(store: Store, changes: Partial<ResponseQuery>): string {
  return store.responses.find(queryOf(changes)).rows.map(place).join(' ');
}

test('rows are sorted by the chosen column, folded, ties in panel order, gaps last', (t) => {
  const { store, raw } = storeAndFile(t);
  fill(store);
  // An editor's coding has no margin.
  raw.exec(`INSERT INTO codings (response_id, kind, coder, stance, reason, at)
            VALUES (5, 'editor', 'Mara', 'other', 'Says so.', '2026-01-01T00:00:00Z')`);
  const stanceOrder = ['follow', 'shape', 'resist', 'unclear'];
  const sorted = Object.fromEntries(
    SORT_KEYS.map((sort) => [
      sort,
      (['asc', 'desc'] as const).map((direction) => places(store, { sort, direction, stanceOrder })),
    ]),
  );
  assert.deepEqual(sorted, {
    panel: ['new1 new2 new3 new4 old1 old2 old3 old4', 'old4 old3 old2 old1 new4 new3 new2 new1'],
    expert: ['new4 old2 new2 old4 new3 old1 new1 old3', 'old3 new1 old1 new3 new2 old4 new4 old2'],
    institution: ['new3 new4 old2 new2 old4 new1 old1 old3', 'old1 new1 new2 old4 new4 old2 new3 old3'],
    stance: ['new3 old3 new2 old1 new4 old2 old4 new1', 'old4 new4 old2 new2 old1 new3 old3 new1'],
    margin: ['old4 old1 new3 new2 old3 new4 old2 new1', 'new4 old2 new2 old3 new3 old1 old4 new1'],
  } satisfies Record<SortKey, string[]>);
});

test('without an order the stances sort by code', (t) => {
  const store = storeFor(t);
  fill(store);
  assert.equal(places(store, { sort: 'stance' }), 'new3 old3 new1 new4 old2 new2 old1 old4');
  assert.deepEqual(
    store.responses.find(queryOf()).facets.stances.map(({ value }) => value),
    ['follow', 'other', 'resist', 'shape', 'unclear'],
  );
  assert.deepEqual(
    store.responses
      .find(queryOf({ stanceOrder: ['unclear', 'shape'] }))
      .facets.stances.map(({ value }) => value),
    ['unclear', 'shape', 'follow', 'other', 'resist'],
  );
});

test('pages cut the sorted rows without overlap, and know how many there are', (t) => {
  const store = storeFor(t);
  fill(store);
  const pages = [1, 2, 3, 4].map((page) => store.responses.find(queryOf({ sort: 'margin', page, size: 3 })));
  assert.deepEqual(
    pages.map(({ rows, total }) => [rows.map(place).join(' '), total]),
    [
      ['old4 old1 new3', 8],
      ['new1 new2 old3', 8],
      ['new4 old2', 8],
      ['', 8],
    ],
  );
});

test('facets count under the other filters and keep what is selected, even at none and even unknown', (t) => {
  const store = storeFor(t);
  fill(store);
  const [ask] = store.asks.overviews().map((overview) => overview.ask);
  assert.ok(ask);
  const page = store.responses.find(
    queryOf({
      asks: [ask.slug, 'gone'],
      stances: ['follow', 'unclear'],
      institutions: ['alpha-institute', 'zeta-institute', 'nowhere'],
    }),
  );
  assert.deepEqual(page.rows.map(place), ['new3']);
  assert.equal(page.total, 1);
  assert.deepEqual(page.facets, {
    stances: [
      { value: 'follow', label: 'follow', count: 1, selected: true },
      { value: 'other', label: 'other', count: 1, selected: false },
      { value: 'unclear', label: 'unclear', count: 0, selected: true },
    ],
    institutions: [
      { value: 'alpha-institute', label: 'Alpha Institute', count: 1, selected: true },
      { value: 'zeta-institute', label: 'Zeta Institute', count: 0, selected: true },
      { value: 'nowhere', label: 'nowhere', count: 0, selected: true },
    ],
    asks: [
      // The same question was put in another number.
      { value: ask.slug, label: `${ask.question} (No. new)`, count: 1, selected: true },
      { value: 'gone', label: 'gone', count: 0, selected: true },
    ],
    kinds: [{ value: 'think tank', label: 'think tank', count: 1, selected: false }],
    countries: [],
    bases: [],
    coders: [{ value: 'lexicon', label: 'lexicon', count: 1, selected: false }],
  });
});

test('an id that is unknown, pending or out of range has no response', (t) => {
  const store = storeFor(t);
  const { ask } = store.imports.add(surveyOf({ state: 'open', contributors: [] }));
  store.submissions.submit(submissionOf(ask.slug));
  for (const id of [1, 2, 0, -1, 1.5, 2 ** 53]) assert.equal(store.responses.byId(id), null, String(id));
});

test('values that look like SQL are only values', (t) => {
  const store = storeFor(t);
  fill(store);
  const nasty = `x') OR 1=1 --`;
  assert.equal(
    store.responses.find(
      queryOf({ stances: [nasty], asks: [nasty], institutions: [nasty], stanceOrder: [nasty] }),
    ).total,
    0,
  );
});
