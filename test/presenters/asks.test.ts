import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AskListQuery, askListing } from '../../server/domain/ask-list.ts';
import { division } from '../../server/domain/closeness.ts';
import type { AskOverview } from '../../server/domain/query.ts';
import { parseSearch } from '../../server/domain/search.ts';
import type { Ask } from '../../server/domain/types.ts';
import { presentAsks } from '../../server/presenters/asks.ts';
import { asksTable } from '../../server/presenters/asks-table.ts';
import { strip } from '../../server/presenters/distribution.ts';
import { askOf, FOLLOW, RESIST, SCHEME } from './fixtures.ts';

const AGREE = { ...SCHEME, id: 'agree', title: 'Agreeing with a statement' };
const SCHEMES = [SCHEME, AGREE];

function overviewOf(ask: Partial<Ask>, tally: AskOverview['tally'] = {}): AskOverview {
  const responses = Object.values(tally).reduce((sum, each) => sum + each, 0);
  return { ask: askOf(ask), tally, weak: {}, votes: {}, responses };
}

/** Newest first, as the store gives them. */
const OVERVIEWS = [
  overviewOf({
    id: 4,
    slug: 'tariffs',
    question: 'Are tariffs wise?',
    scheme: 'agree',
    series: 'Weekly Ask',
  }),
  overviewOf({ id: 3, slug: 'arctic', date: '2026-01-02', state: 'open' }, { follow: 3, resist: 3 }),
  overviewOf({ id: 2, slug: 'visas', date: '2025-05-06' }, { follow: 6, resist: 2, unclear: 1 }),
  overviewOf({ id: 1, slug: 'undated', date: null, series: null }, { follow: 2, resist: 2 }),
];

function queryOf(changes: Partial<AskListQuery> = {}): AskListQuery {
  return {
    ...{
      find: null,
      series: [],
      schemes: [],
      states: [],
      sort: 'newest',
      direction: 'desc',
      page: 1,
      size: 50,
    },
    ...changes,
  };
}

function found(changes: Partial<AskListQuery>, overviews = OVERVIEWS) {
  return askListing(overviews, queryOf(changes), (overview) => division(overview, SCHEMES));
}

const slugs = (changes: Partial<AskListQuery>) => found(changes).entries.map(({ ask }) => ask.slug);

function present(changes: Partial<AskListQuery>, overviews = OVERVIEWS) {
  return presentAsks(found(changes, overviews), queryOf(changes), SCHEMES);
}

test('asks are sorted by day, responses or division, and what has none of it comes last either way', () => {
  assert.deepEqual(slugs({}), ['tariffs', 'arctic', 'visas', 'undated']);
  assert.deepEqual(slugs({ direction: 'asc' }), ['visas', 'arctic', 'tariffs', 'undated']);
  assert.deepEqual(slugs({ sort: 'responses' }), ['visas', 'arctic', 'undated', 'tariffs']);
  assert.deepEqual(slugs({ sort: 'responses', direction: 'asc' }), ['tariffs', 'undated', 'arctic', 'visas']);
  assert.deepEqual(slugs({ sort: 'divided' }), ['arctic', 'visas', 'tariffs', 'undated']);
  assert.deepEqual(slugs({ sort: 'divided', direction: 'asc' }), ['visas', 'arctic', 'tariffs', 'undated']);
});

test('asks are found by words of question, series, number or lead, and pages are parts of them', () => {
  assert.deepEqual(slugs({ find: parseSearch('arct nor') }), ['arctic', 'visas', 'undated']);
  assert.deepEqual(slugs({ find: parseSearch('weekly tarif') }), ['tariffs']);
  assert.deepEqual(slugs({ find: parseSearch('nothing') }), []);
  assert.deepEqual(slugs({ page: 2, size: 3 }), ['undated']);
  assert.equal(found({ page: 2, size: 3 }).total, 4);
});

test('each filter is counted under the others, and one that is on stays though nothing is left of it', () => {
  const { entries, facets } = found({ schemes: ['lead'], states: ['open'] });
  assert.deepEqual(
    entries.map(({ ask }) => ask.slug),
    ['arctic'],
  );
  assert.deepEqual(facets, {
    series: [{ value: 'The Sample Ask', count: 1 }],
    schemes: [{ value: 'lead', count: 1 }],
    states: [
      { value: 'closed', count: 2 },
      { value: 'open', count: 1 },
    ],
  });
  assert.deepEqual(found({ find: parseSearch('tariffs'), schemes: ['lead'] }).facets.schemes, [
    { value: 'agree', count: 1 },
    { value: 'lead', count: 0 },
  ]);
});

