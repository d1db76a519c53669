import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FACETS } from '../../server/domain/query.ts';
import { askTable, presentAsk } from '../../server/presenters/ask.ts';
import { USUAL_LOOK } from '../../server/presenters/query-links.ts';
import {
  askOf,
  codingOf,
  evidenceOf,
  FOLLOW,
  facetOf,
  findingOf,
  markOf,
  pageOf,
  queryOf,
  RESIST,
  responseOf,
  SCHEME,
  SHAPE,
  UNCLEAR,
} from './fixtures.ts';

const marks = [
  markOf({ weak: true, margin: 0.24 }),
  markOf({ response: 8 }),
  markOf({ response: 9, stance: 'resist', margin: 1 }),
];
const rest = { scheme: SCHEME, look: USUAL_LOOK, counts: [], scale: [] };
const query = queryOf({ asks: ['arctic-12'] });
const facets = { ...NO_FACETS, stances: [facetOf('shape', 2), facetOf('resist', 1)] };

test('an ask shows its question, its source, and one mark per response with n', () => {
  const ask = askOf({
    nature: 'summary',
    source: { title: 'The Big Ask', publisher: 'Geostrategy', url: 'https://example.org/1', hash: 'f00' },
    importedAt: '2026-03-05T09:30:00.000Z',
  });
  const { table, take, ...page } = presentAsk({
    ask,
    marks,
    query,
    found: pageOf([], { facets, total: 3 }),
    ...rest,
  });
  const firm = (stance: typeof SHAPE | typeof RESIST) => ({ stance, weak: false });
  assert.deepEqual(page, {
    title: 'Should Norway follow Oslo’s lead on the Arctic?',
    description: 'A treaty lapses in June.',
    section: 'asks',
    path: '/asks/arctic-12',
    question: 'Should Norway follow Oslo’s lead on the Arctic?',
    kicker: {
      series: 'The Sample Ask',
      number: 'No. 12',
      date: { iso: '2026-03-04', text: '4 March 2026' },
      responses: '3 responses',
      flag: 'Summary, in our words',
    },
    intro: ['A treaty lapses in June.'],
    source: {
      title: 'The Big Ask',
      publisher: 'Geostrategy',
      href: 'https://example.org/1',
      imported: { iso: '2026-03-05', text: '5 March 2026' },
    },
    note: 'The answers below are summaries in our own words, not quotations. The originals are the publisher’s.',
    votes: null,
    retagged: null,
    distribution: [
      { stance: FOLLOW, marks: [], of: '0 of 3', href: '/asks/arctic-12?stance=follow#compare' },
      {
        stance: SHAPE,
        marks: [firm(SHAPE), { stance: SHAPE, weak: true }],
        of: '2 of 3',
        href: '/asks/arctic-12?stance=shape#compare',
      },
      { stance: RESIST, marks: [firm(RESIST)], of: '1 of 3', href: '/asks/arctic-12?stance=resist#compare' },
      { stance: UNCLEAR, marks: [], of: '0 of 3', href: '/asks/arctic-12?stance=unclear#compare' },
    ],
    submit: null,
  });
  assert.equal(table.says, '3 responses');
  assert.deepEqual(take, [
    ...table.downloads,
    { label: 'Cite or embed', href: '/asks/arctic-12/cite' },
    { label: 'Feed', href: '/asks/arctic-12/feed.atom' },
  ]);
});

test('a filtered ask says its query in the title, and each row brings its sentence and its reasons', () => {
  const paragraph = 'Sign only if the clause becomes mutual.';
  const found = findingOf({
    deciding: { paragraph: 0, start: 0, end: paragraph.length, quote: paragraph },
    evidence: [
      evidenceOf('only if', {
        start: 5,
        end: 12,
        baseWeight: 1.5,
        weight: 3,
        factors: [{ name: 'deontic', value: 2, because: 'London … should' }],
      }),
    ],
  });
  const page = presentAsk({
    ask: askOf(),
    marks,
    query: { ...query, stances: ['shape'] },
    found: pageOf([responseOf({ coding: codingOf(found) })], { facets }),
    ...rest,
  });
  assert.equal(page.title, '1 response that shapes: Should Norway follow Oslo’s lead on the Arctic?');
  assert.equal(page.path, '/asks/arctic-12?stance=shape');
  assert.deepEqual(page.table.rows, [
    {
      id: 7,
      href: '/responses/7',
      label: 'Reader in Polar Law, University of Eastmere',
      who: {
        title: 'Reader in Polar Law',
        role: null,
        affiliations: [
          {
            role: null,
            institution: 'University of Eastmere',
            href: '/institutions/university-of-eastmere',
            canonical: 'University of Eastmere',
          },
        ],
      },
      ask: null,
      sent: null,
      tag: { stance: SHAPE, weak: false, sure: 'on balance', margin: '0.50', by: null },
      sentence: [
        { text: 'Sign ', mark: null, refs: [] },
        { text: 'only if', mark: { stance: SHAPE, strength: 'plain' }, refs: [] },
        { text: ' the clause becomes mutual.', mark: null, refs: [] },
      ],
      instead: null,
      vote: null,
      before: null,
      why: {
        finding: 'Machine tag by lead@0.1.0. The sums decide. Shape 6, Resist 2.',
        cues: [
          { quote: 'only if', stance: SHAPE, product: '1.5 × 2 = 3', because: 'advice (“London … should”)' },
        ],
        more: null,
        sum: '/responses/7#sum',
      },
    },
  ]);
});

