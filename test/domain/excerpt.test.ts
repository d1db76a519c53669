import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerptOf } from '../../server/domain/excerpt.ts';
import { folded, plainly } from '../../server/domain/folding.ts';
import { parseSearch, type Strictness } from '../../server/domain/search.ts';

/** Hits in brackets. */
function excerpt(text: string, typed: string, strictness: Strictness = 'typed'): string {
  return excerptOf(text, parseSearch(typed), strictness)
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join('');
}

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `w${from + index}`).join(' ');

test('a short text is its own excerpt, with every hit', () => {
  assert.equal(excerpt('Tariffs hurt. Tariffs stay.', 'tariffs'), '[Tariffs] hurt. [Tariffs] stay.');
  assert.equal(excerpt('Nothing of it.', 'tariffs'), 'Nothing of it.');
  assert.equal(excerpt('', 'tariffs'), '');
});

test('a long text is cut around its first hit, a few words before it, and says where it was cut', () => {
  const text = `${numbered(1, 50)} tariff ${numbered(51, 100)}`;
  assert.equal(excerpt(text, 'tariff'), `…${numbered(45, 50)} [tariff] ${numbered(51, 75)}…`);
  assert.equal(excerpt(numbered(1, 40), 'zebra'), `${numbered(1, 32)}…`);
  assert.equal(excerpt(`${numbered(1, 40)} tariff`, 'tariff'), `…${numbered(35, 40)} [tariff]`);
  assert.equal(excerpt(`tariff ${numbered(1, 31)}.`, 'tariff'), `[tariff] ${numbered(1, 31)}.`);
});

test('a sentence that begins near the hit begins the excerpt', () => {
  const text = `${numbered(1, 50)}. A tariff ${numbered(51, 100)}`;
  assert.equal(excerpt(text, 'tariff'), `…A [tariff] ${numbered(51, 80)}…`);
});

test('the place where most of the words stand together is chosen before earlier ones', () => {
  const text = `tariff tariff ${numbered(1, 50)} quota and tariff ${numbered(51, 100)}`;
  assert.equal(
    excerpt(text, 'tariff quota'),
    `…${numbered(45, 50)} [quota] and [tariff] ${numbered(51, 73)}…`,
  );
});

test('a thousand hits are no burden', () => {
  const text = 'the tariff '.repeat(20_000);
  const began = performance.now();
  assert.match(excerpt(text, 'tariff the'), /^\[the\] \[tariff\] /);
  assert.ok(performance.now() - began < 2000);
});

test('case, diacritics and letters of their own are folded', () => {
  assert.deepEqual(['Łódź', 'STRASSE', 'Straße', 'Ærø', 'Þór', 'Zoë'].map(folded), [
    ...['lodz', 'strasse', 'strasse', 'aero', 'thor', 'zoe'],
  ]);
  assert.equal(plainly('Søren Zoë ẞ'), 'Soren Zoë ss');
});
