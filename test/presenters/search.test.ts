import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSearch, type SearchField, type SearchFindings } from '../../server/domain/search.ts';
import { presentSearch } from '../../server/presenters/search.ts';
import { searchPath } from '../../server/presenters/search-results.ts';
import { askOf, institutionOf, SCHEME, SHAPE } from './fixtures.ts';

const NONE: SearchFindings = {
  strictness: 'typed',
  totals: { answers: 0, questions: 0, experts: 0, institutions: 0 },
  ...{ answers: [], questions: [], experts: [], institutions: [] },
};

const SOME: SearchFindings = {
  strictness: 'typed',
  totals: { answers: 41, questions: 1, experts: 7, institutions: 1 },
  answers: [
    {
      ...{ response: 7, expert: 'Ana Law', ask: askOf(), stance: 'shape', kind: 'editor', weak: false },
      excerpt: [
        { text: 'The ', hit: false },
        { text: 'law', hit: true },
      ],
      context: ['Reader in Polar Law', 'University of Eastmere'],
    },
  ],
  questions: [askOf({ question: 'Whose law?' })],
  experts: [
    {
      ...{ expert: { id: 3, slug: 'bo-ek', name: 'Bo Ek' }, label: 'Bo Ek', responses: 2 },
      roles: ['Dean', 'Reader in Law'],
    },
  ],
  institutions: [institutionOf('School of Law', { kind: 'university', country: 'Norway' })],
};

function present(typed: string, found: SearchFindings | null, field: SearchField | null = null, page = 1) {
  return presentSearch({ text: parseSearch(typed), field, page }, found, [SCHEME]);
}

/** Segments as one text, hits in brackets. */
const marked = (segments: readonly { text: string; hit: boolean }[]): string =>
  segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

test('an empty box says what can be searched, and signs alone say why they find nothing', () => {
  const empty = present('', null);
  assert.deepEqual([empty.heading, empty.help, empty.notices, empty.fields], ['Search', true, [], []]);
  assert.deepEqual(present('?!', null).notices, ['“?!” holds no letter and no digit to look for.']);
});

test('results are grouped and counted, each with the words that were found', () => {
  const page = present('law', SOME);
  assert.equal(page.heading, '50 results for “law”');
  assert.deepEqual(
    page.groups.map(({ heading, items, all }) => [
      heading,
      items.map(({ href, label, role, detail }) => [href, marked(label), role && marked(role), detail]),
      all,
    ]),
    [
      ['1 question', [['/asks/arctic-12', 'Whose [law]?', null, null]], null],
      [
        '7 experts',
        [['/experts/bo-ek', 'Bo Ek', 'Reader in [Law]', '2 responses']],
        { label: 'All 7 experts', href: '/search?q=law&in=experts' },
      ],
      [
        '1 institution',
        [['/institutions/school-of-law', 'School of [Law]', null, 'university, Norway']],
        null,
      ],
    ],
  );
  const [answer] = page.answers;
  assert.ok(answer);
  assert.deepEqual(
    [answer.href, marked(answer.expert), answer.context.map(marked), marked(answer.excerpt), answer.by],
    ['/responses/7', 'Ana [Law]', ['Reader in Polar [Law]'], 'The [law]', 'editor'],
  );
  assert.deepEqual([answer.stance, page.answersHeading, page.help], [SHAPE, '41 answers', false]);
});

test('every field is offered with its count, and the one that is on is marked', () => {
  const { fields } = present('law', SOME, 'experts');
  assert.deepEqual(
    fields.map(({ label, count, href, on }) => [label, count, href, on]),
    [
      ['Everywhere', '50', '/search?q=law', false],
      ['Answers', '41', '/search?q=law&in=answers', false],
      ['Questions', '1', '/search?q=law&in=questions', false],
      ['Experts', '7', '/search?q=law&in=experts', true],
      ['Institutions', '1', '/search?q=law&in=institutions', false],
    ],
  );
});

test('looser readings, cut words and empty findings are said', () => {
  const looser = (strictness: SearchFindings['strictness']) =>
    present('law', { ...SOME, strictness }).notices;
  assert.deepEqual(looser('prefix'), ['Nothing holds exactly these words; these hold words that begin so.']);
  assert.deepEqual(looser('any'), ['Nothing holds all of these words; these hold at least one.']);
  const nothing = present('zebra', { ...NONE, strictness: 'any' });
  assert.deepEqual(
    [nothing.heading, nothing.notices, nothing.help],
    ['0 results for “zebra”', ['Nothing here holds “zebra”, nor a word that begins so.'], true],
  );
  assert.deepEqual(present('zebra', { ...NONE, strictness: 'any' }, 'experts').notices, [
    'No expert holds “zebra”. Look everywhere, or try another word.',
  ]);
  assert.deepEqual(present('a '.repeat(20), SOME).notices, ['Only the first sixteen words were looked for.']);
});

test('a question without answers is a result', () => {
  const totals = { ...NONE.totals, questions: 1 };
  const page = present('law', { ...NONE, totals, questions: SOME.questions });
  assert.deepEqual([page.heading, page.notices, page.help], ['1 result for “law”', [], false]);
});

test('pages lead on with the words and the field', () => {
  const page = present('law “polar bears”', SOME, null, 2);
  assert.deepEqual(page.pager, {
    text: '21 to 40 of 41',
    previous: searchPath('law “polar bears”', null),
    next: searchPath('law “polar bears”', null, 3),
  });
  assert.equal(page.title, '50 results for “law “polar bears”” (page 2)');
  assert.equal(searchPath('a&b "c"*', 'answers', 3), '/search?q=a%26b+%22c%22*&in=answers&page=3');
});
