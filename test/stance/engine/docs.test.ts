// docs/lexicon.md says nothing that the engine does not do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lint, questionActors, runExamples } from '../../../server/stance/index.ts';
import { TOPIC_LISTS } from '../../../server/stance/topic.ts';
import { course, docsTable, findMembers, findPattern, neighbours, read, sum } from './support.ts';

test('the whole scheme of the docs is free of faults and its examples hold', () => {
  assert.deepEqual(
    { lint: lint(course), failing: runExamples(course, neighbours) },
    { lint: [], failing: [] },
  );
});

test('every pattern of the docs matches where it says and not where it says not', () => {
  const rows = docsTable('| pattern | matches in | not in |');
  const wrong = rows.filter(
    ([pattern = '', yes = '', no = '']) =>
      findPattern(pattern, yes).length !== 1 || findPattern(pattern, no).length !== 0,
  );
  assert.deepEqual(wrong, []);
  assert.ok(rows.length >= 18);
});

test('every question of the docs names the sides that it says', () => {
  const rows = docsTable('| question | audience | lead |');
  const found = rows.map(([question = '']) => {
    const { audience, lead } = questionActors(question, neighbours);
    return [question, audience?.label ?? '-', lead?.label ?? '-'];
  });
  assert.deepEqual(found, rows);
});

test('every topic of the docs fills the lists that it says', () => {
  const rows = docsTable('| question | text | taken |');
  const found = rows.map(([question = '', text = '']) => {
    const lists = TOPIC_LISTS.flatMap((list) => {
      const quotes = findMembers(list, question, text);
      return quotes.length > 0 ? [`${list}: ${quotes.join(', ')}`] : [];
    });
    return [question, text, lists.join('; ') || '-'];
  });
  assert.deepEqual(found, rows);
});

test('every finding of the docs comes out with the evidence and the sum that it says', () => {
  const rows = docsTable('| text | stance | evidence |');
  const found = rows.map(([text = '']) => {
    const { stance, evidence } = read(text);
    return [text, stance, evidence.map(sum).join('; ') || '-'];
  });
  assert.deepEqual(found, rows);
});

test('every basis of the docs comes out as it says', () => {
  const rows = docsTable('| text | finding |');
  const found = rows.map(([text = '']) => {
    const { stance, basis } = read(text);
    return [text, `${stance}: ${basis}`];
  });
  assert.deepEqual(found, rows);
});
