// The pages that bring answers together: matrix, comparison, search.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Express } from 'express';
import request from 'supertest';
import { startApp } from '../support/app.ts';
import { submissionOf, surveyOf } from '../support/builders.ts';
import { countStatements } from '../support/statements.ts';

const EASTMERE = { role: 'Reader in Polar Law', institution: 'University of Eastmere' };
const SALLOW = { role: 'Fellow', institution: 'Sallow Institute' };

function saying(paragraph: string, stance: string) {
  return {
    stance,
    paragraphs: [paragraph],
    classification: {
      deciding: { paragraph: 0, start: 0, end: paragraph.length, quote: paragraph },
    },
  };
}

/** Two panels of one scheme, one of another, and a pending answer. */
function site(): Express {
  const { app, store } = startApp();
  const { ask } = store.imports.add(
    surveyOf({
      question: 'Should Britain follow Trump’s lead on the Arctic?',
      number: '12',
      date: '2026-03-04',
      state: 'open',
      contributors: [
        { ...saying('Sign only if <b>it</b> gains.', 'shape'), name: 'Åsa Berg', affiliations: [EASTMERE] },
        { ...saying('Decline it.', 'resist'), name: 'Bo Ek', affiliations: [SALLOW] },
        { ...saying('Decline it at once.', 'resist'), name: 'Cai Wu', affiliations: [SALLOW] },
      ],
    }),
  );
  store.imports.add(
    surveyOf({
      question: 'Should Britain follow Trump’s lead on trade?',
      number: '3',
      date: '2026-01-10',
      nature: 'illustrative',
      contributors: [{ ...saying('Sign the treaty.', 'follow'), name: 'Dag Ro', affiliations: [SALLOW] }],
    }),
  );
  store.imports.add(
    surveyOf({
      question: 'Tariffs help households.',
      number: '4',
      date: '2025-05-05',
      scheme: 'agree',
      lead: null,
      contributors: [{ ...saying('Yes, they do.', 'agree'), name: 'Åsa Berg', affiliations: [EASTMERE] }],
    }),
  );
  store.submissions.submit(submissionOf(ask.slug));
  return app;
}

/** The text of a page's main part as it is read. */
function plain(html: string): string {
  return html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .trim();
}

async function get(app: Express, path: string, expected = 200): Promise<string> {
  const { status, text } = await request(app).get(path);
  assert.equal(status, expected, path);
  return text;
}

test('the matrix puts asks of one scheme side by side, with stances, sentences and honest gaps', async () => {
  const app = site();
  const text = await get(app, '/matrix');
  assert.match(
    plain(text),
    /4 experts on 2 asks .* Asks 1 to 2 of 2, newest first .* Åsa Berg 1 ask to compare, too few to rate Shape why Shape.*? Sign only if <b>it<\/b> gains\. not asked Bo Ek/,
  );
  assert.match(plain(text), /Dag Ro no ask to compare not asked Follow why Follow Trump Sign the treaty\./);
  assert.match(text, /<a class="tag between" href="\/responses\/1" aria-describedby="c0-0-0">/);
  assert.match(text, /<button type="button" popovertarget="c0-0-0" aria-label="why Shape">/);
  assert.match(text, /<div id="c0-0-0" class="says" popover>/);
  const other = plain(await get(app, '/matrix?scheme=agree'));
  assert.match(other, /^1 expert on 1 ask .* Åsa Berg no ask to compare Agree why Agree Yes, they do\./);
});

test('a matrix of institutions shows each stance with n and leads to those answers', async () => {
  const text = await get(site(), '/matrix?rows=institutions');
  assert.match(plain(text), /Sallow Institute 1 ask to compare, too few to rate Resist 2 why Resist Trump/);
  assert.match(
    text.replaceAll('&#x3D;', '='),
    /href="\/asks\/[a-z0-9-]*arctic[a-z0-9-]*\?stance=resist&amp;institution=sallow-institute#compare"/,
  );
});

test('a matrix without asks, or beyond its last window, says what to do', async () => {
  const app = site();
  assert.match(plain(await get(startApp().app, '/matrix')), /No ask of this kind has been imported yet\./);
  assert.match(
    plain(await get(app, '/matrix?window=2', 404)),
    /There is no window 2 of these asks; the last is 1\./,
  );
  assert.match(plain(await get(app, '/matrix?page=2', 404)), /There is no page 2 of this matrix/);
  assert.match(plain(await get(app, '/matrix?scheme=x', 400)), /Use agree, lead\./);
  assert.match(
    plain(await get(app, '/matrix?rows=x&sort=y', 400)),
    /“x”.*experts, institutions.*“y”.*dissent/,
  );
});

test('matrix and comparison answer as CSV and JSON with the rows that they show', async () => {
  const app = site();
  const matrix = await request(app).get('/matrix.json?rows=institutions');
  assert.deepEqual(
    matrix.body.rows.map((row: Record<string, unknown>) => Object.values(row).slice(0, 2)),
    [
      ['/institutions/sallow-institute', 'Sallow Institute'],
      ['/institutions/university-of-eastmere', 'University of Eastmere'],
    ],
  );
  const csv = await request(app).get('/matrix.csv?rows=institutions');
  assert.match(csv.text, /"Sallow Institute",0,1,1,"resist 2","follow"\r\n/);
  const compared = await request(app).get('/compare.json?response=2&response=1');
  assert.deepEqual(
    compared.body.rows.map(({ response }: { response: number }) => response),
    [2, 1],
  );
  assert.match((await request(app).get('/compare.csv?response=2&response=1')).text, /\r\n2,.*\r\n1,/);
});

