import assert from 'node:assert/strict';
import { test } from 'node:test';
import request from 'supertest';
import { addAsk, startApp } from '../support/app.ts';

const FORM = {
  name: 'Ada Lund',
  role: 'Analyst',
  institution: 'Sallow Institute',
  answer: 'We should sign, but only if the clause becomes mutual.',
};

test('more forms than allowed are told when to try again and shown what was typed', async () => {
  const { app, store } = startApp({ submissionsPerTenMinutes: 2 });
  const { slug } = addAsk(store, 'Should Norway follow Washington?');
  const send = (answer: string) =>
    request(app)
      .post(`/submit/${slug}`)
      .type('form')
      .send({ ...FORM, answer });
  assert.equal((await send('')).status, 422);
  assert.equal((await send(FORM.answer)).status, 303);
  const refused = await send('A second answer that must not be lost.');
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers['retry-after']) > 590 && Number(refused.headers['retry-after']) <= 600);
  assert.match(
    refused.text,
    /<p class="lede">Too many forms came from your connection in a short time\. Try again in 10 minutes\.<\/p>/,
  );
  assert.match(refused.text, /<dt>Your answer<\/dt>\s*<dd>A second answer that must not be lost\.<\/dd>/);
  assert.equal(store.moderation.pending().length, 1);
  assert.equal((await request(app).get(`/submit/${slug}`)).status, 200, 'reading goes on');
});

test('behind a trusted proxy every client has a limit of its own, and without one the header counts for nothing', async () => {
  const statuses = async (trustProxy: number): Promise<number[]> => {
    const { app } = startApp({ submissionsPerTenMinutes: 1, trustProxy });
    const send = (client: string) =>
      request(app).post('/submit/none').type('form').set('X-Forwarded-For', client);
    return [
      (await send('192.0.2.1')).status,
      (await send('192.0.2.2')).status,
      (await send('192.0.2.1')).status,
    ];
  };
  assert.deepEqual(await statuses(1), [404, 404, 429]);
  assert.deepEqual(await statuses(0), [404, 429, 429]);
});

test('a form beyond the limits of size and number is refused with what to do', async () => {
  const { app, store } = startApp();
  const { slug } = addAsk(store, 'Should Norway follow Washington?');
  const send = (body: string) => request(app).post(`/submit/${slug}`).type('form').send(body);
  const large = await send(`answer=${'a'.repeat(128 * 1024)}`);
  assert.equal(large.status, 413);
  assert.match(large.text, /<h1>That is more than the form takes<\/h1>/);
  assert.match(large.text, /Go back in your browser/);
  assert.equal((await send('a=1&'.repeat(51))).status, 413);
  assert.equal((await send('a=1&'.repeat(50))).status, 422);
});

test('the longest answer that the form takes fits, however its characters are encoded', async () => {
  const { app, store } = startApp();
  const { slug } = addAsk(store, 'Should Norway follow Washington?');
  const response = await request(app)
    .post(`/submit/${slug}`)
    .type('form')
    .send({ ...FORM, answer: '𝕬'.repeat(6000) });
  assert.equal(response.status, 303);
});

test('a body that is not UTF-8 or not a form is refused, and none at all is an empty form', async () => {
  const { app, store } = startApp();
  const { slug } = addAsk(store, 'Should Norway follow Washington?');
  const cases: [number, string, string][] = [
    [400, 'application/x-www-form-urlencoded', 'name=%ff'],
    [400, 'application/x-www-form-urlencoded', 'name=%ed%a0%80'],
    [400, 'application/x-www-form-urlencoded', 'name=%'],
    [415, 'application/json', '{"name":"Ada"}'],
    [415, 'multipart/form-data; boundary=x', '--x--'],
    [415, 'text/plain', 'name=Ada'],
    [422, 'application/x-www-form-urlencoded', '&&=&name'],
    [422, 'application/x-www-form-urlencoded; charset=UTF-8', 'name=Zo%C3%AB'],
  ];
  for (const [status, type, body] of cases) {
    const response = await request(app).post(`/submit/${slug}`).set('Content-Type', type).send(body);
    assert.equal(response.status, status, `${type}: ${body}`);
  }
  const bare = await request(app)
    .post(`/submit/${slug}`)
    .set('Content-Type', 'application/x-www-form-urlencoded')
    .send('name=Zoë');
  assert.match(bare.text, /value="Zoë"/);
  assert.equal((await request(app).post(`/submit/${slug}`)).status, 422);
  const packed = await request(app)
    .post(`/submit/${slug}`)
    .set('Content-Type', 'application/x-www-form-urlencoded')
    .set('Content-Encoding', 'gzip')
    .send('name=Ada');
  assert.equal(packed.status, 415);
});
