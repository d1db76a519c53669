import assert from 'node:assert/strict';
import { test } from 'node:test';
import NaturalBayes from 'natural/lib/natural/classifiers/bayes_classifier.js';
import { Bayes, bayesPredictions, heldOutUnit } from '../../../server/stance/evaluation/bayes.ts';
import { answer } from './support.ts';

const DOCUMENTS: readonly (readonly [string, string])[] = [
  ['back the plan in 2025', 'for'],
  ['back the plan and sign it', 'for'],
  ['reject the plan', 'against'],
  ['reject it and refuse to sign', 'against'],
  ['constructor of 1 plan', 'against'],
];

function train<T extends NaturalBayes>(classifier: T): T {
  for (const [text, label] of DOCUMENTS) classifier.addDocument(text.split(' '), label);
  classifier.train();
  return classifier;
}

test('ours learns the same counts as natural’s and gives the same label on short texts', () => {
  const [ours, natural] = [train(new Bayes()), train(new NaturalBayes())];
  assert.deepEqual(ours.classifier.classFeatures, natural.classifier.classFeatures);
  assert.deepEqual(ours.classifier.classTotals, natural.classifier.classTotals);
  for (const text of ['back it', 'refuse the plan', 'sign in 2025', 'nothing known', 'constructor', '1']) {
    assert.equal(ours.classify(text.split(' ')), natural.classify(text.split(' ')), text);
  }
});

test('on a long text, where natural multiplies every class to 0, ours still finds the likelier one', () => {
  const [ours, natural] = [new Bayes(), new NaturalBayes()];
  const words = Array.from({ length: 700 }, (_, index) => `w${index}`);
  for (const classifier of [ours, natural]) {
    for (let copy = 0; copy < 8; copy += 1) classifier.addDocument(words.slice(0, 5), 'first');
    for (const half of [words.slice(0, 350), words.slice(350)]) classifier.addDocument(half, 'second');
    for (let copy = 0; copy < 8; copy += 1) classifier.addDocument(words.slice(5, 10), 'second');
    classifier.train();
  }
  assert.equal(ours.classify(words), 'second');
  assert.equal(natural.classify(words), 'first', 'natural no longer underflows: the override may go');
});

test('with nothing to train on the answer is unclear', () => {
  const classifier = new Bayes();
  classifier.train();
  assert.equal(classifier.classify(['anything']), 'unclear');
  assert.deepEqual(bayesPredictions([answer({ stance: 'for' })]), [
    { stance: 'unclear', basis: null, deciding: null },
  ]);
});

test('a question is never tested on what was learned from its own answers', () => {
  // Within each question the words tell the label perfectly; across questions they tell nothing.
  const answers = ['one', 'two'].flatMap((question) =>
    ['for', 'against'].flatMap((stance) =>
      [1, 2, 3].map(() =>
        answer({ question, stance, paragraphs: [`${question}${stance} ${question}${stance}`] }),
      ),
    ),
  );
  assert.equal(heldOutUnit(answers), 'question');
  const tags = bayesPredictions(answers).map(({ stance }) => stance);
  assert.deepEqual(new Set(tags).size, 1);
});

test('two spellings of one question are one question', () => {
  const answers = [answer({ question: 'Trump’s lead?' }), answer({ question: "Trump's lead?" })];
  assert.equal(heldOutUnit(answers), 'answer');
});

test('where there is only one question, one answer is left out at a time', () => {
  const answers = [
    answer({ stance: 'for', paragraphs: ['Back the plan.'] }),
    answer({ stance: 'for', paragraphs: ['Back the treaty.'] }),
    answer({ stance: 'against', paragraphs: ['Reject the plan.'] }),
    answer({ stance: 'against', paragraphs: ['Reject the treaty.'] }),
  ];
  assert.deepEqual(
    bayesPredictions(answers).map(({ stance }) => stance),
    ['for', 'for', 'against', 'against'],
  );
});

test('natural’s smoothing takes words that only a common label has used for signs of a rare one; 0.1 does not', () => {
  const words = Array.from({ length: 9 }, (_, index) => `w${index}`);
  const labelOf = (smoothing: number): string => {
    const classifier = new Bayes(undefined, smoothing);
    for (const word of words) classifier.addDocument([word], 'common');
    for (const word of ['a', 'b', 'c']) classifier.addDocument([word], 'rare');
    classifier.train();
    return classifier.classify(words);
  };
  // Per word 2/10 against 1/4; with 0.1 it is 1.1/10 against 0.1/4.
  assert.deepEqual([labelOf(1), labelOf(0.1)], ['rare', 'common']);
});
