import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AskOverview } from '../../server/domain/query.ts';
import { asksTable, presentAsks } from '../../server/presenters/asks.ts';
import {
  expertsTable,
  institutionsTable,
  presentExperts,
  presentInstitutions,
} from '../../server/presenters/directory.ts';
import { presentHome } from '../../server/presenters/home.ts';
import { USUAL_LOOK } from '../../server/presenters/query-links.ts';
import { responsesTable } from '../../server/presenters/responses.ts';
import {
  askOf,
  codingOf,
  FOLLOW,
  findingOf,
  institutionOf,
  pageOf,
  queryOf,
  RESIST,
  responseOf,
  SCHEME,
} from './fixtures.ts';

function overviewOf(changes: Partial<AskOverview> = {}): AskOverview {
  return {
    ask: askOf(),
    tally: { follow: 2, resist: 1 },
    weak: { follow: 1 },
    responses: 3,
    ...changes,
  };
}

const ITEM = {
  href: '/asks/arctic-12',
  question: 'Should Norway follow Oslo’s lead on the Arctic?',
  kicker: {
    series: 'The Sample Ask',
    number: 'No. 12',
    date: { iso: '2026-03-04', text: '4 March 2026' },
    responses: null,
    flag: null,
  },
  intro: 'A treaty lapses in June.',
  strip: {
    marks: [
      { stance: FOLLOW, weak: false },
      { stance: FOLLOW, weak: true },
      { stance: RESIST, weak: false },
    ],
    legend: [
      { stance: FOLLOW, amount: '2' },
      { stance: RESIST, amount: '1' },
    ],
    n: '3 responses',
  },
};

function saying(id: number, stance: string, quote: string) {
  const deciding = { paragraph: 0, start: 0, end: quote.length, quote };
  return responseOf({ id, paragraphs: [quote], coding: codingOf(findingOf({ stance, deciding })) });
}

test('the front page leads with the newest ask and the surest voice of each stance that has a sentence', () => {
  const panel = [
    saying(1, 'resist', 'Decline it.'),
    saying(2, 'resist', 'Never.'),
    saying(3, 'follow', 'Sign it.'),
    responseOf({ id: 4 }),
    saying(5, 'unclear', 'Time will tell.'),
  ];
  const page = presentHome([overviewOf()], panel, [SCHEME]);
  assert.deepEqual(page, {
    title: 'What the experts say',
    description:
      'Expert panels as tables to compare: who stands where on a question, and the words that prove it.',
    section: 'asks',
    path: '/',
    lead: ITEM,
    voices: [
      {
        href: '/responses/3',
        label: 'Reader in Polar Law, University of Eastmere',
        stance: FOLLOW,
        sentence: [{ text: 'Sign it.', mark: null, refs: [] }],
      },
      {
        href: '/responses/1',
        label: 'Reader in Polar Law, University of Eastmere',
        stance: RESIST,
        sentence: [{ text: 'Decline it.', mark: null, refs: [] }],
      },
    ],
    side: [],
    rest: [],
    more: null,
  });
});

test('the front page holds thirteen asks and leads to the others', () => {
  const overviews = Array.from({ length: 270 }, (_, id) =>
    overviewOf({ ask: askOf({ id, slug: `ask-${id}` }) }),
  );
  const page = presentHome(overviews, [], [SCHEME]);
  assert.deepEqual(
    [page.lead?.href, page.side.length, page.rest.length, page.more],
    ['/asks/ask-0', 3, 9, 'All 270 asks'],
  );
  assert.equal(presentHome([], [], [SCHEME]).lead, null);
});

test('no ask stands alone in a row of the front page', () => {
  const layout = (total: number) => {
    const overviews = Array.from({ length: total }, (_, id) => overviewOf({ ask: askOf({ id }) }));
    const { side, rest } = presentHome(overviews, [], [SCHEME]);
    return [side.length, rest.length];
  };
  assert.deepEqual([4, 5, 6, 7, 8].map(layout), [
    [3, 0],
    [4, 0],
    [3, 2],
    [3, 3],
    [4, 3],
  ]);
});

