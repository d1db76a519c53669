import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare } from '../../../server/stance/evaluation/compare.ts';
import { printReport } from '../../../server/stance/evaluation/print.ts';
import type { Classification, ClassifyInput, SchemeSummary } from '../../../server/stance/types.ts';
import { answer } from './support.ts';

/** Stances that no scheme of the project has: nothing may be wired to one. */
const SCHEME: SchemeSummary = {
  id: 'toy',
  version: '2',
  title: 'Toy',
  threshold: 0,
  stances: [
    { code: 'aye', word: 'Aye', label: 'Aye', definition: 'For it.', tone: 'for' },
    { code: 'nay', word: 'Nay', label: 'Nay', definition: 'Against it.', tone: 'against' },
    { code: 'unclear', word: 'Unclear', label: 'Unclear', definition: 'Neither.', tone: 'none' },
  ],
};

/** A classifier of one word, which one of its two mechanisms can turn round. */
function tag({ paragraphs }: ClassifyInput, without: readonly ('negation' | 'position')[]): Classification {
  const text = paragraphs.join(' ');
  const negated = text.includes('not') && !without.includes('negation');
  const stance = !text.includes('do it') ? 'unclear' : negated ? 'nay' : 'aye';
  return {
    scheme: 'toy',
    version: '2',
    stance,
    margin: 1,
    basis: stance === 'unclear' ? 'no cue' : 'score',
    confidence: 'low',
    scores: {},
    deciding: stance === 'unclear' ? null : { paragraph: 0, start: 0, end: text.length, quote: text },
    evidence: [],
    suppressed: [],
  };
}

const ANSWERS = [
  answer({
    question: 'Shall we open the window?',
    stance: 'aye',
    paragraphs: ['Please do it.'],
    deciding: ['Please do it.'],
  }),
  answer({ question: 'Shall we open the window?', stance: 'nay', paragraphs: ['Please do not do it.'] }),
  answer({
    question: 'Shall we close the door?',
    stance: 'nay',
    paragraphs: ['Let us do it.'],
    alsoAcceptable: ['aye'],
    deciding: ['No.'],
  }),
  answer({ question: 'Shall we close the door?', stance: 'unclear', paragraphs: ['Who knows?'] }),
];

const REPORT = `Scheme toy, version 2: 4 answers to 2 questions.
From toy.jsonl (4).
In brackets, 95% intervals: bootstrap clustered by question, 1000 resamples, seed 1. With so few
questions (2) they tend to be too narrow.

System                         accuracy           macro-F1                kappa  coverage
────────────────────  ─────────────────  ─────────────────  ───────────────────  ────────
majority (nay)        0.50 [0.50, 0.50]  0.22 [0.22, 0.33]    0.00 [0.00, 0.00]      1.00
AFINN                 0.50 [0.50, 0.50]  0.44 [0.33, 0.44]    0.33 [0.00, 0.33]      0.50
Bayes                 0.25 [0.00, 0.50]  0.17 [0.00, 0.33]  -0.20 [-0.20, 0.00]      1.00
Bayes, smoothing 0.1  0.25 [0.00, 0.50]  0.17 [0.00, 0.33]  -0.20 [-0.20, 0.00]      1.00
lexicon, context off  0.50 [0.50, 0.50]  0.50 [0.33, 0.50]    0.33 [0.00, 0.33]      0.75
lexicon               0.75 [0.50, 1.00]  0.78 [0.50, 1.00]    0.64 [0.33, 1.00]      0.75

majority (nay): the commonest label of these answers, for every answer.
AFINN: natural’s sentiment; pleasant words are for, unpleasant ones against, a mean value within
0.02 of 0 is between, exactly 0 is unclear.
Bayes: natural’s classifier, trained leaving out one question at a time.
Bayes, smoothing 0.1: the same with less than natural’s smoothing of 1, which draws answers to the
rarest label; the value was chosen in its favour.
lexicon, context off: the same entries without negation, position.
lexicon: the scheme as it is.

The lexicon less                  macro-F1  only it is right  only the other is
────────────────────  ────────────────────  ────────────────  ─────────────────
majority (nay)        +0.56 [+0.17, +0.67]                 2                  1
AFINN                 +0.33 [+0.17, +0.67]                 1                  0
Bayes                 +0.61 [+0.50, +0.67]                 2                  0
Bayes, smoothing 0.1  +0.61 [+0.50, +0.67]                 2                  0
lexicon, context off   +0.28 [0.00, +0.67]                 1                  0

lexicon, n = 4                                               strict            lenient
────────────────────────────────────────────────  ─────────────────  ─────────────────
accuracy                                          0.75 [0.50, 1.00]  1.00 [1.00, 1.00]
macro-F1                                          0.78 [0.50, 1.00]  1.00 [1.00, 1.00]
kappa                                             0.64 [0.33, 1.00]  1.00 [1.00, 1.00]
accuracy on the 3 of 4 answers that got a stance  0.67 [0.00, 1.00]  1.00 [1.00, 1.00]
coverage: 3 of 4                                  0.75 [0.50, 1.00]
deciding sentence among the labelled: 1 of 2      0.50 [0.00, 1.00]
unclear: 1 of 4 (no cue 1).

Class    precision  recall    F1  lenient F1  labelled  tagged
───────  ─────────  ──────  ────  ──────────  ────────  ──────
aye           0.50    1.00  0.67        1.00         1       2
nay           1.00    0.50  0.67        1.00         2       1
unclear       1.00    1.00  1.00        1.00         1       1

labelled (row), tagged (column)  aye  nay  unclear
───────────────────────────────  ───  ───  ───────
aye                                1    0        0
nay                                1    1        0
unclear                            0    0        1

Question                   n  accuracy  lenient  macro-F1  coverage
─────────────────────────  ─  ────────  ───────  ────────  ────────
Shall we open the window?  2      1.00     1.00      1.00      1.00
Shall we close the door?   2      0.50     1.00      0.50      0.50

Without this mechanism  macro-F1 changes by  tags changed  won  lost
──────────────────────  ───────────────────  ────────────  ───  ────
negation                -0.28 [-0.67, 0.00]             1    0     1
position                  0.00 [0.00, 0.00]             0    0     0
`;

const evaluate = (answers: typeof ANSWERS, ablate: boolean) =>
  compare({
    scheme: SCHEME,
    answers,
    files: [{ file: 'toy.jsonl', n: answers.length }],
    tag,
    mechanisms: ['negation', 'position'],
    ablate,
  });

test('a report sets the lexicon beside every baseline and then shows it in detail', () => {
  assert.equal(printReport(evaluate(ANSWERS, true)), REPORT);
});

test('with one question the report has no intervals, and says why and what Bayes left out', () => {
  const report = evaluate(ANSWERS.slice(0, 2), false);
  const text = printReport(report).replace(/\s+/g, ' ');
  assert.equal(report.bootstrap, null);
  assert.match(text, /only one question, so no interval is possible/);
  assert.match(text, /leaving out one answer at a time, for there is only one question/);
  assert.doesNotMatch(text, /\[-?\d/);
  assert.doesNotMatch(text, /Without this mechanism/);
});

test('no line is longer than 100 characters, however long the questions and file names are', () => {
  const long = ANSWERS.map((each) => ({
    ...each,
    question: `${each.question} ${'And why is that so? '.repeat(20)}`,
  }));
  const report = { ...evaluate(long, true), files: [{ file: `${'folder/'.repeat(40)}in.jsonl`, n: 4 }] };
  const lines = printReport(report).split('\n');
  assert.deepEqual(
    lines.filter((line) => line.length > 100),
    [],
  );
});
