import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodedResponse } from '../../server/domain/ports.ts';
import type { Response } from '../../server/domain/types.ts';
import { type CompareInput, compareTable, presentCompare } from '../../server/presenters/compare.ts';
import {
  askOf,
  codingOf,
  editorsCoding,
  evidenceOf,
  findingOf,
  RESIST,
  responseOf,
  SCHEME,
} from './fixtures.ts';

const FOUND = findingOf({ evidence: [evidenceOf('Sign only if')] });

function coded(id: number, changes: Partial<Response> = {}): CodedResponse {
  const response = responseOf({ id, coding: codingOf(FOUND), ...changes });
  return { response, codings: [response.coding] };
}

function inputOf(found: readonly CodedResponse[], changes: Partial<CompareInput> = {}): CompareInput {
  const asked = found.map(({ response }) => response.id);
  return { asked, found, others: [], schemes: [SCHEME], ...changes };
}

test('answers to one ask stand below its question, each with its tag, words and the way out', () => {
  const page = presentCompare(inputOf([coded(7), coded(3)]));
  assert.deepEqual(
    [page.heading, page.title, page.path, page.size, page.notices, page.ask?.href],
    [
      '2 answers side by side',
      '2 answers side by side: Should Norway follow Oslo’s lead on the Arctic?',
      '/compare?response=7&response=3',
      'of-2',
      [],
      '/asks/arctic-12',
    ],
  );
  const [first] = page.answers;
  assert.ok(first);
  assert.deepEqual(
    [first.href, first.label, first.ask, first.tag.stance.word, first.tag.margin, first.remove],
    [
      '/responses/7',
      'Reader in Polar Law, University of Eastmere',
      null,
      'Shape',
      '0.50',
      '/compare?response=3',
    ],
  );
  assert.deepEqual(
    first.paragraphs.map(({ id, segments }) => [
      id,
      segments.map(({ text, mark, refs }) => [text, mark?.strength ?? null, refs]),
    ]),
    [
      [
        'r7p1',
        [
          ['Sign only if', 'plain', []],
          [' the clause becomes mutual.', null, []],
        ],
      ],
    ],
  );
});

test('answers to several asks each name their own', () => {
  const ask = askOf({ id: 2, slug: 'trade-3', question: 'Trade?', nature: 'illustrative' });
  const page = presentCompare(inputOf([coded(7), coded(8, { ask }), coded(9, { ask, origin: 'form' })]));
  assert.equal(page.ask, null);
  assert.deepEqual(
    page.answers.map((each) => [each.ask?.href, each.ask?.flag, each.sent]),
    [
      ['/asks/arctic-12', null, null],
      ['/asks/trade-3', 'Illustrative sample', null],
      ['/asks/trade-3', null, 'Sent in by form'],
    ],
  );
  assert.equal(page.note, null);
  assert.match(presentCompare(inputOf([coded(8, { ask }), coded(9, { ask })])).note ?? '', /invented/);
});

test('an answer that was sent in is never called a summary or invented', () => {
  const ask = askOf({ nature: 'illustrative' });
  const sent = (id: number) => coded(id, { ask, origin: 'form' });
  const noteOf = (...found: CodedResponse[]) => presentCompare(inputOf(found)).note;
  assert.equal(noteOf(sent(8), sent(9)), null);
  assert.equal(noteOf(sent(8)), null);
  assert.match(
    noteOf(coded(7, { ask })) ?? '',
    /^The answer, the person and the institution below are invented/,
  );
  assert.match(
    noteOf(coded(7, { ask }), sent(8)) ?? '',
    /invented.*sent in by form” are their contributors’ own/,
  );
});

test('an editor’s tag stands over the evidence that the machine had found', () => {
  const machine = codingOf(FOUND);
  const coding = editorsCoding('resist', 'Read twice.');
  const response = responseOf({ coding });
  const [answer] = presentCompare(inputOf([{ response, codings: [machine, coding] }, coded(8)])).answers;
  assert.deepEqual(answer?.tag.stance, RESIST);
  assert.equal(answer?.finding, '“Read twice.”');
  assert.equal(answer?.paragraphs[0]?.segments[0]?.mark?.strength, 'plain');
});

test('a vote is shown beside the tag', () => {
  const declared = { vote: 'Strongly agree', stance: 'agree', intensity: 2, confidence: 8 };
  const { answers } = presentCompare(inputOf([coded(7, { declared }), coded(8)]));
  assert.deepEqual(
    answers.map(({ vote }) => vote),
    ['Strongly agree, confidence 8', null],
  );
});

test('what was asked for and is not shown is named, and what to do next', () => {
  const six = [1, 2, 3, 4, 5, 6].map((id) => coded(id));
  assert.deepEqual(presentCompare(inputOf(six, { asked: [1, 2, 3, 4, 5, 6, 7, 8] })).notices, [
    '8 answers were chosen and 6 fit side by side; left out: responses 7 and 8.',
  ]);
  const one = presentCompare(inputOf([coded(7)], { asked: [7, 98, 99] }));
  assert.deepEqual(
    [one.heading, one.notices],
    [
      'Compare answers side by side',
      [
        'Not published, and so left out: responses 98 and 99.',
        'One answer is chosen. Add at least one more to compare it with.',
      ],
    ],
  );
  const none = presentCompare(inputOf([]));
  assert.deepEqual([none.notices, none.answers, none.others], [[], [], []]);
});

test('the other answers to the same ask can be put beside, up to six', () => {
  const others = [{ response: 12, expert: 'Bo Ek', ask: 1, stance: 'resist' }];
  assert.deepEqual(presentCompare(inputOf([coded(7), coded(3)], { others })).others, [
    {
      label: '1 other answer to “Should Norway follow Oslo’s lead on the Arctic?”',
      options: [{ label: 'Bo Ek', href: '/compare?response=7&response=3&response=12', stance: RESIST }],
    },
  ]);
  const six = [1, 2, 3, 4, 5, 6].map((id) => coded(id));
  assert.deepEqual(presentCompare(inputOf(six, { others })).others, []);
});

test('as a file the answers stand in the order chosen', () => {
  const table = compareTable(inputOf([coded(7), coded(3)]), 'json');
  assert.deepEqual(
    [table.name, table.path, table.total, table.next, table.rows.map(([id]) => id)],
    ['compare', '/compare?response=7&response=3', 2, null, [7, 3]],
  );
});
