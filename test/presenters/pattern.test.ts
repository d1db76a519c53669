import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patternParts, patternText } from '../../server/presenters/pattern.ts';

test('a pattern is shown with words for its signs, and nothing is lost', () => {
  const shown = {
    'go along with': 'go along with',
    '(go|goes) {0-4} with': '(go / goes) …4 with',
    'to {1-3} it {2}': 'to …1–3 it …=2',
    '(a|b c|) [d|e]': '(a / b c / nothing) [d / e]',
    '^ yes $': '⟨start⟩ yes ⟨end⟩',
    '^^ yes': '⟨start of the text⟩ yes',
    'argu* support~ =US +Word': 'argu- support~ =US +Word',
    "is n't": "is n't",
  };
  assert.deepEqual(
    Object.fromEntries(Object.keys(shown).map((pattern) => [pattern, patternText(pattern)])),
    shown,
  );
});

test('lists are parts of their own, so that a page can link them', () => {
  assert.deepEqual(patternParts('(back|@take_bare) {0-2} @lead'), [
    { text: '(back / ', list: null },
    { text: '‹take_bare›', list: 'take_bare' },
    { text: ') …2 ', list: null },
    { text: '‹lead›', list: 'lead' },
  ]);
});
