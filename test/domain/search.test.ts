import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { highlighted, isIn, parseSearch, STRICTNESS, termsAt } from '../../server/domain/search.ts';

/** Terms as a reader would write them. */
function termsOf(typed: string): string[] {
  return parseSearch(typed).terms.map(({ words, prefix }) => words.join(' ') + (prefix ? '*' : ''));
}

test('words, beginnings and phrases are told apart, whatever the quotation marks', () => {
  assert.deepEqual(termsOf('  trade  polic*  '), ['trade', 'polic*']);
  assert.deepEqual(termsOf('"foreign aid" cuts'), ['foreign aid', 'cuts']);
  assert.deepEqual(termsOf('“foreign aid”* «l’aide»'), ['foreign aid*', 'l aide']);
  assert.deepEqual(termsOf('an "open phrase'), ['an', 'open phrase']);
  assert.deepEqual(termsOf('U.S. follow-up'), ['U S', 'follow up']);
});

test('operators of the index are words like any other', () => {
  assert.deepEqual(termsOf('tea AND NOT (milk OR text:sugar)'), [
    'tea',
    'AND',
    'NOT',
    'milk',
    'OR',
    'text sugar',
  ]);
  assert.deepEqual(termsOf('NEAR(a b, 2) ^c {d}:e - + *'), ['NEAR a', 'b', '2', 'c', 'd e']);
});

test('what holds no letter and no digit has no terms', () => {
  for (const typed of ['', '   ', '""', '*', '?!', '“”', '\u0000', '\ud800', '\u0301']) {
    assert.deepEqual(termsOf(typed), [], JSON.stringify(typed));
  }
});

test('more than sixteen words are cut, which is said', () => {
  const long = parseSearch(Array.from({ length: 20 }, (_, index) => `w${index}`).join(' '));
  assert.deepEqual([long.terms.length, long.cut], [16, true]);
  const phrase = parseSearch(`"${'a '.repeat(20)}"*`);
  assert.deepEqual([phrase.terms[0]?.words.length, phrase.terms[0]?.prefix, phrase.cut], [16, false, true]);
  assert.equal(parseSearch('one two').cut, false);
});

test('looser readings take words as beginnings, and then each for itself', () => {
  const text = parseSearch('"foreign aid" cut');
  assert.deepEqual(termsAt(text, 'prefix'), [
    { words: ['foreign', 'aid'], prefix: true },
    { words: ['cut'], prefix: true },
  ]);
  assert.deepEqual(
    termsAt(text, 'any').map(({ words }) => words),
    [['foreign'], ['aid'], ['cut']],
  );
});

test('a text holds a search as strictly as asked, case and accents folded', () => {
  const fits = (typed: string, text: string): boolean[] =>
    STRICTNESS.map((strictness) => isIn(text, parseSearch(typed), strictness));
  assert.deepEqual(fits('ecole economie', 'École d’Économie'), [true, true, true]);
  assert.deepEqual(fits('econ', 'École d’Économie'), [false, true, true]);
  assert.deepEqual(fits('ecole law', 'École d’Économie'), [false, false, true]);
  assert.deepEqual(fits('"economie ecole"', 'École d’Économie'), [false, false, true]);
  assert.deepEqual(fits('nothing', 'École d’Économie'), [false, false, false]);
});

test('hits are marked in the text as it is written', () => {
  const marked = (text: string, typed: string): string =>
    highlighted(text, parseSearch(typed), 'typed')
      .map((each) => (each.hit ? `[${each.text}]` : each.text))
      .join('');
  assert.equal(marked('Zoë and ZOE, not Zoes.', 'zoe'), '[Zoë] and [ZOE], not Zoes.');
  assert.equal(
    marked('foreign aid; foreign policy', '"foreign aid" polic*'),
    '[foreign aid]; foreign [policy]',
  );
  assert.equal(marked('a a a', '"a a"'), '[a a][ a]');
  assert.equal(marked('nothing', 'else'), 'nothing');
});

const HOSTILE = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      '“',
      '*',
      '(',
      ')',
      ':',
      '-',
      '^',
      '{',
      '}',
      "'",
      ' ',
      'AND ',
      'OR ',
      'a',
      'é',
    ),
    maxLength: 20,
  }),
);

test('any text is read into words of letters, digits and marks alone, and reading is repeatable', () => {
  fc.assert(
    fc.property(HOSTILE, (typed) => {
      const text = parseSearch(typed);
      for (const { words } of text.terms) {
        assert.ok(words.length > 0);
        for (const word of words) assert.match(word, /^[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*$/u);
      }
      assert.deepEqual(parseSearch(text.typed), text);
    }),
  );
});

test('marking never changes a text', () => {
  fc.assert(
    fc.property(HOSTILE, HOSTILE, fc.constantFrom(...STRICTNESS), (text, typed, strictness) => {
      const segments = highlighted(text, parseSearch(typed), strictness);
      assert.equal(segments.map((each) => each.text).join(''), text);
      assert.ok(segments.every((each) => each.text !== ''));
    }),
  );
});
