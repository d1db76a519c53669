import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change } from '../../server/domain/changes.ts';
import { changesPath, changesTable, presentChanges } from '../../server/presenters/changes.ts';
import { askOf, SCHEME } from './fixtures.ts';

const ASKS = [
  askOf({ id: 1, slug: 'then', date: '2024-02-03' }),
  askOf({ id: 2, slug: 'now', nature: 'summary' }),
];
const CHANGE: Change = {
  subject: { id: 4, slug: 'sallow', label: 'Sallow Institute' },
  from: { ask: 1, stance: 'follow', answers: 2, of: 3, weak: true },
  to: { ask: 2, stance: 'resist', answers: 1, of: 1, weak: false },
  ...{ changes: 2, compared: 5 },
};

function inputOf(total: number, page = 1, size: number | null = 1) {
  const query = { rows: 'institutions', page, size } as const;
  return { query, found: { rows: total === 0 ? [] : [CHANGE], total }, asks: ASKS, schemes: [SCHEME] };
}

test('both courses are told with their words, dates and numbers', () => {
  const page = presentChanges(inputOf(3, 2));
  assert.deepEqual(
    [page.heading, page.title, page.path, page.rowName],
    [
      '3 institutions that changed course',
      '3 institutions that changed course (page 2)',
      '/changes?page=2&size=1',
      'Institution',
    ],
  );
  assert.deepEqual(
    page.rows.map(({ label, href, often, from, to }) => [
      ...[label, href, often],
      ...[from.weak, from.stance.label, from.answers, from.ask.href, from.ask.date?.text],
      ...[to.weak, to.stance.label, to.answers, to.ask.href, to.ask.flag],
    ]),
    [
      [
        ...['Sallow Institute', '/institutions/sallow', '2 changes in 5 comparisons'],
        ...[true, 'Follow Oslo', '2 of 3 answers', '/asks/then', '3 February 2024'],
        ...[false, 'Resist Oslo', null, '/asks/now', 'Summary, in our words'],
      ],
    ],
  );
  assert.deepEqual(page.pager, {
    text: 'Institution 2 of 3',
    previous: '/changes?size=1',
    next: '/changes?page=3&size=1',
  });
  assert.deepEqual(
    page.downloads.map(({ label, href }) => [label, href]),
    [
      ['CSV of this one', '/changes.csv?page=2&size=1'],
      ['CSV of all 3', '/changes.csv?size=all'],
      ['JSON of this one', '/changes.json?page=2&size=1'],
      ['JSON of all 3', '/changes.json?size=all'],
    ],
  );
});

test('nobody is nobody, of either kind', () => {
  const input = inputOf(0);
  assert.equal(presentChanges(input).heading, '0 institutions that changed course');
  const experts = { ...input, query: { ...input.query, rows: 'experts' as const } };
  assert.equal(presentChanges(experts).heading, '0 experts who changed course');
  assert.equal(changesPath({ rows: 'experts', page: 1, size: 100 }, 'csv'), '/changes.csv?rows=experts');
});

test('the file has a cell for every column, and names its next page', () => {
  const table = changesTable(inputOf(3, 2), 'json');
  assert.deepEqual([table.total, table.next], [3, '/changes.json?page=3&size=1']);
  const keys = table.columns.map(({ key }) => key);
  const [row = []] = table.rows;
  assert.equal(row.length, keys.length);
  const question = 'Should Norway follow Oslo’s lead on the Arctic?';
  assert.deepEqual(Object.fromEntries(keys.map((key, index) => [key, row[index]])), {
    ...{ path: '/institutions/sallow', name: 'Sallow Institute' },
    ...{
      from_stance: 'follow',
      from_answers: 2,
      from_of: 3,
      from_date: '2024-02-03',
      from_ask: '/asks/then',
    },
    from_question: question,
    ...{ to_stance: 'resist', to_answers: 1, to_of: 1, to_date: '2026-03-04', to_ask: '/asks/now' },
    to_question: question,
    ...{ changes: 2, compared: 5, nature: 'summary' },
  });
});
