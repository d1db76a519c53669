import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paragraphsOf, parseAnswers, questionKey } from '../../../server/stance/evaluation/answers.ts';
import { describeFault } from '../../../server/stance/evaluation/json-lines.ts';

const CODES = ['agree', 'disagree', 'unclear'];
const GOOD = { id: 'a-1', question: 'Is it so?', text: 'One.\n\nTwo.', stance: 'agree' };

const faultsOf = (...lines: unknown[]): string[] => {
  const contents = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return parseAnswers(contents, 'in.jsonl', CODES).faults.map(describeFault);
};

test('a line becomes an answer with its paragraphs, and fields of no interest are ignored', () => {
  const line = {
    ...GOOD,
    also_acceptable: ['unclear'],
    deciding: ['Two.'],
    audience: ['we'],
    lead: null,
    why: 7,
  };
  assert.deepEqual(parseAnswers(JSON.stringify(line), 'in.jsonl', CODES), {
    answers: [
      {
        id: 'a-1',
        question: 'Is it so?',
        paragraphs: ['One.', 'Two.'],
        stance: 'agree',
        alsoAcceptable: ['unclear'],
        deciding: ['Two.'],
        audience: ['we'],
        lead: [],
      },
    ],
    faults: [],
  });
});

test('a byte order mark, CRLF, blank lines and a missing last line break do no harm', () => {
  const line = JSON.stringify(GOOD);
  const { answers, faults } = parseAnswers(`\uFEFF${line}\r\n\r\n  \n${line}`, 'in.jsonl', CODES);
  assert.deepEqual([answers.length, faults], [2, []]);
});

test('every fault is named by file, line and field', () => {
  assert.deepEqual(faultsOf(GOOD, '{"id": ', '', 'null', '[1]'), [
    'in.jsonl:2: the line is not JSON.',
    'in.jsonl:4: the line is not an object.',
    'in.jsonl:5: the line is not an object.',
  ]);
  assert.deepEqual(faultsOf({ id: true, text: 3, stance: 'follow' }), [
    'in.jsonl:1: field “id” must be text or a number.',
    'in.jsonl:1: field “question” is missing.',
    'in.jsonl:1: field “text” must be text.',
    'in.jsonl:1: field “stance” is “follow”, not a stance of the scheme (agree, disagree, unclear).',
  ]);
  assert.deepEqual(faultsOf({ ...GOOD, deciding: ['One.', 2], also_acceptable: 'unclear' }), [
    'in.jsonl:1: field “also_acceptable” must be a list of stances.',
    'in.jsonl:1: field “deciding[1]” must be text.',
  ]);
  assert.deepEqual(faultsOf({ ...GOOD, id: undefined, also_acceptable: ['maybe'] }), [
    'in.jsonl:1: field “id” is missing.',
    'in.jsonl:1: field “also_acceptable[0]” is “maybe”, not a stance of the scheme (agree, disagree, unclear).',
  ]);
});

test('paragraphs are cut at empty lines only and otherwise left as they are', () => {
  assert.deepEqual(paragraphsOf('One\ntwo.\n\nThree. \r\n\r\nFour.'), ['One\ntwo.', 'Three. ', 'Four.']);
  assert.deepEqual(paragraphsOf(''), ['']);
});

test('a question is the same whatever the shape of its quotes, its case and its spaces', () => {
  assert.equal(questionKey('Follow  Trump’s lead?'), questionKey("follow Trump's lead? "));
  assert.notEqual(questionKey('Follow Trump?'), questionKey('Follow Tusk?'));
});
