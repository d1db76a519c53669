import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitSentences } from '../../../server/stance/index.ts';

const split = (text: string): string[] =>
  splitSentences(text).map(({ start, end }) => text.slice(start, end));

test('sentences end at stops that a new sentence follows, with the closing quotation mark', () => {
  assert.deepEqual(split('It rained. “Go home.” They went! (Some stayed.) Why?'), [
    'It rained.',
    '“Go home.”',
    'They went!',
    '(Some stayed.)',
    'Why?',
  ]);
});

test('abbreviations, initials, decimals, acronyms and numbers end nothing', () => {
  const whole = [
    'Dr. Ada B. Moss met Gen. Holt at St. Olaf, e.g. in No. 10 at 3.5 per cent, cf. Fig. 2 there.',
    'The U.S. Senate and the U.K. Treasury agree, i.e. nobody pays.',
    'He said ‘no!’ and left... without a word.',
    'See vol. 3, pp. 4 ff. and www.example.org/a.b for more.',
  ];
  assert.deepEqual(
    whole.map(split),
    whole.map((text) => [text]),
  );
});

test('an acronym with stops ends a sentence where a common opening word follows', () => {
  assert.deepEqual(split('They trust the U.S. The others do not. No. We shall see.'), [
    'They trust the U.S.',
    'The others do not.',
    'No.',
    'We shall see.',
  ]);
});

test('numbered items and bulleted lines are sentences, wrapped lines are not', () => {
  assert.deepEqual(split('1. Pay first.\n2) then ask\n• and wait\nfor an answer'), [
    '1. Pay first.',
    '2) then ask',
    '• and wait\nfor an answer',
  ]);
});

test('white space alone has no sentence, and every other unit lies in one', () => {
  assert.deepEqual(
    [split(''), split(' \n\t '), split('  a  '), split('\ud800. \udc00!')],
    [[], [], ['a'], ['\ud800.', '\udc00!']],
  );
});
