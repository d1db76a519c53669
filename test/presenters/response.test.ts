import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Coding } from '../../server/domain/types.ts';
import { presentResponse } from '../../server/presenters/response.ts';
import {
  askOf,
  codingOf,
  editorsCoding,
  evidenceOf,
  FOLLOW,
  findingOf,
  RESIST,
  responseOf,
  SCHEME,
  SHAPE,
} from './fixtures.ts';

const marks = [5, 7, 9].map((response) => ({ response, stance: 'shape', weak: false }));

test('a response without a name reads well, with its text, its tag and its place in the panel', () => {
  const coding = codingOf(findingOf({ evidence: [evidenceOf('only if', { start: 5, end: 12 })] }));
  const page = presentResponse({
    response: responseOf({ coding, paragraphs: ['Sign only if it helps.', 'Or not.'] }),
    codings: [coding],
    marks,
    scheme: SCHEME,
  });
  const { sum, ...rest } = page;
  const tag = { stance: SHAPE, weak: false, sure: 'on balance', margin: '0.50', by: null };
  assert.deepEqual(rest, {
    title:
      'Reader in Polar Law, University of Eastmere, on “Should Norway follow Oslo’s lead on the Arctic?”',
    description:
      'Reader in Polar Law, University of Eastmere answers the question “Should Norway follow Oslo’s lead on the Arctic?”',
    section: 'responses',
    path: '/responses/7',
    label: 'Reader in Polar Law, University of Eastmere',
    affiliations: [],
    links: [
      { label: 'All responses by this expert', href: '/experts/reader-in-polar-law' },
      { label: 'All from University of Eastmere', href: '/institutions/university-of-eastmere' },
    ],
    ask: {
      question: 'Should Norway follow Oslo’s lead on the Arctic?',
      href: '/asks/arctic-12',
      date: { iso: '2026-03-04', text: '4 March 2026' },
      flag: null,
    },
    kicker: {
      series: 'The Sample Ask',
      number: 'No. 12',
      date: { iso: '2026-03-04', text: '4 March 2026' },
      responses: null,
      flag: null,
    },
    note: null,
    tag,
    made: 'Machine tag by lead@0.1.0',
    finding: 'The sums decide. Shape 6, Resist 2.',
    vote: null,
    definition: 'Changes the course.',
    paragraphs: [
      {
        id: 'p1',
        number: 1,
        segments: [
          { text: 'Sign ', mark: null, refs: [] },
          {
            text: 'only if',
            mark: { stance: SHAPE, strength: 'plain' },
            refs: [{ number: 1, stance: SHAPE }],
          },
          { text: ' it helps.', mark: null, refs: [] },
        ],
      },
      { id: 'p2', number: 2, segments: [{ text: 'Or not.', mark: null, refs: [] }] },
    ],
    overruled: null,
    history: [
      {
        at: { iso: '2026-03-05T09:30:00.000Z', text: '5 March 2026 at 09:30 UTC' },
        who: 'Machine tag by lead@0.1.0',
        tag,
        reason: null,
        published: true,
      },
    ],
    neighbours: { text: 'Response 2 of 3', previous: '/responses/5', next: '/responses/9' },
  });
  assert.equal(sum?.lines.length, 1);
});

test('an editor’s tag keeps the machine’s sum below it, and the history shows both, newest first', () => {
  const machine = codingOf();
  const editor = editorsCoding('resist', 'The last line refuses.');
  const page = presentResponse({
    response: responseOf({ coding: editor }),
    codings: [machine, editor],
    marks: marks.slice(1, 2),
    scheme: SCHEME,
  });
  assert.deepEqual(
    [page.made, page.finding, page.tag.stance, page.overruled],
    [
      'Editor’s tag by jl',
      '“The last line refuses.”',
      RESIST,
      'An editor has set the published stance. This is what the machine had counted.',
    ],
  );
  assert.equal(page.sum?.margin.formula, 'Shape leads Resist: (6 − 2) / 8 = 0.50');
  assert.deepEqual(
    page.history.map(({ at, who, reason, published }) => [at.text, who, reason, published]),
    [
      ['6 March 2026 at 14:05 UTC', 'Editor’s tag by jl', 'The last line refuses.', true],
      ['5 March 2026 at 09:30 UTC', 'Machine tag by lead@0.1.0', null, false],
    ],
  );
  assert.deepEqual(page.neighbours, { text: 'Response 1 of 1', previous: null, next: null });
});

