import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { addAsk, startApp } from '../support/app.ts';

test('the pages that need no data answer with whole pages in UTF-8 that may be kept but must be checked', async () => {
  const { app } = startApp();
  const headings = {
    '/about': 'What experts answered, side by side',
    '/method': 'How answers are tagged',
    '/submit': 'Submit an answer',
  };
  for (const [path, heading] of Object.entries(headings)) {
    const response = await request(app).get(path);
    assert.equal(response.status, 200, path);
    assert.equal(response.headers['content-type'], 'text/html; charset=utf-8', path);
    assert.equal(response.headers['cache-control'], 'no-cache', path);
    assert.deepEqual(response.text.match(/<h1>[^<]*<\/h1>/g), [`<h1>${heading}</h1>`], path);
    assert.match(response.text, /^<!doctype html>\n<html lang="en-GB">[\s\S]*<\/html>\n$/, path);
    assert.ok(response.text.includes(`<link rel="canonical" href="http://localhost:3000${path}">`), path);
    const again = await request(app).get(path).set('If-None-Match', String(response.headers.etag));
    assert.equal(again.status, 304, path);
  }
});

test('the navigation marks the section that a page belongs to', async () => {
  const { app } = startApp();
  const { text } = await request(app).get('/method');
  const items = [...text.matchAll(/<li><a href="([^"]*)"( aria-current="page")?>([^<]*)<\/a><\/li>/g)].slice(
    0,
    7,
  );
  assert.deepEqual(
    items.map(([, href, current, label]) => [href, label, current !== undefined]),
    [
      ['/', 'Asks', false],
      ['/responses', 'Responses', false],
      ['/matrix', 'Matrix', false],
      ['/experts', 'Experts', false],
      ['/institutions', 'Institutions', false],
      ['/method', 'Method', true],
      ['/submit', 'Submit an answer', false],
    ],
  );
});

test('the method page shows every stance of every scheme with its definition', async () => {
  const { app, classifier } = startApp();
  const { text } = await request(app).get('/method');
  const plain = text
    .replaceAll('&#x27;', "'")
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  for (const scheme of classifier.schemes) {
    assert.ok(plain.includes(`The stances: ${scheme.title} `), scheme.title);
    for (const { word, definition } of scheme.stances) {
      assert.ok(plain.includes(`${word} ${definition.trim()} `), word);
    }
  }
});

test('a wrong method on a right path is refused with the methods that are allowed', async () => {
  const { app, store } = startApp();
  const { slug } = addAsk(store, 'Should Norway follow Washington?');
  const readable = [
    '/', '/asks', '/asks.csv', '/asks.json', `/asks/${slug}`, `/asks/${slug}.csv`, `/asks/${slug}.json`,
    '/responses', '/responses.csv', '/responses.json', '/responses/1',
    '/matrix', '/matrix.csv', '/matrix.json', '/compare', '/compare.csv', '/compare.json', '/search',
    '/experts', '/experts.csv', '/experts.json', '/experts/x', '/experts/x.csv', '/experts/x.json',
    '/institutions', '/institutions.csv', '/institutions.json', '/institutions/x', '/institutions/x.csv',
    '/institutions/x.json', '/method', '/method/lead', '/about', '/submit', `/submit/${slug}/received/SB-0000-0000`, '/healthz',
  ]; // biome-ignore format: a table of addresses reads better packed
  for (const path of readable) {
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      const response = await request(app)[method](path);
      assert.deepEqual([response.status, response.headers.allow], [405, 'GET, HEAD'], `${method} ${path}`);
    }
    const asked = await request(app).options(path);
    assert.deepEqual([asked.status, asked.headers.allow, asked.text], [204, 'GET, HEAD', ''], path);
  }
  const form = await request(app).put(`/submit/${slug}`);
  assert.deepEqual([form.status, form.headers.allow], [405, 'GET, HEAD, POST']);
});

test('an address that is not in the list is a page that says so and leads on', async () => {
  const { app } = startApp();
  for (const path of [
    '/nowhere',
    '/asks/a/b',
    '/submit/a/received',
    '/ABOUT',
    '/responses.xml',
    '/index.html',
  ]) {
    const response = await request(app).get(path);
    assert.equal(response.status, 404, path);
    assert.equal(response.headers['content-type'], 'text/html; charset=utf-8', path);
    assert.equal(response.headers['cache-control'], 'no-store', path);
    assert.match(response.text, /<title>There is no such page - Stancebook<\/title>/, path);
    assert.match(response.text, /<p class="lede">Nothing is kept at this address\.<\/p>/, path);
    assert.match(response.text, /<a href="\/responses">All responses<\/a>/, path);
    assert.doesNotMatch(response.text, /rel="canonical"/, path);
  }
});

test('HEAD answers as GET does, without the page', async () => {
  const { app } = startApp();
  for (const [path, status] of [
    ['/about', 200],
    ['/nowhere', 404],
    ['/%ff', 400],
    ['/static/site.css', 200],
  ] as const) {
    const head = await request(app).head(path);
    const get = await request(app).get(path);
    assert.equal(head.status, status, path);
    assert.equal(head.text, undefined, path);
    assert.deepEqual(
      ['content-type', 'content-length', 'cache-control'].map((name) => head.headers[name]),
      ['content-type', 'content-length', 'cache-control'].map((name) => get.headers[name]),
      path,
    );
  }
});

test('an address that is not UTF-8 text, too long or too full is a page of its own', async () => {
  const { app } = startApp();
  const cases: [number, string][] = [
    [400, '/%ff'],
    [400, '/asks/%ed%a0%80'],
    [400, '/asks/%'],
    [400, '/asks/%00'],
    [400, '/responses?stance=%c3%28'],
    [400, '/responses?stance=%00'],
    [400, `/responses?${'stance=shape&'.repeat(101)}`],
    [414, `/responses?stance=${'a'.repeat(4096)}`],
  ];
  for (const [status, path] of cases) {
    const response = await request(app).get(path);
    assert.equal(response.status, status, path);
    assert.match(response.text, /<h1>That request cannot be (?:read|answered)<\/h1>/, path);
  }
});

test('a bad query leads back to the same page without it', async () => {
  const { app } = startApp();
  const filtered = await request(app).get('/responses?stance=%ff');
  assert.match(filtered.text, /<a href="\/responses">The same page without filters<\/a>/);
  for (const path of ['//elsewhere.example/?stance=%ff', '/\\elsewhere.example/?stance=%ff']) {
    const { status, text } = await request(app).get(path);
    assert.equal(status, 400, path);
    assert.doesNotMatch(text, /elsewhere/, path);
  }
});

test('errors under .json and .csv addresses are for programs', async () => {
  const { app } = startApp();
  const json = await request(app).get('/nowhere.json');
  assert.deepEqual(
    [json.status, json.headers['content-type'], json.body],
    [404, 'application/json; charset=utf-8', { error: 'Nothing is kept at this address.' }],
  );
  const csv = await request(app).get('/nowhere.csv');
  assert.deepEqual(
    [csv.status, csv.headers['content-type'], csv.text],
    [404, 'text/plain; charset=utf-8', 'Nothing is kept at this address.\n'],
  );
});

test('the health check answers ok while the database does', async () => {
  const { app, store } = startApp();
  const well = await request(app).get('/healthz');
  assert.deepEqual([well.status, well.text, well.headers['cache-control']], [200, 'ok\n', 'no-store']);
  store.close();
  const ill = await request(app).get('/healthz');
  assert.equal(ill.status, 500);
});
