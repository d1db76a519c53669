import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DirectoryQuery } from '../../server/domain/directory.ts';
import { parseSearch } from '../../server/domain/search.ts';
import {
  type ListedExpert,
  type ListedInstitution,
  listedExperts,
  listedInstitutions,
  presentExperts,
  presentInstitutions,
} from '../../server/presenters/directory.ts';
import { expertsTable, institutionsTable } from '../../server/presenters/directory-table.ts';
import { askOf, institutionOf } from './fixtures.ts';

function expertOf(label: string, changes: Partial<ListedExpert> = {}): ListedExpert {
  const slug = label.toLowerCase().replaceAll(' ', '-');
  return {
    ...{ expert: { id: 1, slug, name: label }, label, responses: 1, illustrative: false, ask: askOf() },
    newest: '2026-03-04',
    ...changes,
  };
}

function institutionListed(name: string, changes: Partial<ListedInstitution> = {}): ListedInstitution {
  return {
    ...{ institution: institutionOf(name), aliases: [], people: 1, responses: 1, illustrative: false },
    newest: null,
    ...changes,
  };
}

function queryOf(changes: Partial<DirectoryQuery> = {}): DirectoryQuery {
  return { find: null, sort: 'name', direction: 'asc', page: 1, size: 100, ...changes };
}

const EXPERTS = [
  expertOf('Zhu Wen', { responses: 2, newest: '2025-01-05' }),
  expertOf('Åland Fellow', { illustrative: true, expert: { id: 2, slug: 'fellow', name: null } }),
  expertOf('Bo Ek', { responses: 2, newest: null }),
];

function present(query: DirectoryQuery, experts = EXPERTS) {
  return presentExperts(experts, listedExperts(experts, query), query);
}

test('a list is sorted as people expect, with n, and marks what is invented', () => {
  const page = present(queryOf());
  assert.deepEqual(
    [page.heading, page.flagged, page.path, page.letters, page.pager],
    ['3 experts', true, '/experts', [], null],
  );
  assert.deepEqual(
    page.entries.map(({ label, href, figure, illustrative, detail }) => [
      label,
      href,
      figure,
      illustrative,
      detail,
    ]),
    [
      ['Åland Fellow', '/experts/fellow', '1 response', true, null],
      ['Bo Ek', '/experts/bo-ek', '2 responses', false, null],
      ['Zhu Wen', '/experts/zhu-wen', '2 responses', false, null],
    ],
  );
});

test('figures and days begin at the top, names settle what is equal, and the undated come last either way', () => {
  const order = (changes: Partial<DirectoryQuery>) =>
    present(queryOf(changes)).entries.map(({ label }) => label);
  assert.deepEqual(order({ direction: 'desc' }), ['Zhu Wen', 'Bo Ek', 'Åland Fellow']);
  assert.deepEqual(order({ sort: 'responses', direction: 'desc' }), ['Bo Ek', 'Zhu Wen', 'Åland Fellow']);
  assert.deepEqual(order({ sort: 'responses' }), ['Åland Fellow', 'Bo Ek', 'Zhu Wen']);
  assert.deepEqual(order({ sort: 'newest', direction: 'desc' }), ['Åland Fellow', 'Zhu Wen', 'Bo Ek']);
  assert.deepEqual(order({ sort: 'newest' }), ['Zhu Wen', 'Åland Fellow', 'Bo Ek']);
  const newest = present(queryOf({ sort: 'newest', direction: 'desc' }));
  assert.deepEqual(
    newest.entries.map(({ figure }) => figure),
    ['4 March 2026', '5 January 2025', 'undated'],
  );
  assert.deepEqual(newest.choices[0]?.options, [
    { label: 'Name', href: '/experts', on: false },
    { label: 'Responses', href: '/experts?sort=responses', on: false },
    { label: 'Newest answer ↓', href: '/experts?sort=newest&dir=asc', on: true },
  ]);
  assert.deepEqual(newest.kept, [{ name: 'sort', value: 'newest' }]);
});

