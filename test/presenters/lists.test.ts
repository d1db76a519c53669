import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AskOverview } from '../../server/domain/query.ts';
import { type HomeInput, presentHome } from '../../server/presenters/home.ts';
import { USUAL_LOOK } from '../../server/presenters/query-links.ts';
import { responsesTable } from '../../server/presenters/responses.ts';
import {
  askOf,
  codingOf,
  FOLLOW,
  findingOf,
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
    votes: {},
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
    bar: null,
    legend: [
      { stance: FOLLOW, amount: '2' },
      { stance: RESIST, amount: '1' },
    ],
    n: '3 responses',
  },
  answer: null,
};

function saying(id: number, stance: string, quote: string) {
  const deciding = { paragraph: 0, start: 0, end: quote.length, quote };
  return responseOf({ id, paragraphs: [quote], coding: codingOf(findingOf({ stance, deciding })) });
}

function homeOf(
  overviews: readonly AskOverview[],
  panel: HomeInput['panel'] = [],
  changes: HomeInput['changes'] = [],
) {
  return presentHome({ overviews, panel, changes, schemes: [SCHEME] });
}

test('the front page leads with the newest ask and the surest voice of each stance that has a sentence', () => {
  const panel = [
    saying(1, 'resist', 'Decline it.'),
    saying(2, 'resist', 'Never.'),
    saying(3, 'follow', 'Sign it.'),
    responseOf({ id: 4 }),
    saying(5, 'unclear', 'Time will tell.'),
  ];
  const page = homeOf([overviewOf()], panel);
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
    closest: [],
    changed: [],
    more: null,
  });
});

test('the front page holds ten asks and leads to the others', () => {
  const overviews = Array.from({ length: 270 }, (_, id) =>
    overviewOf({ ask: askOf({ id, slug: `ask-${id}` }) }),
  );
  const page = homeOf(overviews);
  assert.deepEqual(
    [page.lead?.href, page.side.length, page.rest.length, page.more],
    ['/asks/ask-0', 3, 6, 'All 270 asks'],
  );
  assert.equal(homeOf([]).lead, null);
});

test('no ask stands alone in a row of the front page', () => {
  const layout = (total: number) => {
    const overviews = Array.from({ length: total }, (_, id) => overviewOf({ ask: askOf({ id }) }));
    const { side, rest } = homeOf(overviews);
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

test('the front page names the closest asks and who changed course last, with words and dates', () => {
  const [one, other] = [
    overviewOf({
      ask: askOf({ id: 1 }),
      tally: { follow: 5, shape: 1, unclear: 4 },
      votes: { follow: 3, shape: 1, resist: 2 },
      responses: 10,
    }),
    overviewOf({ ask: askOf({ id: 2, date: '2025-01-05' }), tally: { follow: 3, resist: 3 }, responses: 6 }),
  ];
  const change = {
    subject: { id: 4, slug: 'sallow', label: 'Sallow Institute' },
    from: { ask: 2, stance: 'follow', answers: 1, of: 1, weak: false },
    to: { ask: 1, stance: 'resist', answers: 2, of: 3, weak: true },
    ...{ changes: 1, compared: 1 },
  };
  const page = homeOf(
    [one, other],
    [],
    [
      { rows: 'institutions', found: { rows: [change], total: 4 } },
      { rows: 'experts', found: { rows: [], total: 0 } },
    ],
  );
  assert.deepEqual(
    page.closest.map(({ split, date }) => [split, date?.text]),
    [
      ['By the tags: 3 follow, 3 resist; 6 took a side', '5 January 2025'],
      ['By their votes: 3 follow, 2 resist; 6 took a side', '4 March 2026'],
    ],
  );
  assert.deepEqual(
    page.changed.map(({ heading, all, rows }) => [
      ...[heading, all],
      rows.map(({ label, href, from, to }) => [
        ...[label, href, from.stance.label, from.answers, from.ask.date?.text],
        ...[to.stance.label, to.answers, to.ask.date?.text],
      ]),
    ]),
    [
      [
        'Institutions',
        { label: 'All 4 institutions that changed course', href: '/changes' },
        [
          [
            ...['Sallow Institute', '/institutions/sallow', 'Follow Oslo', null, '5 January 2025'],
            ...['Resist Oslo', '2 of 3 answers', '4 March 2026'],
          ],
        ],
      ],
    ],
  );
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
