// What a question is about, where docs/lexicon.md has no room for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topicsBy } from '../../../server/stance/topic.ts';
import { course, neighbours } from './support.ts';

const rules = course.topic;
if (rules === null) throw new Error('the scheme of docs/lexicon.md has no topic');
const topicOf = topicsBy(rules, neighbours);
const phrases = (stems: readonly (readonly string[])[]) => stems.map((words) => words.join(' '));

test('whoever is named in a topic only says whose it is, and is no part of its name', () => {
  assert.deepEqual(
    [
      'Should Norway follow Sweden’s lead on Chilean copper?',
      'Should Norway follow Sweden’s lead on Peru’s new copper policy?',
      'Should Norway follow Sweden’s lead on copper from southern Peru?',
      'Should Norway follow Sweden on Finland?',
    ].map((question) => phrases(topicOf(question)?.topic ?? ['none'].map((word) => [word]))),
    [['copper'], ['copper'], ['copper'], []],
  );
});

test('a topic has every noun that it joins, each with the words before it', () => {
  assert.deepEqual(
    phrases(topicOf('Should Norway follow Sweden’s lead on deep-sea copper, tin and wool?')?.topic ?? []),
    ['deep sea copper', 'sea copper', 'copper', 'tin', 'wool'],
  );
});

test('what is done is done to the nouns behind it, but not to those behind a preposition', () => {
  const topic = topicOf('Should Norway follow Sweden’s lead on raising fees and wages for clerks in Peru?');
  assert.deepEqual(
    { ...topic, topic_act: phrases(topic?.topic_act ?? []), topic_undo: phrases(topic?.topic_undo ?? []) },
    {
      topic: [['fee'], ['wage'], ['clerk']],
      topic_measure: [['rais']],
      topic_act: ['rais', 'put up'],
      topic_undo: ['lower', 'cut'],
      topic_object: [['fee'], ['wage']],
      actors: [],
    },
  );
});

test('what is denied, chosen between or asked about is not done', () => {
  assert.deepEqual(
    ['not banning traps', 'banning or allowing traps', 'how to ban traps', 'whether to ban traps'].map(
      (topic) => topicOf(`Should Norway follow Sweden’s lead on ${topic}?`)?.topic_act,
    ),
    [[], [], [], []],
  );
});

test('a question without a topic, or of another form, has none', () => {
  assert.deepEqual(
    ['Should Norway follow Sweden’s lead?', 'Should Norway follow Sweden’s lead on?', 'What now?', ''].map(
      (question) => topicOf(question),
    ),
    [null, null, null, null],
  );
});
