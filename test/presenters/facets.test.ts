import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FACETS } from '../../server/domain/query.ts';
import { parseSearch } from '../../server/domain/search.ts';
import { choosingView, filterView } from '../../server/presenters/facets.ts';
import { FOLLOW, facetOf, queryOf, RESIST, SHAPE } from './fixtures.ts';

const ASK = { path: '/asks/arctic', fixed: 'asks' } as const;
const ALL = { path: '/responses', fixed: null } as const;

test('each value is a link with its count that puts the filter in, or takes it out where it is on', () => {
  const query = queryOf({ asks: ['arctic'], stances: ['shape'] });
  const facets = {
    ...NO_FACETS,
    stances: [facetOf('shape', 4, 'shape', true), facetOf('resist', 1200)],
    institutions: [facetOf('sallow', 1, 'Sallow Institute')],
    asks: [facetOf('arctic', 10, 'Should Norway sign?', true)],
  };
  assert.deepEqual(filterView(ASK, query, facets, [FOLLOW, SHAPE, RESIST]), {
    facets: [
      {
        name: 'Stance',
        chips: [
          { label: 'Shape', count: '4', href: '/asks/arctic#compare', on: true, stance: SHAPE },
          {
            label: 'Resist',
            count: '1,200',
            href: '/asks/arctic?stance=shape&stance=resist#compare',
            on: false,
            stance: RESIST,
          },
        ],
        more: null,
        all: null,
      },
      {
        name: 'Institution',
        chips: [
          {
            label: 'Sallow Institute',
            count: '1',
            href: '/asks/arctic?stance=shape&institution=sallow#compare',
            on: false,
            stance: null,
          },
        ],
        more: null,
        all: null,
      },
    ],
    others: [],
    othersOpen: false,
    within: null,
    clear: '/asks/arctic#compare',
  });
});

test('a filter that nothing answers to still shows, so that it can be taken out', () => {
  const { facets, clear } = filterView(
    ALL,
    queryOf({ stances: ['follow'], institutions: ['nowhere'] }),
    NO_FACETS,
    [FOLLOW],
  );
  assert.deepEqual(
    facets.map(({ name, chips }) => [
      name,
      chips.map(({ label, count, on, href }) => [label, count, on, href]),
    ]),
    [
      ['Stance', [['Follow', '0', true, '/responses?institution=nowhere#compare']]],
      ['Institution', [['nowhere', '0', true, '/responses?stance=follow#compare']]],
    ],
  );
  assert.equal(clear, '/responses#compare');
});

test('a long facet shows those that are on and the most frequent, and unfolds the rest by name', () => {
  const names = ['Zeta', 'Beta', 'Eta', 'Theta', 'Iota', 'Kappa', 'Mu', 'Alpha', 'Xi'];
  const institutions = names.map((name, index) => facetOf(name.toLowerCase(), 20 - index, name));
  const { facets, clear } = filterView(
    ALL,
    queryOf({ institutions: ['xi'] }),
    { ...NO_FACETS, institutions },
    [],
  );
  assert.deepEqual(
    facets.map(({ name, chips, more }) => ({
      name,
      chips: chips.map(({ label }) => label),
      more: more && { label: more.label, chips: more.chips.map(({ label }) => label) },
    })),
    [
      {
        name: 'Institution',
        chips: ['Xi', 'Zeta', 'Beta', 'Eta', 'Theta', 'Iota'],
        more: { label: '3 more institutions', chips: ['Alpha', 'Kappa', 'Mu'] },
      },
    ],
  );
  assert.equal(clear, '/responses#compare');
});

test('without responses there are no facets and nothing to clear', () => {
  assert.deepEqual(filterView(ALL, queryOf(), NO_FACETS, [FOLLOW]), {
    facets: [],
    others: [],
    othersOpen: false,
    within: null,
    clear: null,
  });
});

test('an ask folds the filters away that few need, unless one is on; one value that fits all is none', () => {
  const facets = {
    ...NO_FACETS,
    kinds: [facetOf('university', 5), facetOf('think tank', 2)],
    countries: [facetOf('Norway', 7)],
    bases: [facetOf('tie', 1), facetOf('no cue', 3)],
    coders: [facetOf('lexicon', 6), facetOf('declared', 1)],
  };
  const closed = filterView(ASK, queryOf(), facets, []);
  assert.deepEqual([closed.facets, closed.othersOpen], [[], false]);
  assert.deepEqual(
    closed.others.map(({ name, chips }) => [name, chips.map(({ label, count }) => `${label} ${count}`)]),
    [
      ['Kind', ['University 5', 'Think tank 2']],
      ['Unclear', ['Cues balance 1', 'No clear cue 3']],
      ['Tagged by', ['Machine 6', 'Own vote 1']],
    ],
  );
  const { others, othersOpen } = filterView(ASK, queryOf({ countries: ['Norway'] }), facets, []);
  assert.deepEqual(
    [others.map(({ name }) => name), othersOpen],
    [['Kind', 'Country', 'Unclear', 'Tagged by'], true],
  );
  const across = filterView(ALL, queryOf(), facets, []);
  assert.deepEqual(
    [across.facets.map(({ name }) => name), across.others],
    [['Kind', 'Unclear', 'Tagged by'], []],
  );
});

test('a facet of more values than a page should hold leads to a page of its own, with the filters kept', () => {
  const asks = Array.from({ length: 60 }, (_, index) => facetOf(`ask-${index}`, 60 - index, `Ask ${index}?`));
  const query = queryOf({ kinds: ['media'], page: 3 });
  const { facets } = filterView(ALL, query, { ...NO_FACETS, asks }, []);
  const own = facets.find(({ name }) => name === 'Ask');
  assert.deepEqual(
    [own?.chips.length, own?.more, own?.all],
    [3, null, { label: 'All 60 asks', href: '/responses?kind=media&choose=ask' }],
  );
  const look = { view: 'table', by: 'kind', choose: 'asks' } as const;
  const { heading, chips, back } = choosingView({ ...ALL, look }, query, { ...NO_FACETS, asks }, 'asks');
  assert.deepEqual(
    [heading, chips.length, chips[2], back],
    [
      'Choose among 60 asks',
      60,
      {
        label: 'Ask 2?',
        count: '58',
        href: '/responses?ask=ask-2&kind=media#compare',
        on: false,
        stance: null,
      },
      '/responses?kind=media&page=3#compare',
    ],
  );
});

test('words to look for keep the other filters, and can be taken out', () => {
  const query = queryOf({ stances: ['shape'], text: parseSearch(' foreign  aid') });
  const { within, clear } = filterView(ALL, query, NO_FACETS, [SHAPE]);
  assert.deepEqual(within, {
    action: '/responses',
    typed: 'foreign aid',
    hidden: [{ name: 'stance', value: 'shape' }],
    remove: '/responses?stance=shape#compare',
  });
  assert.equal(clear, '/responses#compare');
});
