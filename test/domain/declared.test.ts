import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declaredOf, schemeOfVotes } from '../../server/domain/declared.ts';
import { similarInstitutions } from '../../server/domain/similar-institutions.ts';

const SCALE = [
  { vote: 'Strongly agree', stance: 'agree', intensity: 2 },
  { vote: 'Uncertain', stance: 'uncertain', intensity: 0 },
];

test('a vote means the stance of the scheme, as printed; other votes and none mean no stance', () => {
  assert.deepEqual(
    [
      declaredOf({ vote: 'STRONGLY  Agree', confidence: 9 }, SCALE),
      declaredOf({ vote: 'No opinion', confidence: null }, SCALE),
      declaredOf({ vote: null, confidence: null }, SCALE),
    ],
    [
      { vote: 'STRONGLY  Agree', confidence: 9, stance: 'agree', intensity: 2 },
      { vote: 'No opinion', confidence: null, stance: null, intensity: null },
      { vote: null, confidence: null, stance: null, intensity: null },
    ],
  );
});

test('the scheme of a survey is the one that knows most of its votes', () => {
  const voter = (vote: string | null) => ({
    ...{ name: null, affiliations: [], paragraphs: [] },
    declared: { vote, confidence: null },
  });
  const schemes = [
    { id: 'lead', scale: [] },
    { id: 'agree', scale: SCALE },
  ];
  assert.equal(
    schemeOfVotes([voter('Uncertain'), voter('Strongly agree'), voter('Other')], schemes),
    'agree',
  );
  assert.equal(schemeOfVotes([voter('Uncertain'), voter('Other')], schemes), null);
  assert.equal(schemeOfVotes([voter(null)], schemes), null);
});

const KNOWN = [
  'University of Westhaven',
  'Royal Ocean Studies Institute',
  'Yale University',
  'Centre for Cold Seas',
  'Washington Institute',
];
const alike: readonly [string, readonly string[]][] = [
  ['Westhaven University', ['University of Westhaven']],
  ['University of Westhavne', ['University of Westhaven']],
  ['ROSI', ['Royal Ocean Studies Institute']],
  ['Yale', ['Yale University']],
  ['Center for Cold Seas', ['Centre for Cold Seas']],
  ['University of Easthaven', []],
  ['University of Washington', []],
  ['Yale University', []],
];
for (const [name, wanted] of alike) {
  test(`“${name}” is like ${wanted.join(', ') || 'no other'}`, () => {
    assert.deepEqual(similarInstitutions(name, KNOWN), wanted);
  });
}