test('files hold the rows of the page, and where that is not all, all are offered too', () => {
  const input = {
    ask: askOf(),
    marks,
    query: { ...query, size: 1, page: 2 },
    found: pageOf([responseOf({ id: 8, position: 2 })], { total: 3, facets }),
    ...rest,
  };
  const { table, title } = presentAsk(input);
  assert.equal(title, 'Should Norway follow Oslo’s lead on the Arctic? (page 2)');
  assert.deepEqual(table.downloads, [
    { label: 'CSV of this one', href: '/asks/arctic-12.csv?page=2&size=1' },
    { label: 'CSV of all 3', href: '/asks/arctic-12.csv?size=all' },
    { label: 'JSON of this one', href: '/asks/arctic-12.json?page=2&size=1' },
    { label: 'JSON of all 3', href: '/asks/arctic-12.json?size=all' },
  ]);
  assert.deepEqual(table.pager, {
    text: 'Response 2 of 3',
    previous: '/asks/arctic-12?size=1#compare',
    next: '/asks/arctic-12?page=3&size=1#compare',
  });
  const { columns, ...file } = askTable(input, 'json');
  assert.deepEqual(file, {
    name: 'arctic-12',
    title: '3 responses: Should Norway follow Oslo’s lead on the Arctic?',
    path: '/asks/arctic-12?page=2&size=1',
    rows: [
      [
        8,
        '/responses/8',
        'arctic-12',
        'Should Norway follow Oslo’s lead on the Arctic?',
        'The Sample Ask',
        '12',
        '2026-03-04',
        'verbatim',
        'document',
        2,
        null,
        'Reader in Polar Law, University of Eastmere',
        'Reader in Polar Law, University of Eastmere',
        'University of Eastmere',
        'shape',
        'Shape',
        'on balance',
        0.5,
        'score',
        'lexicon',
        'lead@0.1.0',
        null,
        null,
        null,
        null,
      ],
    ],
    total: 3,
    next: '/asks/arctic-12.json?page=3&size=1',
  });
  assert.equal(columns.length, file.rows[0]?.length);
});

test('an ask that nobody has answered says what to do next', () => {
  const nobody = (state: 'open' | 'closed') =>
    presentAsk({ ask: askOf({ state }), marks: [], query, found: pageOf([]), ...rest });
  assert.deepEqual(nobody('open').distribution, []);
  assert.equal(nobody('open').submit, '/submit/arctic-12');
  assert.deepEqual(nobody('open').table.empty, {
    message: 'No response has been published yet. You can be the first:',
    href: '/submit/arctic-12',
    label: 'answer this question',
  });
  assert.deepEqual(nobody('closed').table.empty, {
    message: 'No response has been published. See what other panels were asked:',
    href: '/asks',
    label: 'all asks',
  });
});

test('filters that leave nothing say how to go on', () => {
  const page = presentAsk({
    ask: askOf(),
    marks,
    query: { ...query, stances: ['follow'], institutions: ['sallow'] },
    found: pageOf([]),
    ...rest,
  });
  assert.deepEqual(page.table.empty, {
    message: 'No response fits these filters together. Take one of them out above, or',
    href: '/asks/arctic-12#compare',
    label: 'clear them all',
  });
});

test('a source that is no web address is not made a link', () => {
  const source = { title: 'Notes', publisher: null, url: 'javascript:alert(1)', hash: 'f00' };
  const page = presentAsk({ ask: askOf({ source }), marks, query, found: pageOf([]), ...rest });
  assert.deepEqual(page.source, { title: 'Notes', publisher: null, href: null, imported: null });
});
