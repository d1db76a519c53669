import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterView } from '../../server/presenters/facets.ts';
import { FOLLOW, facetOf, queryOf, RESIST, SHAPE } from './fixtures.ts';

const ASK = { path: '/asks/arctic', fixed: 'asks' } as const;
const ALL = { path: '/responses', fixed: null } as const;

test('each value is a link with its count that puts the filter in, or takes it out where it is on', () => {
  const query = queryOf({ asks: ['arctic'], stances: ['shape'] });
  const facets = {
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
      },
    ],
    clear: '/asks/arctic#compare',
  });
});

test('a filter that nothing answers to still shows, so that it can be taken out', () => {
  const { facets, clear } = filterView(
    ALL,
    queryOf({ stances: ['follow'], institutions: ['nowhere'] }),
    { stances: [], institutions: [], asks: [] },
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
    { stances: [], institutions, asks: [] },
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
  assert.deepEqual(filterView(ALL, queryOf(), { stances: [], institutions: [], asks: [] }, [FOLLOW]), {
    facets: [],
    clear: null,
  });
});