test('the list of asks says its query, and every filter that is on leads to where it is off', () => {
  const page = present({ schemes: ['lead'], states: ['open'], find: parseSearch('Arctic'), sort: 'divided' });
  assert.equal(page.heading, '1 open ask about “Arctic”: following a lead');
  assert.equal(page.title, '1 open ask about “Arctic”: following a lead (most divided first)');
  assert.equal(page.path, '/asks?q=Arctic&scheme=lead&state=open&sort=divided');
  assert.deepEqual(
    page.facets.map(({ name, chips }) => [
      name,
      chips.map(({ label, count, href, on }) => [label, count, href, on]),
    ]),
    [
      ['Codebook', [['Following a lead', '1', '/asks?q=Arctic&state=open&sort=divided', true]]],
      [
        'State',
        [
          ['Closed', '2', '/asks?q=Arctic&scheme=lead&state=open&state=closed&sort=divided', false],
          ['Open for answers', '1', '/asks?q=Arctic&scheme=lead&sort=divided', true],
        ],
      ],
    ],
  );
  assert.deepEqual(page.within, {
    action: '/asks',
    typed: 'Arctic',
    hidden: [
      { name: 'scheme', value: 'lead' },
      { name: 'state', value: 'open' },
      { name: 'sort', value: 'divided' },
    ],
    remove: '/asks?scheme=lead&state=open&sort=divided',
  });
  assert.deepEqual([page.clear, page.choices, page.orderNote], ['/asks', [], null]);
  assert.deepEqual([page.elsewhere, page.asks[0]?.answer], ['/search?q=Arctic', '/submit/arctic']);
});

test('what tells no ask from another is not offered', () => {
  const alone = present({}, OVERVIEWS.slice(0, 1));
  assert.deepEqual([alone.facets, alone.choices, alone.clear, alone.pager], [[], [], null, null]);
  assert.deepEqual([alone.marked, alone.elsewhere, present({}).marked], [false, null, true]);
  const none = present({}, []);
  assert.deepEqual([none.heading, none.within, none.asks], ['0 asks', null, []]);
});

test('many series fold away, those that are on stay in sight', () => {
  const many = Array.from({ length: 9 }, (_, id) => overviewOf({ id, series: `Series ${id}` }));
  const [facet] = present({ series: ['Series 8'] }, many).facets;
  assert.deepEqual(
    [
      facet?.chips.map(({ label }) => label),
      facet?.more?.label,
      facet?.more?.chips.map(({ label }) => label),
    ],
    [
      ['Series 8', 'Series 0', 'Series 1', 'Series 2', 'Series 3', 'Series 4'],
      '3 more series',
      ['Series 5', 'Series 6', 'Series 7'],
    ],
  );
});

test('pages and sorting keep the query, and the order on show turns round', () => {
  const page = present({ sort: 'responses', size: 2 });
  assert.deepEqual(
    page.choices[0]?.options.map(({ label, href, on }) => [label, href, on]),
    [
      ['Day', '/asks?size=2', false],
      ['Responses ↓', '/asks?sort=responses&dir=asc&size=2', true],
      ['Division', '/asks?sort=divided&size=2', false],
    ],
  );
  assert.deepEqual(page.pager, {
    ...{ text: 'Asks 1 to 2 of 4', previous: null, next: '/asks?sort=responses&page=2&size=2' },
  });
  assert.deepEqual(
    page.downloads.map(({ label }) => label),
    ['CSV of these 2', 'CSV of all 4', 'JSON of these 2', 'JSON of all 4'],
  );
});

test('the file of the asks holds the rows of the page and leads to the next', () => {
  const query = queryOf({ sort: 'divided', size: 2 });
  const table = asksTable(found(query), query, [SCHEME], 'json');
  assert.deepEqual(
    table.columns.map(({ key }) => key),
    [
      ...['ask', 'path', 'question', 'series', 'number', 'date', 'nature', 'scheme', 'responses'],
      ...['follow', 'shape', 'resist', 'unclear', 'no_answer', 'state', 'division'],
    ],
  );
  const question = 'Should Norway follow Oslo’s lead on the Arctic?';
  const same = [question, 'The Sample Ask', '12'];
  assert.deepEqual(table.rows, [
    ['arctic', '/asks/arctic', ...same, '2026-01-02', 'verbatim', 'lead', 6, 3, 0, 3, 0, 0, 'open', 1],
    ['visas', '/asks/visas', ...same, '2025-05-06', 'verbatim', 'lead', 9, 6, 0, 2, 1, 0, 'closed', 0.75],
  ]);
  assert.deepEqual(
    [table.title, table.path, table.total, table.next],
    ['All asks', '/asks?sort=divided&size=2', 4, '/asks.json?sort=divided&page=2&size=2'],
  );
});

test('a large panel is a bar whose parts are its shares, tentative tags apart', () => {
  const overview = { ...overviewOf({}, { follow: 20, resist: 20 }), weak: { resist: 10 } };
  const full = { y: 1, height: 10 };
  assert.deepEqual(strip(overview, SCHEME), {
    marks: [],
    bar: [
      { tone: 'for', weak: false, x: 0, width: 496, ...full },
      { tone: 'against', weak: false, x: 500, width: 248, ...full },
      { tone: 'against', weak: true, x: 752, width: 248, ...full },
    ],
    legend: [
      { stance: FOLLOW, amount: '20' },
      { stance: RESIST, amount: '20' },
    ],
    n: '40 responses, 10 tentative (hollow)',
  });
  const silent = strip(overviewOf({}, { follow: 20, 'no-answer': 20 }), SCHEME).bar?.at(-1);
  assert.deepEqual(silent, { tone: 'none', weak: false, x: 502, y: 5, width: 498, height: 2 });
  const { bar, marks, n } = strip(overviewOf({}, { follow: 24 }), SCHEME);
  assert.deepEqual([bar, marks.length, n], [null, 24, '24 responses']);
  assert.deepEqual(strip(overviewOf({}), SCHEME), { marks: [], bar: null, legend: [], n: '0 responses' });
});