test('an illustrative answer says so beside its text', () => {
  const response = responseOf({ ask: askOf({ nature: 'illustrative' }) });
  const page = presentResponse({ response, codings: [response.coding], marks, scheme: SCHEME });
  assert.deepEqual(
    [page.kicker.flag, page.note],
    [
      'Illustrative sample',
      'The answer, the person and the institution below are invented, to show how a panel reads on this site.',
    ],
  );
});

test('an answer sent in by form to an illustrative ask is its contributor’s own', () => {
  const response = responseOf({
    ask: askOf({ nature: 'illustrative' }),
    origin: 'form',
    publishedAt: '2026-03-06T12:00:00.000Z',
  });
  const page = presentResponse({ response, codings: [response.coding], marks, scheme: SCHEME });
  assert.deepEqual(
    [page.kicker.flag, page.ask.flag, page.note],
    ['Sent in by form', 'Sent in by form', 'Sent in by form, published by an editor on 6 March 2026.'],
  );
});

test('a vote without words speaks for itself: no machine tag on an empty text', () => {
  const nothing = codingOf(findingOf({ stance: 'unclear', basis: 'no cue', confidence: 'low', margin: 0 }));
  const declared = { vote: 'Strongly agree', stance: 'follow', intensity: 2, confidence: 9 };
  const vote: Coding = {
    ...{
      id: 2,
      kind: 'declared',
      coder: 'contributor',
      stance: 'follow',
      margin: null,
      classification: null,
    },
    ...{ declared, reason: null, at: '2026-03-05T09:30:00.000Z' },
  };
  const response = responseOf({ paragraphs: [], coding: nothing, declared });
  const page = presentResponse({ response, codings: [nothing, vote], marks: [], scheme: SCHEME });
  assert.deepEqual(page.tag, {
    stance: FOLLOW,
    weak: false,
    sure: 'confidence 9',
    margin: null,
    by: 'own vote',
  });
  assert.equal(
    `${page.made}. ${page.finding}`,
    'The contributor’s own vote. Strongly agree, confidence 9. There are no words that a machine could read, so the vote stands for itself.',
  );
  assert.deepEqual([page.vote, page.definition, page.sum], [null, 'Goes along.', null]);
  assert.deepEqual(
    page.history.map(({ who, published }) => [who, published]),
    [['The contributor’s own vote: Strongly agree, confidence 9', true]],
  );
});

test('who was asked and gave neither words nor a vote has no answer', () => {
  const nothing = codingOf(findingOf({ stance: 'unclear', basis: 'no cue', confidence: 'low', margin: 0 }));
  const response = responseOf({ paragraphs: [], coding: nothing });
  const page = presentResponse({ response, codings: [nothing], marks: [], scheme: SCHEME });
  assert.deepEqual(
    [page.tag.stance.word, page.tag.sure, page.tag.by, page.made, page.finding, page.history, page.sum],
    [
      'No answer',
      'none',
      null,
      'No answer',
      'On the list of this panel, with neither words nor a vote.',
      [],
      null,
    ],
  );
});

test('beside words the vote is shown and changes nothing', () => {
  const declared = { vote: 'Disagree', stance: 'resist', intensity: 1, confidence: null };
  const page = presentResponse({
    response: responseOf({ declared }),
    codings: [codingOf()],
    marks: [],
    scheme: SCHEME,
  });
  assert.deepEqual([page.tag.stance, page.tag.by, page.vote], [SHAPE, null, 'Disagree']);
});
