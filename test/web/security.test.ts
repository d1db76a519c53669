import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Response } from 'supertest';
import request from 'supertest';
import { assetUrl } from '../../server/web/assets.ts';
import { addAsk, startApp } from '../support/app.ts';

const POLICY =
  "default-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none';img-src 'self';script-src 'self';connect-src 'self';style-src 'self'";

const SECURE = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

function securityOf({ headers }: Response): Record<string, unknown> {
  return Object.fromEntries(Object.keys(SECURE).map((name) => [name, headers[name]]));
}

const FORM = {
  name: 'Ada Lund',
  role: 'Analyst',
  institution: 'Sallow Institute',
  answer: 'We should sign, gladly.',
};

test('pages, files, redirects and every kind of error carry the same strict headers and no cookie', async () => {
  const { app, store } = startApp({ submissionsPerTenMinutes: 6 });
  const { slug } = addAsk(store, 'Should Norway follow Washington?');
  const closed = addAsk(store, 'Should Iceland follow Washington?', 'closed');
  const post = (path: string) => request(app).post(path).type('form');
  const requests: [number, PromiseLike<Response>][] = [
    [200, request(app).get('/')],
    [200, request(app).head('/method')],
    [200, request(app).get('/healthz')],
    [200, request(app).get('/responses.csv')],
    [200, request(app).get('/responses.json')],
    [200, request(app).get('/static/site.css')],
    [204, request(app).options('/submit')],
    [404, request(app).get('/static/nothing.css')],
    [405, request(app).post('/static/site.css')],
    [400, request(app).get('/%ff')],
    [400, request(app).get('/static/%ff')],
    [404, request(app).get('/nowhere')],
    [404, request(app).get('/asks/nowhere.json')],
    [405, request(app).delete('/responses')],
    [409, request(app).get(`/submit/${closed.slug}`)],
    [414, request(app).get(`/?q=${'a'.repeat(5000)}`)],
    [303, post(`/submit/${slug}`).send(FORM)],
    [422, post(`/submit/${slug}`).send({})],
    [403, post(`/submit/${slug}`).set('Origin', 'https://elsewhere.example').send(FORM)],
    [413, post(`/submit/${slug}`).send({ ...FORM, answer: 'a'.repeat(140_000) })],
    [415, request(app).post(`/submit/${slug}`).send(FORM)],
    [405, post('/about').send(FORM)],
    [409, post(`/submit/${closed.slug}`).send(FORM)],
    [404, post('/submit/nowhere').send(FORM)],
    [429, post(`/submit/${slug}`).send(FORM)],
  ];
  for (const [status, sent] of requests) {
    const response = await sent;
    const where = `${response.request.method} ${response.request.url}`;
    assert.equal(response.status, status, where);
    assert.deepEqual(securityOf(response), SECURE, where);
    for (const name of ['set-cookie', 'x-powered-by', 'strict-transport-security']) {
      assert.equal(response.headers[name], undefined, `${name} of ${where}`);
    }
  }
});

test('a request that fails in our code still carries the strict headers', async () => {
  const { app, store } = startApp();
  store.close();
  const response = await request(app).get('/healthz');
  assert.equal(response.status, 500);
  assert.deepEqual(securityOf(response), SECURE);
});

test('strict transport security is asked for where the site is reached over https, and only there', async () => {
  const { app } = startApp({ publicUrl: 'https://panels.example.org' });
  const response = await request(app).get('/about');
  assert.equal(response.headers['strict-transport-security'], 'max-age=15552000');
});

test('a form is taken from this site and from programs, and refused from any other site', async () => {
  const { app, store } = startApp({ publicUrl: 'https://panels.example.org' });
  const { slug } = addAsk(store, 'Should Norway follow Washington?');
  const cases: [number, Record<string, string>][] = [
    [303, {}],
    [303, { 'Sec-Fetch-Site': 'same-origin' }],
    [303, { 'Sec-Fetch-Site': 'none' }],
    [303, { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }],
    [303, { Origin: 'https://panels.example.org' }],
    [303, { Origin: 'http://192.168.1.7:3000', Host: '192.168.1.7:3000' }],
    [303, { Origin: 'http://panels.lan', Host: 'panels.lan:80' }],
    [403, { 'Sec-Fetch-Site': 'cross-site' }],
    [403, { 'Sec-Fetch-Site': 'same-site' }],
    [403, { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://panels.example.org' }],
    [403, { Origin: 'https://elsewhere.example' }],
    [403, { Origin: 'http://panels.example.org' }],
    [403, { Origin: 'https://panels.example.org.elsewhere.example' }],
    [403, { Origin: 'http://localhost:4000', Host: 'localhost:3000' }],
    [403, { Origin: 'null' }],
    [403, { Origin: '' }],
  ];
  for (const [status, headers] of cases) {
    const response = await request(app).post(`/submit/${slug}`).type('form').set(headers).send(FORM);
    assert.equal(response.status, status, JSON.stringify(headers));
  }
});

test('a refused form is stored nowhere and not shown again', async () => {
  const { app, store } = startApp();
  const { slug } = addAsk(store, 'Should Norway follow Washington?');
  const response = await request(app)
    .post(`/submit/${slug}`)
    .type('form')
    .set('Sec-Fetch-Site', 'cross-site')
    .send(FORM);
  assert.equal(response.status, 403);
  assert.match(response.text, /<h1>That form was not taken<\/h1>/);
  assert.doesNotMatch(response.text, /Ada Lund/);
  assert.deepEqual(store.moderation.pending(), []);
});

test('reading is allowed from anywhere', async () => {
  const { app } = startApp();
  const response = await request(app).get('/about').set('Sec-Fetch-Site', 'cross-site');
  assert.equal(response.status, 200);
});

test('a file is kept for a year under the hash of its contents, and else asked for again', async () => {
  const { app } = startApp();
  const kept = await request(app).get(assetUrl('site.css'));
  assert.equal(kept.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal(kept.headers['content-type'], 'text/css; charset=utf-8');
  for (const path of ['/static/site.css', '/static/site.css?v=000000000000']) {
    const asked = await request(app).get(path);
    assert.equal(asked.headers['cache-control'], 'no-cache', path);
    const again = await request(app).get(path).set('If-None-Match', String(asked.headers.etag));
    assert.equal(again.status, 304, path);
  }
});

test('nothing outside public/ is served as a file', async () => {
  const { app } = startApp();
  for (const path of [
    '/static/../package.json',
    '/static/%2e%2e/package.json',
    '/static/..%2fpackage.json',
    '/static/',
  ]) {
    const response = await request(app).get(path);
    assert.ok([403, 404].includes(response.status), `${path} is answered with ${response.status}`);
    assert.doesNotMatch(response.text, /"dependencies"/);
  }
});
