import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AppError } from '../../server/domain/errors.ts';
import { EVERYTHING, type ResponseQuery, SORT_KEYS } from '../../server/domain/query.ts';
import { parseSearch } from '../../server/domain/search.ts';
import { CODER_KINDS, UNCLEAR_BASES } from '../../server/domain/shown.ts';
import { INSTITUTION_KINDS } from '../../server/domain/types.ts';
import { queryPath } from '../../server/presenters/query-links.ts';
import { parseLook, parseResponseQuery, refuseMissingPage } from '../../server/web/query.ts';

const RULES = { stances: ['follow', 'shape', 'resist', 'unclear'], ask: null };
const parse = (text: string, rules: Parameters<typeof parseResponseQuery>[1] = RULES): ResponseQuery =>
  parseResponseQuery(new URLSearchParams(text), rules);

const DEFAULTS = { ...EVERYTHING, stanceOrder: RULES.stances, size: 100 };

function faultOf(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof AppError) return [error.code, error.message];
    throw error;
  }
}

test('a query that says nothing asks for the first hundred responses in panel order', () => {
  assert.deepEqual(parse(''), DEFAULTS);
  assert.deepEqual(parse('stance=&sort=&page=&size=&ask='), DEFAULTS);
});

test('filters repeat, each value counts once, and other sites’ parameters are passed over', () => {
  assert.deepEqual(
    parse(
      'stance=shape&stance=resist&stance=shape&institution=sallow-institute&ask=arctic-12&utm_source=mail&fbclid=1',
    ),
    { ...DEFAULTS, stances: ['shape', 'resist'], institutions: ['sallow-institute'], asks: ['arctic-12'] },
  );
});

test('an ask’s own page is about that ask, whatever the query says', () => {
  assert.deepEqual(parse('ask=other&size=all&sort=margin&dir=desc&page=3', { ...RULES, ask: 'arctic-12' }), {
    ...DEFAULTS,
    asks: ['arctic-12'],
    sort: 'margin',
    direction: 'desc',
    page: 3,
    size: null,
  });
});

test('a value that cannot be meant is refused by name, all at once, with what would do', () => {
  assert.deepEqual(faultOf('stance=maybe&stance=shape&stance=no&sort=age&dir=up'), [
    'bad_query',
    'The address asks for stance “maybe”, “no”, which does not exist here. Use follow, shape, resist, unclear. ' +
      'The address asks for sort “age”, which does not exist here. Use panel, expert, institution, stance, margin. ' +
      'The address asks for dir “up”, which does not exist here. Use asc, desc.',
  ]);
  assert.deepEqual(faultOf('institution=Sallow%20Institute'), [
    'bad_query',
    'The address asks for institution “Sallow Institute”, which does not exist here. ' +
      'Use the last part of an institution’s own address: small letters, digits and hyphens.',
  ]);
  assert.deepEqual(faultOf('sort=margin&sort=panel'), [
    'bad_query',
    'The address gives “sort” more than once. Give it once.',
  ]);
});

test('pages and sizes are whole numbers within bounds', () => {
  const size = 'Use a whole number from 1 to 500, or all.';
  for (const value of ['0', '501', '-1', '1.5', 'ten', '1e3', '99999999999999999999']) {
    assert.deepEqual(faultOf(`size=${value}`), [
      'bad_query',
      `The address asks for size “${value}”, which does not exist here. ${size}`,
    ]);
  }
  for (const value of ['0', '1000001', 'all', '０']) {
    assert.deepEqual(faultOf(`page=${value}`), [
      'bad_query',
      `The address asks for page “${value}”, which does not exist here. Use a whole number from 1 to 1000000.`,
    ]);
  }
  assert.deepEqual(
    [parse('size=1').size, parse('size=500').size, parse('size=all').size, parse('page=1000000').page],
    [1, 500, null, 1_000_000],
  );
});

