import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FACETS } from '../../server/domain/query.ts';
import { marginView } from '../../server/presenters/margin.ts';
import { crossView, lanesOf, viewChoices } from '../../server/presenters/panel-views.ts';
import type { Place } from '../../server/presenters/query-links.ts';
import { rowView } from '../../server/presenters/rows.ts';
import { NO_ANSWER_VIEW } from '../../server/presenters/stance.ts';
import {
  codingOf,
  FOLLOW,
  facetOf,
  findingOf,
  markOf,
  queryOf,
  RESIST,
  responseOf,
  SCHEME,
  SHAPE,
  UNCLEAR,
} from './fixtures.ts';

const TABLE: Place = { path: '/asks/arctic-12', fixed: 'asks' };
const CROSS: Place = { ...TABLE, look: { view: 'cross', by: 'kind', choose: null } };
const query = queryOf({ asks: ['arctic-12'] });
const facets = { ...NO_FACETS, stances: [facetOf('shape', 2), facetOf('resist', 1)] };
const stances = [FOLLOW, SHAPE, RESIST, UNCLEAR];

test('the ways to see a panel keep its filters, and a cross-table offers what its rows are', () => {
  const filtered = { ...query, stances: ['shape'] };
  assert.deepEqual(viewChoices(TABLE, filtered), [
    {
      name: 'See it as',
      options: [
        { label: 'Table', href: '/asks/arctic-12?stance=shape#compare', on: true },
        { label: 'Columns', href: '/asks/arctic-12?stance=shape&view=columns#compare', on: false },
        { label: 'Cross-table', href: '/asks/arctic-12?stance=shape&view=cross#compare', on: false },
      ],
    },
  ]);
  assert.deepEqual(
    viewChoices(CROSS, filtered)[1]?.options.map(({ href, on }) => [href, on]),
    [
      ['/asks/arctic-12?stance=shape&view=cross#compare', true],
      ['/asks/arctic-12?stance=shape&view=cross&by=country#compare', false],
      ['/asks/arctic-12?stance=shape&view=cross&by=institution#compare', false],
    ],
  );
});

test('columns stand in the order of the scheme, with n of all, and none for a stance that nobody took', () => {
  const rows = [rowView(responseOf(), [SCHEME], false)];
  assert.deepEqual(
    lanesOf(rows, stances, facets, query, 3).map(({ stance, of, cards }) => [stance, of, cards.length]),
    [
      [SHAPE, '2 of 3', 1],
      [RESIST, '1 of 3', 0],
    ],
  );
});

test('a card says in one line whose its tag is and how sure', () => {
  const silent = { stance: 'unclear', basis: 'no cue', confidence: 'low', margin: 0 } as const;
  const declared = { vote: 'Agree', stance: 'shape', intensity: 1, confidence: 7 };
  const nothing = { paragraphs: [], coding: codingOf(findingOf(silent)) };
  const rows = [responseOf({ declared }), responseOf({ ...nothing, declared }), responseOf(nothing)].map(
    (response) => rowView(response, [SCHEME], false, 0.9),
  );
  const all = [...stances, NO_ANSWER_VIEW];
  const counts = { ...NO_FACETS, stances: ['shape', 'unclear', 'no-answer'].map((code) => facetOf(code, 1)) };
  assert.deepEqual(
    lanesOf(rows, all, counts, query, 3).map(({ cards }) => cards.map(({ foot }) => foot)),
    [
      ['own vote: Agree, confidence 7'],
      ['margin under 0.90, margin 0.50, was Shape, voted Agree, confidence 7'],
      [null],
    ],
  );
});

test('a cross-table has totals, links to what it counts, and says where rows overlap', () => {
  const group = (value: string) => ({ value, label: value });
  const view = crossView({
    ...{ place: CROSS, query, facets, total: 3, stances },
    counts: [
      { group: null, stance: 'shape', count: 1 },
      { group: group('think tank'), stance: 'shape', count: 1 },
      { group: group('university'), stance: 'resist', count: 1 },
      { group: group('university'), stance: 'shape', count: 1 },
    ],
  });
  const path = '/asks/arctic-12?';
  assert.deepEqual(view, {
    caption: 'Kind of institution by stance, in numbers of responses',
    rowName: 'Kind of institution',
    columns: [SHAPE, RESIST],
    rows: [
      {
        label: 'University',
        cells: [
          { n: '1', href: `${path}stance=shape&kind=university#compare` },
          { n: '1', href: `${path}stance=resist&kind=university#compare` },
        ],
        total: { n: '2', href: `${path}kind=university#compare` },
      },
      {
        label: 'Think tank',
        cells: [
          { n: '1', href: `${path}stance=shape&kind=think+tank#compare` },
          { n: '0', href: null },
        ],
        total: { n: '1', href: `${path}kind=think+tank#compare` },
      },
      {
        label: 'No institution given',
        cells: [
          { n: '1', href: null },
          { n: '0', href: null },
        ],
        total: { n: '1', href: null },
      },
    ],
    totals: ['2', '1'],
    total: '3',
    note: 'A response with several institutions stands in the row of each, and once in the totals.',
  });
});

const MARKS = [
  markOf({ response: 1, expert: 'Ada', margin: 0.24 }),
  markOf({ response: 2, expert: 'Bo', stance: 'resist', margin: 0.3 }),
  markOf({ response: 3, expert: 'Cai', stance: 'unclear', margin: 0.1 }),
  markOf({ response: 4, expert: 'Dag', stance: 'follow', kind: 'editor', margin: null }),
  markOf({ response: 5, expert: 'Eva', stance: 'follow', kind: 'declared', margin: null }),
];

test('asking for a margin lists the machine tags that fall, and no other', () => {
  const asked = { ...query, stances: ['shape'], minMargin: 0.3, page: 2 };
  const view = marginView(TABLE, asked, MARKS, SCHEME, 'Oslo');
  assert.deepEqual(view?.flips, [
    { href: '/responses/1', label: 'Ada', from: SHAPE, to: UNCLEAR, margin: '0.24' },
  ]);
  assert.equal(
    view?.says,
    '1 of 2 machine tags that name a course leads by less than 0.30. It becomes unclear:',
  );
  assert.deepEqual(
    [view?.value, view?.hidden, view?.remove],
    ['0.3', [{ name: 'stance', value: 'shape' }], '/asks/arctic-12?stance=shape#compare'],
  );
  assert.equal(
    marginView(TABLE, { ...query, minMargin: 0.2 }, MARKS, SCHEME, null)?.says,
    'None of 2 machine tags that name a course leads by less than 0.20, so nothing changes.',
  );
});

test('without a machine tag that names a course there is nothing to ask for', () => {
  assert.equal(marginView(TABLE, query, MARKS.slice(2), SCHEME, null), null);
  assert.equal(
    marginView(TABLE, { ...query, minMargin: 0.2 }, MARKS.slice(2), SCHEME, null)?.says,
    'No machine tag here names a course, so nothing changes.',
  );
  const [said, value] = [marginView(TABLE, query, MARKS, SCHEME, null)].flatMap((view) => [
    view?.says,
    view?.value,
  ]);
  assert.deepEqual([said, value], [null, '']);
});
