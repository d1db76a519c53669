import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FACETS } from '../../server/domain/query.ts';
import { parseSearch } from '../../server/domain/search.ts';
import { queryWords } from '../../server/presenters/query-words.ts';
import { NO_ANSWER_VIEW } from '../../server/presenters/stance.ts';
import { FOLLOW, facetOf, queryOf, RESIST, SHAPE, UNCLEAR } from './fixtures.ts';

const facets = {
  ...NO_FACETS,
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

test('every filter has its words', () => {
  assert.equal(
    words(34, [RESIST], queryOf({ kinds: ['university', 'think tank'], countries: ['Norway'] })),
    '34 responses that resist, from universities or think tanks, from institutions in Norway',
  );
  assert.equal(
    words(2, [], queryOf({ bases: ['tie'], coders: ['lexicon'], text: parseSearch('“foreign aid”') })),
    '2 responses, unclear because the cues balance, tagged by a machine, with the words “foreign aid”',
  );
  assert.equal(words(2, [], queryOf({ minMargin: 0.3 })), '2 responses, machine tags from a margin of 0.30');
});

test('those who gave no answer take no stance', () => {
  assert.equal(words(9, [NO_ANSWER_VIEW]), '9 responses that give no answer');
  assert.equal(words(1, [RESIST, NO_ANSWER_VIEW]), '1 response that resists or gives no answer');
});