test('every query that the pages can link to is read back as it was', () => {
  const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,5})?$/);
  const queries: fc.Arbitrary<ResponseQuery> = fc.record(
    {
      asks: fc.uniqueArray(slug, { maxLength: 3 }),
      stances: fc.uniqueArray(fc.constantFrom(...RULES.stances)),
      institutions: fc.uniqueArray(slug, { maxLength: 3 }),
      kinds: fc.uniqueArray(fc.constantFrom(...INSTITUTION_KINDS)),
      countries: fc.uniqueArray(fc.constantFrom('Norway', 'Côte d’Ivoire', 'a&b=c')),
      bases: fc.uniqueArray(fc.constantFrom(...UNCLEAR_BASES)),
      coders: fc.uniqueArray(fc.constantFrom(...CODER_KINDS)),
      text: fc.constantFrom(null, ...['tax', '"foreign aid" tar*', 'a&b=c'].map(parseSearch)),
      minMargin: fc.constant(null),
      sort: fc.constantFrom(...SORT_KEYS),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
      stanceOrder: fc.constant(RULES.stances),
      page: fc.integer({ min: 1, max: 1_000_000 }),
      size: fc.option(fc.integer({ min: 1, max: 500 }), { nil: null }),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(queries, (query) => {
      const path = queryPath({ path: '/responses', fixed: null }, query);
      assert.deepEqual(parse(path.split('?')[1] ?? ''), query);
    }),
  );
});

test('a page beyond the last is not there, and the last is named', () => {
  const query = parse('page=4&size=10');
  assert.throws(() => refuseMissingPage(query, { rows: [], total: 21 }), {
    code: 'not_found',
    message: 'There is no page 4 of these responses; the last is page 3.',
  });
  refuseMissingPage(parse(''), { rows: [], total: 0 });
  assert.throws(() => refuseMissingPage(query, { rows: [], total: 0 }), /the last is page 1\./);
  assert.throws(() => refuseMissingPage(parse('size=all&page=2'), { rows: [], total: 21 }), {
    code: 'not_found',
    message: 'There is no page 2 of these responses; the last is page 1.',
  });
  refuseMissingPage(parse('size=all'), { rows: [], total: 0 });
});

test('the words of a search are read as the search box reads them, and only across asks', () => {
  assert.deepEqual(parse('q=foreign+aid').text, parseSearch('foreign aid'));
  assert.equal(parse('q=%3F%21').text, null);
  assert.equal(parse('q=tax', { ...RULES, ask: 'arctic-12' }).text, null);
});

test('a margin is a number from 0 to 1, where a page takes one', () => {
  const rules = { ...RULES, ask: 'arctic-12', margin: true } as const;
  const asked = (value: string) => parse(`min_margin=${value}`, rules).minMargin;
  assert.deepEqual(['', '0', '0.3', '.25', '0,5', '1', '1.0'].map(asked), [null, null, 0.3, 0.25, 0.5, 1, 1]);
  for (const value of ['-0.1', '1.01', '2', 'much', '1e-1', '0x1', 'NaN']) {
    assert.throws(() => asked(value), {
      code: 'bad_query',
      message: `The address asks for min_margin “${value}”, which does not exist here. Use a number from 0 to 1, such as 0.3.`,
    });
  }
  assert.equal(parse('min_margin=0.3').minMargin, null);
});

test('how a page looks is read apart from what it shows', () => {
  const look = (text: string) => parseLook(new URLSearchParams(text));
  assert.deepEqual(look(''), { view: 'table', by: 'kind', choose: null });
  assert.deepEqual(look('view=cross&by=institution&choose=tagged_by'), {
    ...{ view: 'cross', by: 'institution', choose: 'coders' },
  });
  assert.throws(() => look('view=pie&choose=age'), {
    message:
      'The address asks for choose “age”, which does not exist here. Use ask, stance, institution, kind, country, basis, tagged_by. ' +
      'The address asks for view “pie”, which does not exist here. Use table, columns, cross.',
  });
});
