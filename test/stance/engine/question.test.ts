import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify, parseActors, questionActors } from '../../../server/stance/index.ts';
import { compileFile, neighbours, question } from './support.ts';

const sides = (text: string) => questionActors(text, neighbours);

test('both sides are named by their actors and as they are printed', () => {
  assert.deepEqual(
    sides('Should Norway (and the Finns) follow the US administration’s lead in cutting aid?'),
    {
      audience: {
        label: 'Norway (and the Finns)',
        actors: ['norway', 'finland'],
        phrases: [],
      },
      lead: { label: 'the US administration', actors: ['united-states'], phrases: [] },
    },
  );
});

test('a possessive, "the lead of" and an adjective all name the lead', () => {
  assert.deepEqual(
    [
      'Should Norway follow Sweden’s lead?',
      'Should Norway follow the lead of Sweden on wolves?',
      'Should Norway follow the Swedish lead on wolves?',
      'Should Norway back Lindqvist’s plan for a cull?',
      'Should Norway support Sweden over the cull?',
      'Should Norway follow Sweden on wolf policy?',
      'Should Norway follow Sweden’s example of culling wolves?',
    ].map((text) => [sides(text).lead?.label, sides(text).lead?.actors]),
    [
      ['Sweden', ['sweden']],
      ['Sweden', ['sweden']],
      ['Sweden', ['sweden']],
      ['Lindqvist', ['sweden']],
      ['Sweden', ['sweden']],
      ['Sweden', ['sweden']],
      ['Sweden', ['sweden']],
    ],
  );
});

test('to ask whether somebody is right to go along is to ask whether to follow', () => {
  assert.deepEqual(sides('Is Norway right to go along with Sweden on wolves?'), {
    audience: { label: 'Norway', actors: ['norway'], phrases: [] },
    lead: { label: 'Sweden', actors: ['sweden'], phrases: [] },
  });
});

test('verbs in two words name the same two sides', () => {
  const asked = [
    'go along with',
    'fall in behind',
    'line up with',
    'rally behind',
    'side with',
    'learn from',
  ];
  assert.deepEqual(
    asked.map((verb) => sides(`Should Norway ${verb} Sweden on wolves?`)),
    asked.map(() => ({
      audience: { label: 'Norway', actors: ['norway'], phrases: [] },
      lead: { label: 'Sweden', actors: ['sweden'], phrases: [] },
    })),
  );
});

test('a lead that no actor covers is the name before the topic; what is no name leads nobody', () => {
  assert.deepEqual(
    ['Should Norway go along with the Wolf Union on fences?', 'Should Norway follow this out?'].map(
      (text) => sides(text).lead,
    ),
    [{ label: 'the Wolf Union', actors: [], phrases: ['wolf union', 'union'] }, null],
  );
});

test('an audience that no actor covers lends its own wording and its head noun', () => {
  assert.deepEqual(sides('Should zoos outside Chile follow Peru’s lead?').audience, {
    label: 'zoos outside Chile',
    actors: [],
    phrases: ['zoos outside chile', 'zoos'],
  });
  assert.deepEqual(sides('Should we follow Peru’s lead?').audience, { label: 'we', actors: [], phrases: [] });
});

test('a question without sides has none', () => {
  assert.deepEqual(
    ['', 'What now?', 'Should it rain?', '’s lead follow should', '\ud800 should follow'].map(
      (text) => sides(text).lead,
    ),
    [null, null, null, null, null],
  );
});

const roles = compileFile(
  `entries:
  - {id: a, stance: "yes", kind: cue, weight: 1, patterns: ["aud @audience"]}
  - {id: b, stance: "no", kind: cue, weight: 1, patterns: ["lead @lead"]}
  - {id: c, stance: half, kind: cue, weight: 1, patterns: ["oth @other"]}
lists: {audience: [we], lead: []}`,
  neighbours,
);
const quotes = (text: string, more = {}) =>
  classify(roles, { question, paragraphs: [text], ...more }).evidence.map(({ quote }) => quote);

test('the same text is read with each question’s own sides', () => {
  const text = 'aud Norway, aud Oslo’s, aud we, lead the Swedes, lead Lindqvist, oth Finland';
  assert.deepEqual(quotes(text), text.split(', '));
  assert.deepEqual(quotes(text, { question: 'Should Peru follow Chile’s lead?' }), ['aud we', 'oth Finland']);
  assert.deepEqual(quotes(text, { question: null }), ['aud we', 'oth Finland']);
});

test('the members of a group act for it, but never for the other side', () => {
  const text = 'aud Finland, aud Oslo, aud Sweden, lead Sweden';
  assert.deepEqual(quotes(text, { question: 'Should the Nordic countries follow Sweden’s lead?' }), [
    'aud Finland',
    'aud Oslo',
    'lead Sweden',
  ]);
});

test('an ask may add wordings to lists', () => {
  assert.deepEqual(quotes('aud the wolf men, aud wolf women', { lists: { audience: ['wolf men'] } }), [
    'aud the wolf men',
  ]);
});

test('a capital in the file of actors asks for one in the text', () => {
  assert.deepEqual(quotes('oth finland, oth Finland, oth FINLAND'), ['oth Finland', 'oth FINLAND']);
});

test('leaders speak for their country while in office, or where the question names them', () => {
  const actors = parseActors(
    `- {id: norway, name: Norway, kind: country}
- id: sweden
  name: Sweden
  kind: country
  leaders: [{name: Berg, from: 2010-01-01, to: 2019-12-31}, {name: Dahl, from: 2020-01-01}]`,
    'a.yaml',
  );
  const compiled = compileFile(
    'entries: [{id: a, stance: "yes", kind: cue, weight: 1, patterns: ["lead @lead"]}]',
    actors,
  );
  const found = (asked: string, date: string | null) =>
    classify(compiled, { question: asked, date, paragraphs: ['lead Berg, lead Dahl'] }).evidence.map(
      ({ quote }) => quote,
    );
  const asked = 'Should Norway follow Sweden’s lead?';
  assert.deepEqual(
    [
      found(asked, null),
      found(asked, '2015-06-01'),
      found(asked, '2025-06-01'),
      found('Should Norway follow Berg’s lead?', null),
    ],
    [['lead Dahl'], ['lead Berg'], ['lead Dahl'], ['lead Berg', 'lead Dahl']],
  );
});
