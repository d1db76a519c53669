import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contributorLabel } from '../../server/domain/contributor-label.ts';
import type { Affiliation } from '../../server/domain/types.ts';

const institution = {
  id: 1,
  slug: 'westhaven',
  name: 'University of Westhaven',
  kind: 'university',
  country: null,
} as const;
const full: Affiliation = { role: 'Reader', printed: 'School of Law, University of Westhaven', institution };

test('a contributor is called by the name, else by the first affiliation', () => {
  const labels = [
    contributorLabel('Dr Ada Byron', [full]),
    contributorLabel(null, [full, { role: 'Fellow', printed: 'Tamar Institute', institution: null }]),
    contributorLabel(null, [{ ...full, institution: null }]),
    contributorLabel(null, [{ ...full, role: null }]),
    contributorLabel(null, [{ role: 'Retired diplomat', printed: null, institution: null }]),
    contributorLabel(null, []),
  ];
  assert.deepEqual(labels, [
    'Dr Ada Byron',
    'Reader, University of Westhaven',
    'Reader, School of Law, University of Westhaven',
    'University of Westhaven',
    'Retired diplomat',
    'Unnamed contributor',
  ]);
});
