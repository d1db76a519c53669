// A site that has nothing yet, and one whose only question nobody has answered: every page says what to do next.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Express } from 'express';
import request from 'supertest';
import { startApp } from '../support/app.ts';
import { surveyOf } from '../support/builders.ts';

const PAGES = [
  ...['/', '/asks', '/asks?sort=divided', '/asks?state=open', '/asks?q=treaty', '/responses'],
  ...['/responses?q=the', '/responses?view=columns', '/responses?view=cross', '/responses?choose=ask'],
  ...['/matrix', '/matrix?rows=institutions&sort=dissent', '/matrix?q=treaty', '/experts', '/institutions'],
  ...['/changes', '/search', '/search?q=treaty', '/compare', '/submit'],
];

/** What a page shows where a value, a name or a row is missing that its template counted on. */
const HOLES =
  /\b(?:NaN|undefined|Invalid Date)\b|\[object |<(h[1-6]|p|a|ul|ol|tbody|nav|time)\b[^>]*>\s*<\/\1>/;

async function mainOf(app: Express, path: string): Promise<string> {
  const { status, text } = await request(app).get(path);
  assert.equal(status, 200, path);
  assert.doesNotMatch(text, HOLES, path);
  return /<main.*<\/main>/s.exec(text)?.[0] ?? '';
}

function plain(html: string): string {
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

test('a site without any ask has no holes, and no controls for what is not there', async () => {
  const { app } = startApp();
  for (const path of PAGES) await mainOf(app, path);
  const asks = await mainOf(app, '/asks');
  assert.match(plain(asks), /0 asks CSV JSON No ask has been imported yet\. An editor brings one in with/);
  const matrix = await mainOf(app, '/matrix');
  assert.match(plain(matrix), /No ask of this kind has been imported yet\. See all asks/);
  for (const html of [asks, matrix]) assert.doesNotMatch(html, /<form|Sort by/);
  const choosing = plain(await mainOf(app, '/responses?choose=ask'));
  assert.match(choosing, /No response has been published yet\. See which questions are open/);
});

test('a site with one question that nobody has answered leads to the form', async () => {
  const { app, store } = startApp();
  const { ask } = store.imports.add(surveyOf({ state: 'open', contributors: [] }));
  const own = `/asks/${ask.slug}`;
  for (const path of [...PAGES, own, `${own}?view=columns`, `${own}?view=cross`, `${own}?min_margin=0.3`])
    await mainOf(app, path);
  const asks = await mainOf(app, '/asks');
  assert.match(asks, new RegExp(`<a href="/submit/${ask.slug}">Answer this question</a>`));
  assert.match(plain(asks), /1 ask .* 0 responses Answer this question/);
  assert.doesNotMatch(plain(asks), /Sort by|One mark is one response/);
  assert.match(
    plain(await mainOf(app, '/matrix')),
    /Ask 1 of 1, newest first Nobody has answered these asks yet\. See which questions are open/,
  );
});

test('words that no question holds lead to the search of everything', async () => {
  const { app, store } = startApp();
  store.imports.add(surveyOf());
  const text = await mainOf(app, '/asks?q=zeppelin');
  assert.match(
    plain(text),
    /0 asks about “zeppelin” .* No ask fits\. See all asks , or look for these words/,
  );
  assert.match(text.replaceAll('&#x3D;', '='), /href="\/search\?q=zeppelin"/);
});