test('two answers stand side by side, and every row of a table can be ticked for it', async () => {
  const app = site();
  const table = await get(app, '/responses');
  assert.deepEqual(
    [...table.matchAll(/<input class="pick" type="checkbox" name="response" value="(\d+)" form="pick"/g)].map(
      ([, id]) => Number(id),
    ),
    [1, 2, 3, 4, 5],
  );
  assert.match(table, /<form id="pick" class="picked" action="\/compare" method="get">/);
  const text = await get(app, '/compare?response=2&response=1');
  assert.match(
    plain(text),
    /^2 answers side by side CSV JSON Should Britain follow Trump’s lead on the Arctic\? Bo Ek .* Resist .* Decline it\. Take out Bo Ek Åsa Berg .* Shape .* Sign only if <b>it<\/b> gains\. Take out/,
  );
  assert.match(plain(text), /Put another answer beside them 1 other answer to .* Resist Cai Wu/);
  assert.doesNotMatch(text, /Ada Byron|\[object|undefined/);
});

test('a comparison of the wrong number or the wrong answers is a page that helps', async () => {
  const app = site();
  assert.match(plain(await get(app, '/compare')), /Tick two to six answers in the table of an ask/);
  assert.match(plain(await get(app, '/compare?response=1')), /One answer is chosen\. Add at least one more/);
  const same = await get(app, '/compare?response=1&response=1&response=2&response=');
  assert.match(plain(same), /^2 answers side by side/);
  assert.match(
    same,
    /rel="canonical" href="[^"]*\/compare\?response(?:=|&#x3D;)1&amp;response(?:=|&#x3D;)2"/,
  );
  // 6 is pending, 99 unknown.
  const some = plain(await get(app, '/compare?response=1&response=6&response=99&response=2'));
  assert.match(some, /^2 answers side by side .* Not published, and so left out: responses 6 and 99\./);
  assert.match(
    plain(await get(app, '/compare?response=6', 404)),
    /There is no published response 6 to compare/,
  );
  assert.match(
    plain(await get(app, '/compare?response=1&response=x', 400)),
    /“x”, which is no number of a response/,
  );
  const many = [1, 2, 3, 4, 5, 6, 7].map((id) => `response=${id}`).join('&');
  assert.match(
    plain(await get(app, `/compare?${many}`)),
    /^5 answers .* Not published, and so left out: response 6\. 7 answers were chosen and 6 fit side by side; left out: response 7\./,
  );
});

test('search finds and marks words in every field, escaped, and is offered on every page', async () => {
  const app = site();
  for (const path of ['/', '/method', '/nowhere']) {
    const { text } = await request(app).get(path);
    assert.match(text, /<form class="find" role="search"[^>]*action="\/search" method="get">/, path);
  }
  const text = await get(app, '/search?q=sign');
  assert.match(
    plain(text),
    /^2 results for “sign” .* 2 answers .* Åsa Berg Shape Sign only if <b>it<\/b> gains\./,
  );
  assert.ok(text.includes('<mark class="hit">Sign</mark> only if &lt;b&gt;it&lt;/b&gt; gains.'));
  assert.match(plain(await get(app, '/search?q=sallow')), /1 institution Sallow Institute/);
  assert.match(plain(await get(app, '/search?q=asa+berg&in=experts')), /^1 expert for “asa berg”/);
  assert.match(plain(await get(app, '/search?q=arctic&in=questions')), /^1 question for “arctic”/);
});

test('search answers every text with results or a helpful word, and never with what is pending', async () => {
  const app = site();
  const typed = [
    '"',
    'AND',
    'a OR',
    'NEAR(',
    'text:x',
    '*',
    '^a',
    '-b',
    "';--",
    '{',
    '\u{1F600}',
    'é'.repeat(300),
    '%',
  ];
  for (const each of typed) {
    const text = plain(await get(app, `/search?${new URLSearchParams({ q: each })}`));
    assert.match(text, /results? for “|What can be searched/, each);
  }
  assert.match(plain(await get(app, '/search')), /^Search Search What can be searched/);
  assert.match(
    plain(await get(app, '/search?q=byron')),
    /^0 results for “byron” .* Nothing here holds “byron”/,
  );
  assert.match(plain(await get(app, '/search?q=<script>')), /^0 results for “<script>”/);
  assert.match(plain(await get(app, '/search?q=sign&page=2', 404)), /There is no page 2 of these results/);
  await get(app, '/search?q=sign&in=nowhere', 400);
});

test('matrix, comparison and search read with at most ten statements', async () => {
  const app = site();
  const counts = await countStatements(
    [
      '/matrix',
      '/matrix?rows=institutions&sort=dissent',
      '/compare?response=1&response=2&response=3&response=4&response=5',
      '/search?q=sign',
      '/search?q=sig+zebra',
      '/search?q=berg&in=experts',
    ],
    (path) => get(app, path),
  );
  assert.deepEqual(
    Object.entries(counts).filter(([, statements]) => statements < 1 || statements > 10),
    [],
  );
});
