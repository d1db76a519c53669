import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peopleOf } from '../../server/domain/person-name.ts';

/** The people of a name as "family / given / suffix". */
function parts(name: string): string[] {
  return peopleOf(name).map(({ family, given, suffix }) =>
    [family, given, suffix].filter((part) => part !== null).join(' / '),
  );
}

test('a name is taken apart at its surname, with particles, titles and letters after it in mind', () => {
  const names = {
    'Ingrid Solheim': ['Solheim / Ingrid'],
    'Prof. Dr Ada Byron, PhD, OBE': ['Byron / Ada'],
    'Jan van der Berg': ['van der Berg / Jan'],
    'Al Gore': ['Gore / Al'],
    'Prince Turki al Faisal': ['al Faisal / Prince Turki'],
    'Martin Luther King Jr.': ['King / Martin Luther / Jr.'],
    'Martin Luther King, Jr': ['King / Martin Luther / Jr'],
    'Byron, Ada': ['Byron / Ada'],
    Pelé: ['Pelé'],
    'Dr Smith': ['Smith / Dr'],
    'Zoë Brzezińska-Ó Néill': ['Néill / Zoë Brzezińska-Ó'],
  };
  assert.deepEqual(Object.fromEntries(Object.keys(names).map((name) => [name, parts(name)])), names);
});

test('a surname that the print marks is taken, whatever its place', () => {
  const names = {
    'XI Jinping': ['XI / Jinping'],
    'KIM Jong Un': ['KIM / Jong Un'],
    'VAN DER BERG Jan': ['VAN DER BERG / Jan'],
    'Emmanuel MACRON': ['MACRON / Emmanuel'],
    'Íñigo LARRAZÁBAL PEÓN': ['LARRAZÁBAL PEÓN / Íñigo'],
    'J. R. SMITH': ['SMITH / J. R.'],
    'ADA BYRON': ['BYRON / ADA'],
    '山田 太郎': ['山田 / 太郎'],
    '김 정은': ['김 / 정은'],
    习近平: ['习近平'],
    'José Ortega y Gasset': ['Ortega y Gasset / José'],
    'Josep Puig i Cadafalch': ['Puig i Cadafalch / Josep'],
    // Not marked: these stay with their last word.
    'Íñigo Larrazábal Peón': ['Peón / Íñigo Larrazábal'],
    'Hyun Song Shin': ['Shin / Hyun Song'],
  };
  assert.deepEqual(Object.fromEntries(Object.keys(names).map((name) => [name, parts(name)])), names);
});

test('joint contributors are people of their own', () => {
  assert.deepEqual(parts('Prof. Ada Byron and Jan van der Berg'), ['Byron / Ada', 'van der Berg / Jan']);
  assert.deepEqual(parts('Ada Byron, Jan Roe & Ilse Roth'), ['Byron / Ada', 'Roe / Jan', 'Roth / Ilse']);
});
