import assert from 'node:assert/strict';
import { test } from 'node:test';
import { structuredAsk, structuredResponse } from '../../server/presenters/structured-data.ts';
import { askOf, codingOf, findingOf, responseOf } from './fixtures.ts';

const SITE = 'https://panels.example';

const QUESTION = {
  '@type': 'Question',
  '@id': 'https://panels.example/asks/arctic-12',
  url: 'https://panels.example/asks/arctic-12',
  name: 'Should Norway follow Oslo’s lead on the Arctic?',
  inLanguage: 'en',
  datePublished: '2026-03-04',
  isPartOf: { '@type': 'CreativeWorkSeries', name: 'The Sample Ask' },
};

const PERSON = {
  '@type': 'Person',
  '@id': 'https://panels.example/experts/reader-in-polar-law',
  url: 'https://panels.example/experts/reader-in-polar-law',
  name: 'Reader in Polar Law, University of Eastmere',
  affiliation: [
    {
      '@type': 'OrganizationRole',
      roleName: 'Reader in Polar Law',
      affiliation: {
        '@type': 'Organization',
        name: 'University of Eastmere',
        url: 'https://panels.example/institutions/university-of-eastmere',
      },
    },
  ],
};

const SITE_AS_AUTHOR = { '@type': 'Organization', name: 'Stancebook', url: 'https://panels.example/' };

test('a verbatim answer is its author’s, in full, below its question', () => {
  assert.deepEqual(structuredResponse(responseOf({ paragraphs: ['One.', 'Two.'] }), SITE), {
    '@context': 'https://schema.org',
    '@type': 'Answer',
    '@id': 'https://panels.example/responses/7',
    url: 'https://panels.example/responses/7',
    text: 'One.\n\nTwo.',
    author: PERSON,
    datePublished: '2026-03-04',
    parentItem: QUESTION,
  });
});

test('no summary and no invention is given a person as its author', () => {
  for (const nature of ['summary', 'illustrative'] as const) {
    const data = structuredResponse(responseOf({ ask: askOf({ nature }) }), SITE);
    assert.deepEqual(data.author, SITE_AS_AUTHOR, nature);
    assert.equal(data.genre, nature);
    assert.equal(typeof data.disambiguatingDescription, 'string');
    assert.ok(!JSON.stringify(data).includes('"Person"'), nature);
  }
});

test('an answer that was sent in to such an ask is its author’s own, of the day of its publication', () => {
  const sent = responseOf({
    ask: askOf({ nature: 'summary' }),
    origin: 'form',
    publishedAt: '2026-05-06T07:08:09.000Z',
  });
  const { author, datePublished, genre } = structuredResponse(sent, SITE);
  assert.deepEqual(
    { author, datePublished, genre },
    {
      author: PERSON,
      datePublished: '2026-05-06',
      genre: undefined,
    },
  );
});

test('nothing about an answer that was sent in says “invented”, and its ask says whose words are whose', () => {
  const ask = askOf({ nature: 'illustrative' });
  const sent = responseOf({ ask, origin: 'form', publishedAt: '2026-05-06T07:08:09.000Z' });
  assert.doesNotMatch(JSON.stringify(structuredResponse(sent, SITE)), /invented|illustrative/);
  assert.match(JSON.stringify(structuredResponse(responseOf({ ask }), SITE)), /The answer, .* invented/);
  assert.match(
    JSON.stringify(structuredAsk(ask, 2, [responseOf({ ask }), sent], SITE)),
    /invented.*sent in by form” are their contributors’ own/,
  );
});

test('an ask names its answers with the sentence that decided, and its table as a data set', () => {
  const deciding = { paragraph: 0, start: 0, end: 5, quote: 'Sign.' };
  const responses = [
    responseOf({ coding: codingOf(findingOf({ deciding })) }),
    responseOf({ id: 8, affiliations: [] }),
  ];
  const source = { title: 'No. 12', publisher: 'Westhaven Review', url: null, hash: '0'.repeat(64) };
  const answer = (id: number): object => ({
    '@type': 'Answer',
    '@id': `https://panels.example/responses/${id}`,
    url: `https://panels.example/responses/${id}`,
  });
  const { affiliation: _, ...unattached } = PERSON;
  assert.deepEqual(structuredAsk(askOf({ source }), 40, responses, SITE), {
    '@context': 'https://schema.org',
    '@graph': [
      {
        ...QUESTION,
        publisher: { '@type': 'Organization', name: 'Westhaven Review' },
        answerCount: 40,
        suggestedAnswer: [
          { ...answer(7), author: PERSON, abstract: 'Sign.' },
          { ...answer(8), author: { ...unattached, name: 'Unnamed contributor' } },
        ],
      },
      {
        '@type': 'Dataset',
        '@id': 'https://panels.example/asks/arctic-12#table',
        name: 'Answers and stances: Should Norway follow Oslo’s lead on the Arctic?',
        description:
          'Should Norway follow Oslo’s lead on the Arctic? Who answered, with which stance, how sure the tag is, and the sentence that decided it.',
        url: 'https://panels.example/asks/arctic-12',
        isAccessibleForFree: true,
        creator: SITE_AS_AUTHOR,
        distribution: [
          {
            '@type': 'DataDownload',
            encodingFormat: 'text/csv',
            contentUrl: 'https://panels.example/asks/arctic-12.csv',
          },
          {
            '@type': 'DataDownload',
            encodingFormat: 'application/json',
            contentUrl: 'https://panels.example/asks/arctic-12.json',
          },
        ],
      },
    ],
  });
});