test('experts who are called alike are told apart by their ask', () => {
  const label = 'Reader, Eastmere';
  const alike = (id: number, nature: 'verbatim' | 'summary') => ({
    ...{ expert: { id, slug: `reader-${id}`, name: null }, label, responses: 1, illustrative: false },
    ask: askOf({ nature, twin: true }),
  });
  assert.deepEqual(
    presentExperts([alike(1, 'verbatim'), alike(2, 'summary')]).entries.map(({ detail }) => detail),
    [
      'The Sample Ask, No. 12, 4 March 2026: full text',
      'The Sample Ask, No. 12, 4 March 2026: summary, in our words',
    ],
  );
});

test('the list of asks and its file hold the same asks with their counts', () => {
  const empty = overviewOf({
    ask: askOf({ id: 2, slug: 'new', series: null }),
    tally: {},
    weak: {},
    responses: 0,
  });
  const page = presentAsks([overviewOf(), empty], [SCHEME]);
  assert.equal(page.heading, '2 asks');
  assert.deepEqual(page.asks[0], ITEM);
  assert.deepEqual(page.asks[1]?.strip, { marks: [], legend: [], n: '0 responses' });
  const table = asksTable([overviewOf(), empty], [SCHEME]);
  assert.deepEqual(
    table.columns.map(({ key }) => key),
    [
      'ask',
      'path',
      'question',
      'series',
      'number',
      'date',
      'nature',
      'scheme',
      'responses',
      'follow',
      'shape',
      'resist',
      'unclear',
      'no_answer',
    ],
  );
  const question = 'Should Norway follow Oslo’s lead on the Arctic?';
  assert.deepEqual(table.rows, [
    [
      'arctic-12',
      '/asks/arctic-12',
      question,
      'The Sample Ask',
      '12',
      '2026-03-04',
      'verbatim',
      'lead',
      3,
      2,
      0,
      1,
      0,
      0,
    ],
    ['new', '/asks/new', question, null, '12', '2026-03-04', 'verbatim', 'lead', 0, 0, 0, 0, 0, 0],
  ]);
});

test('directories are sorted as people expect, with n, and mark what is invented', () => {
  const experts = [
    {
      expert: { id: 1, slug: 'zhu', name: 'Zhu Wen' },
      label: 'Zhu Wen',
      responses: 2,
      illustrative: false,
      ask: askOf(),
    },
    {
      expert: { id: 2, slug: 'fellow', name: null },
      label: 'Åland Fellow, Sallow',
      responses: 1,
      illustrative: true,
      ask: askOf(),
    },
  ];
  const page = presentExperts(experts);
  assert.equal(page.heading, '2 experts');
  assert.equal(page.flagged, true);
  assert.deepEqual(page.entries, [
    {
      label: 'Åland Fellow, Sallow',
      href: '/experts/fellow',
      detail: null,
      responses: '1 response',
      illustrative: true,
    },
    { label: 'Zhu Wen', href: '/experts/zhu', detail: null, responses: '2 responses', illustrative: false },
  ]);
  assert.deepEqual(expertsTable(experts).rows, [
    ['/experts/fellow', null, 'Åland Fellow, Sallow', 1, 'yes'],
    ['/experts/zhu', 'Zhu Wen', 'Zhu Wen', 2, 'no'],
  ]);
  const institutions = [
    {
      institution: institutionOf('Sallow Institute', { kind: 'think tank', country: 'Norway' }),
      responses: 4,
      illustrative: false,
    },
    { institution: institutionOf('Eastmere'), responses: 1, illustrative: false },
  ];
  assert.deepEqual(
    presentInstitutions(institutions).entries.map(({ label, detail }) => [label, detail]),
    [
      ['Eastmere', null],
      ['Sallow Institute', 'think tank, Norway'],
    ],
  );
  assert.deepEqual(institutionsTable(institutions).rows, [
    ['/institutions/eastmere', 'Eastmere', 'other', null, 1, 'no'],
    ['/institutions/sallow-institute', 'Sallow Institute', 'think tank', 'Norway', 4, 'no'],
  ]);
});

test('the file of all responses names its query and its next page', () => {
  const query = queryOf({ stances: ['shape'], size: 1 });
  const table = responsesTable(
    { query, look: USUAL_LOOK, found: pageOf([responseOf()], { total: 2 }), schemes: [SCHEME] },
    'json',
  );
  assert.deepEqual(
    [table.title, table.path, table.total, table.next],
    [
      '2 responses that shape',
      '/responses?stance=shape&size=1',
      2,
      '/responses.json?stance=shape&page=2&size=1',
    ],
  );
});
