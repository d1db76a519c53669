import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logOdds } from '../../../server/stance/evaluation/log-odds.ts';
import { clauses, mine } from '../../../server/stance/evaluation/mining.ts';
import { answer } from './support.ts';

const counts = (record: Record<string, number>) => new Map(Object.entries(record));

test('log-odds of a small example are those worked out by hand', () => {
  const scores = logOdds(counts({ x: 3, y: 1 }), counts({ x: 1, y: 3 }), counts({ x: 4, y: 4 }), 2);
  // Prior of x: 2 * 4/8 = 1. ln(4/2) - ln(2/4) = 2 ln 2, variance 1/4 + 1/2.
  const z = (2 * Math.LN2) / Math.sqrt(3 / 4);
  assert.ok(Math.abs((scores.get('x') ?? 0) - z) < 1e-12);
  assert.ok(Math.abs((scores.get('y') ?? 0) + z) < 1e-12);
  assert.equal(scores.size, 2);
});

test('a term that the prior does not know has no score', () => {
  assert.deepEqual([...logOdds(counts({ x: 1, z: 1 }), counts({ x: 1 }), counts({ x: 1 }), 1).keys()], ['x']);
});

test('clauses end at punctuation, and the names of the actors are masked, the longest first', () => {
  const actors = { audience: ['London', 'HM Government'], lead: ['the White House', 'the White House plan'] };
  assert.deepEqual(
    clauses('London’s task – and HM Government’s: back the White House plan, at once.', actors),
    [
      ['@audience', 'task'],
      ['and', '@audience'],
      ['back', '@lead'],
      ['at', 'once'],
    ],
  );
  assert.deepEqual(clauses('Londoners don’t re-think', actors), [['londoners', "don't", 're-think']]);
});

const PANEL = [
  answer({ question: '1', stance: 'for', lead: ['Paris'], deciding: ['We should back Paris.'] }),
  answer({ question: '2', stance: 'for', lead: ['Rome'], deciding: ['They ought to back Rome now.'] }),
  answer({ question: '3', stance: 'for', lead: ['Oslo'], deciding: ['We back Oslo, we back Oslo.'] }),
  answer({ question: '3', stance: 'against', lead: ['Oslo'], deciding: ['We should refuse Oslo.'] }),
  answer({ question: '4', stance: 'against', lead: ['Bonn'], deciding: ['They should refuse Bonn.'] }),
  answer({ question: '5', stance: 'against', paragraphs: ['They refuse.'] }),
].map((each) => ({ ...each, paragraphs: [...each.paragraphs, ...each.deciding] }));

test('mining finds what sets a stance apart, counted in answers and questions, across different leads', () => {
  const found = mine(['for', 'against'], PANEL, { top: 2, minAnswers: 2 });
  assert.deepEqual(
    found.map(({ z: _, ...candidate }) => candidate),
    [
      { stance: 'for', ngram: 'back @lead', answers: 3, questions: 3, elsewhere: 0 },
      { stance: 'for', ngram: 'back', answers: 3, questions: 3, elsewhere: 0 },
      { stance: 'against', ngram: 'should refuse @lead', answers: 2, questions: 2, elsewhere: 0 },
      { stance: 'against', ngram: 'refuse @lead', answers: 2, questions: 2, elsewhere: 0 },
    ],
  );
  assert.ok(found.every(({ z }) => z > 0));
});

test('what one answer alone says is not a candidate, however often it says it', () => {
  const found = mine(['for', 'against'], PANEL, { top: 100, minAnswers: 2 });
  assert.deepEqual(
    found.filter(({ ngram }) => ngram === 'ought' || ngram === 'now'),
    [],
  );
});
