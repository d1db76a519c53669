import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bareName } from '../../server/domain/person-name.ts';
import { expertKey, institutionKey } from '../../server/store/names.ts';
import { freeSlug, slugify } from '../../server/store/slug.ts';
import { fold, sortKey } from '../../server/store/text.ts';

test('titles and letters after a name are no part of it', () => {
  const names = {
    'Dr Ada Byron': 'Ada Byron',
    'Prof. Dr. Ada Byron': 'Ada Byron',
    'Professor Sir Hugo Brenner, PhD, OBE': 'Hugo Brenner',
    'The Rt Hon. Hugo Brenner MBE': 'Hugo Brenner',
    'H.E. Ambassador Mara Lindqvist': 'Mara Lindqvist',
    'Lt. Gen. Hugo Brenner (ret.)': 'Hugo Brenner',
    'Ada Byron, MP': 'Ada Byron',
    'Drew Miller': 'Drew Miller',
    'Sirra Lordson': 'Sirra Lordson',
    'Ram Bahadur KC': 'Ram Bahadur KC',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(names).map((name) => [name, bareName(name)])), names);
});

test('a name that a title leaves with one word keeps its title, for there are many Smiths', () => {
  assert.equal(bareName('Dr Smith'), 'Dr Smith');
  assert.notEqual(expertKey('Dr Smith'), expertKey('Professor Smith'));
});

test('one name in two spellings has one key; two names have two', () => {
  const key = expertKey('Alexandra Müller-Ostrowska');
  assert.equal(expertKey('Dr. ALEXANDRA  Mu\u0308ller Ostrowska'), key);
  assert.notEqual(expertKey('Alexandra B. Müller-Ostrowska'), key);
  assert.notEqual(expertKey('Alexander Müller-Ostrowska'), key);
  assert.notEqual(expertKey('José Łukasz, Jr'), expertKey('José Łukasz'));
});

test('spellings of one institution meet, and bodies that only look alike do not', () => {
  const key = institutionKey('University of St. Andrews');
  for (const same of [
    'The University of St Andrews',
    'Univ. of St. Andrews',
    'university of st andrews',
    'University of St Andrews (USTA)',
  ]) {
    assert.equal(institutionKey(same), key, same);
  }
  const different = [
    'University of St Andrew',
    'St Andrews University',
    'Ministry of Defence (UK)',
    'Ministry of Defence (US)',
    'Ministry of Defence',
    'University of California (Berkeley)',
    'University of California (Davis)',
    'University of California',
    'Centre for Peace',
    'Center for Peace',
    'Centre for Peace (USA)',
  ];
  assert.equal(new Set([key, ...different.map(institutionKey)]).size, different.length + 1);
});

test('names in other scripts keep their letters in keys and get a stable slug of their own', () => {
  assert.equal(expertKey('Олена Ковальчук'), 'олена ковальчук');
  assert.equal(slugify('Олена Ковальчук', 'expert'), slugify('олена  КОВАЛЬЧУК', 'expert'));
  assert.match(slugify('Олена Ковальчук', 'expert'), /^expert-[0-9a-f]{8}$/);
  assert.notEqual(slugify('Олена Ковальчук', 'expert'), slugify('Оксана Мороз', 'expert'));
  assert.match(slugify('国防大学 NDU', 'institution'), /^ndu-[0-9a-f]{8}$|^ndu$/);
  assert.match(slugify('***', 'ask'), /^ask-[0-9a-f]{8}$/);
});

test('a slug is the words of its text', () => {
  const slugs = {
    'Should Britain (and key European powers) now follow Trump’s lead?':
      'should-britain-and-key-european-powers-now-follow-trumps-lead',
    'Zbigniew Brzeziński-Łoś': 'zbigniew-brzezinski-los',
    'Straße & Ærø': 'strasse-aero',
    '  —  34.2025 ': '34-2025',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(slugs).map((text) => [text, slugify(text, 'ask')])), slugs);
});

test('every text has a slug that a URL can hold, cut at a word', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const slug = slugify(text, 'ask', 40);
      assert.match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.ok(slug.length <= 49, slug);
    }),
  );
  assert.equal(slugify('one two three four', 'ask', 10), 'one-two');
  assert.equal(slugify('internationalisation', 'ask', 10), 'internatio');
});

test('a taken slug is numbered from 2', () => {
  const taken = new Set(['a', 'a-2']);
  assert.equal(
    freeSlug('a', (slug) => taken.has(slug)),
    'a-3',
  );
  assert.equal(
    freeSlug('b', (slug) => taken.has(slug)),
    'b',
  );
});

test('folding is stable, and sorting ignores quotes and a leading "The"', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  assert.deepEqual(
    ['Zürich', 'Łódź', 'The “Lodz” Club', 'école', 'Ecole B', 'the'].toSorted((a, b) =>
      sortKey(a) < sortKey(b) ? -1 : 1,
    ),
    ['école', 'Ecole B', 'Łódź', 'The “Lodz” Club', 'the', 'Zürich'],
  );
});
