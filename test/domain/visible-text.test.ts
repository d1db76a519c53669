import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { visibleText } from '../../server/domain/visible-text.ts';

const CASES: readonly (readonly [string, string, string])[] = [
  ['a soft hyphen', 're\u00adject', 'reject'],
  ['zero-width and word-joining characters', 'a\u200bb\u2060c\ufeffd\u034fe', 'abcde'],
  ['bidi marks and overrides', '\u202eabc\u202c\u2066d\u2069\u200f\u061c', 'abcd'],
  ['controls and lone surrogates', 'a\u0007b\u0000c\u009fd\ud800e', 'abcde'],
  ['conjoining fillers', 'a\u115f\u1160b', 'ab'],
  ['fillers that take room', 'a\u3164b\uffa0c\u2800d', 'a b c d'],
  ['variation selectors, tags and annotation marks', 'a\ufe0fb\u{e0041}\u{e0100}c\ufff9d', 'abcd'],
  ['other invisible letters', 'a\u17b4\u17b5\u180eb\u{1d173}c', 'abc'],
  ['decomposed letters', 'Cafe\u0301', 'Café'],
  ['every kind of line break', 'a\r\nb\rc\vd\fe\u0085f\u2028g\u2029h', 'a\nb\nc\nd\ne\nf\ng\n\nh'],
  ['joiners inside Latin words', 're\u200dje\u200cct', 'reject'],
  ['joiners of Persian and Indic words', 'دانش\u200cگاه क्\u200dष', 'دانش\u200cگاه क्\u200dष'],
  ['joiners of emoji', '👩\u200d🔬', '👩\u200d🔬'],
];

for (const [title, text, seen] of CASES) {
  test(`${title}: only what can be seen is left`, () => assert.equal(visibleText(text), seen));
}

test('what was cleaned once is clean, and holds nothing invisible but joiners', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const seen = visibleText(text);
      assert.equal(visibleText(seen), seen);
      assert.doesNotMatch(
        seen.replace(/\u200c|\u200d|\n|\t/gu, ''),
        /\p{Default_Ignorable_Code_Point}|\p{Cc}|\p{Cs}/u,
      );
    }),
    { numRuns: 500 },
  );
});
