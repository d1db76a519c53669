import assert from 'node:assert/strict';
import { test } from 'node:test';
import { affiliationView, labelOf, whereabouts, whoView } from '../../server/presenters/people.ts';
import { affiliationOf, institutionOf, responseOf } from './fixtures.ts';

const EASTMERE = {
  role: null,
  institution: 'University of Eastmere',
  href: '/institutions/university-of-eastmere',
  canonical: 'University of Eastmere',
};
const SALLOW = {
  role: 'Fellow',
  institution: 'Sallow Institute',
  href: '/institutions/sallow-institute',
  canonical: 'Sallow Institute',
};

test('without a name the first role heads the row, and of several each role stands by its institution', () => {
  const response = responseOf({
    affiliations: [
      affiliationOf('Reader in Polar Law', 'University of Eastmere'),
      affiliationOf('Fellow', 'Sallow Institute'),
    ],
  });
  assert.deepEqual(whoView(response), {
    title: 'Reader in Polar Law',
    role: null,
    affiliations: [{ ...EASTMERE, role: 'Reader in Polar Law' }, SALLOW],
  });
  assert.equal(labelOf(response), 'Reader in Polar Law, University of Eastmere');
});

test('a name heads the row with the first role below it', () => {
  const response = responseOf({ expert: { id: 1, slug: 'x', name: 'לאה גולדברג' } });
  assert.deepEqual(whoView(response), {
    title: 'לאה גולדברג',
    role: 'Reader in Polar Law',
    affiliations: [EASTMERE],
  });
  assert.equal(labelOf(response), 'לאה גולדברג');
});

test('an institution alone, a role alone and nothing at all still read as somebody', () => {
  assert.deepEqual(whoView(responseOf({ affiliations: [affiliationOf(null, 'Sallow Institute')] })), {
    title: 'Sallow Institute',
    role: null,
    affiliations: [{ ...SALLOW, role: null }],
  });
  assert.deepEqual(whoView(responseOf({ affiliations: [affiliationOf('Analyst', null)] })), {
    title: 'Analyst',
    role: null,
    affiliations: [],
  });
  assert.deepEqual(whoView(responseOf({ affiliations: [] })), {
    title: 'Unnamed contributor',
    role: null,
    affiliations: [],
  });
});

test('an affiliation is shown as printed and leads to the canonical institution', () => {
  const printed = {
    role: 'Fellow',
    printed: 'Eastmere Univ.',
    institution: institutionOf('University of Eastmere'),
  };
  assert.deepEqual(affiliationView(printed), {
    role: 'Fellow',
    institution: 'Eastmere Univ.',
    href: '/institutions/university-of-eastmere',
    canonical: 'University of Eastmere',
  });
});

test('under a heading that is the first affiliation, that one becomes a link alone', () => {
  const first = { ...EASTMERE, role: 'Reader' };
  assert.deepEqual(whereabouts('Reader, University of Eastmere', [first, SALLOW]), {
    affiliations: [SALLOW],
    links: [{ label: 'All from University of Eastmere', href: '/institutions/university-of-eastmere' }],
  });
  const department = { ...first, institution: 'School of Law, University of Eastmere' };
  assert.deepEqual(whereabouts('Reader, University of Eastmere', [department, SALLOW]), {
    affiliations: [{ ...department, role: null }, SALLOW],
    links: [],
  });
  assert.deepEqual(whereabouts('Ada Byron', [first, SALLOW]), { affiliations: [first, SALLOW], links: [] });
  assert.deepEqual(whereabouts('Unnamed contributor', []), { affiliations: [], links: [] });
});
