import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queryWords } from '../../server/presenters/query-words.ts';
import { FOLLOW, facetOf, queryOf, RESIST, SHAPE, UNCLEAR } from './fixtures.ts';

const facets = {
  stances: [],
  institutions: [facetOf('sallow', 2, 'Sallow Institute'), facetOf('eastmere', 1, 'University of Eastmere')],
  asks: [facetOf('arctic', 10, 'Should Norway sign?')],
};
const words = (total: number, stances: Parameters<typeof queryWords>[3], query = queryOf()) =>
  queryWords(total, query, facets, stances);

test('the query is said in words that agree with their number', () => {
  assert.equal(words(10, []), '10 responses');
  assert.equal(words(6, [SHAPE, RESIST]), '6 responses that shape or resist');
  assert.equal(words(1, [FOLLOW, SHAPE]), '1 response that follows or shapes');
  assert.equal(words(0, [RESIST]), '0 responses that resist');
});

test('stances that name a state take the verb to be', () => {
  const uncertain = { ...SHAPE, code: 'uncertain', word: 'Uncertain' };
  assert.equal(words(3, [UNCLEAR]), '3 responses that are unclear');
  assert.equal(words(1, [RESIST, UNCLEAR]), '1 response that resists or is unclear');
  assert.equal(words(2, [uncertain, UNCLEAR]), '2 responses that are uncertain or unclear');
});

test('institutions and asks are named as the facets name them', () => {
  assert.equal(
    words(3, [SHAPE], queryOf({ institutions: ['sallow', 'eastmere'], asks: ['arctic'] })),
    '3 responses that shape, from Sallow Institute or University of Eastmere, on “Should Norway sign?”',
  );
  assert.equal(words(0, [], queryOf({ institutions: ['nowhere'] })), '0 responses, from nowhere');
  assert.equal(words(9, [], queryOf({ asks: ['arctic', 'trade'] })), '9 responses, on 2 asks');
});
