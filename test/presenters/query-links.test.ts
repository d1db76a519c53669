import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Place, queryPath, sortView, toggled, unfiltered } from '../../server/presenters/query-links.ts';
import { queryOf } from './fixtures.ts';

const ALL: Place = { path: '/responses', fixed: null };
const ASK: Place = { path: '/asks/arctic', fixed: 'asks' };

test('an address leaves out what is as by default, and the ask that its path names', () => {
  assert.equal(queryPath(ALL, queryOf()), '/responses');
  assert.equal(queryPath(ASK, queryOf({ asks: ['arctic'] })), '/asks/arctic');
  const query = queryOf({
    asks: ['arctic'],
    stances: ['shape', 'resist'],
    institutions: ['sallow'],
    sort: 'margin',
    direction: 'desc',
    page: 2,
    size: null,
  });
  const rest = 'stance=shape&stance=resist&institution=sallow&sort=margin&dir=desc&page=2&size=all';
  assert.equal(queryPath(ALL, query), `/responses?ask=arctic&${rest}`);
  assert.equal(queryPath(ASK, query, 'csv'), `/asks/arctic.csv?${rest}`);
});

test('a filter goes in and comes out again, back on the first page', () => {
  const query = queryOf({ stances: ['shape'], page: 3 });
  const both = toggled(query, 'stances', 'resist');
  assert.deepEqual(both, queryOf({ stances: ['shape', 'resist'] }));
  assert.deepEqual(toggled(both, 'stances', 'shape'), queryOf({ stances: ['resist'] }));
});

test('taking all filters out keeps the ask of the page and the order of the rows', () => {
  const query = queryOf({ asks: ['arctic'], stances: ['shape'], institutions: ['sallow'], sort: 'expert' });
  assert.deepEqual(unfiltered(query, ASK), queryOf({ asks: ['arctic'], sort: 'expert' }));
  assert.deepEqual(unfiltered(query, ALL), queryOf({ sort: 'expert' }));
});

test('a column sorts its usual way first and turns round when it leads', () => {
  assert.deepEqual(sortView(ALL, queryOf({ page: 4 }), 'expert'), {
    href: '/responses?sort=expert#compare',
    state: null,
  });
  assert.deepEqual(sortView(ALL, queryOf(), 'margin'), {
    href: '/responses?sort=margin&dir=desc#compare',
    state: null,
  });
  assert.deepEqual(sortView(ALL, queryOf({ sort: 'margin', direction: 'desc' }), 'margin'), {
    href: '/responses?sort=margin#compare',
    state: 'descending',
  });
});