test('words find whoever has a name with words that begin so, whatever the letters', () => {
  const find = (typed: string) => present(queryOf({ find: parseSearch(typed) }));
  assert.deepEqual(
    find('aland').entries.map(({ label }) => label),
    ['Åland Fellow'],
  );
  assert.deepEqual([find('e').heading, find('e').path], ['1 expert found by “e”', '/experts?q=e']);
  const nobody = find('zebra');
  assert.deepEqual([nobody.entries, nobody.everyone, nobody.typed], [[], '/experts', 'zebra']);
  const query = queryOf({ find: parseSearch('old name') });
  const bodies = [
    institutionListed('Sallow Institute', { aliases: ['The Old Name'] }),
    institutionListed('Old School'),
  ];
  assert.deepEqual(
    listedInstitutions(bodies, query).entries.map(({ institution }) => institution.name),
    ['Sallow Institute'],
  );
});

test('a long list by name has letters that lead to the page and the place where each begins', () => {
  const experts = ['A', 'Ä', 'B', 'Ç', '4'].flatMap((letter) =>
    Array.from({ length: 10 }, (_, index) => expertOf(`${letter}${letter} ${index}`)),
  );
  const page = present(queryOf({ size: 20 }), experts);
  assert.deepEqual(
    page.letters.map(({ letter, href }) => [letter, href]),
    [
      ['#', '/experts?size=20#letter-other'],
      ['A', '/experts?size=20#letter-A'],
      ['B', '/experts?page=2&size=20#letter-B'],
      ['C', '/experts?page=3&size=20#letter-C'],
    ],
  );
  assert.deepEqual(
    page.entries.flatMap(({ anchor }) => anchor ?? []),
    ['letter-other', 'letter-A'],
  );
  assert.deepEqual(
    [page.pager?.text, page.downloads.map(({ label }) => label)],
    ['Experts 1 to 20 of 50', ['CSV of these 20', 'CSV of all 50', 'JSON of these 20', 'JSON of all 50']],
  );
  assert.deepEqual(present(queryOf({ sort: 'responses' }), experts).letters, []);
});

test('experts who are called alike are told apart by their ask', () => {
  const alike = (id: number, nature: 'verbatim' | 'summary') =>
    expertOf('Reader, Eastmere', {
      ask: askOf({ nature, twin: true }),
      expert: { id, slug: `reader-${id}`, name: null },
    });
  const page = present(queryOf(), [alike(1, 'verbatim'), alike(2, 'summary')]);
  assert.deepEqual(
    page.entries.map(({ detail }) => detail),
    [
      'The Sample Ask, No. 12, 4 March 2026: full text',
      'The Sample Ask, No. 12, 4 March 2026: summary, in our words',
    ],
  );
});

test('institutions say their kind, country and people', () => {
  const body = institutionListed('Sallow Institute', {
    institution: institutionOf('Sallow Institute', { kind: 'think tank', country: 'Norway' }),
    people: 7,
    responses: 4,
  });
  const query = queryOf();
  const found = listedInstitutions([body, institutionListed('Eastmere')], query);
  assert.deepEqual(
    presentInstitutions(found, query).entries.map(({ label, detail, figure }) => [label, detail, figure]),
    [
      ['Eastmere', '1 person', '1 response'],
      ['Sallow Institute', 'think tank, Norway, 7 people', '4 responses'],
    ],
  );
  const table = institutionsTable(found, query, 'csv');
  assert.deepEqual(table.rows, [
    ['/institutions/eastmere', 'Eastmere', 'other', null, 1, 'no', null, 1],
    ['/institutions/sallow-institute', 'Sallow Institute', 'think tank', 'Norway', 4, 'no', null, 7],
  ]);
});

test('the file of a page names the next in its own format', () => {
  const query = queryOf({ size: 2 });
  const table = expertsTable(listedExperts(EXPERTS, query), query, 'json');
  assert.deepEqual(
    [table.title, table.path, table.total, table.next, table.rows],
    [
      ...['3 experts', '/experts?size=2', 3, '/experts.json?page=2&size=2'],
      [
        ['/experts/fellow', null, 'Åland Fellow', 1, 'yes', '2026-03-04'],
        ['/experts/bo-ek', 'Bo Ek', 'Bo Ek', 2, 'no', null],
      ],
    ],
  );
});
