import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { type Logger, pino } from 'pino';
import request from 'supertest';
import { addAsk, startApp } from '../support/app.ts';

type Line = Record<string, unknown>;

/** A logger whose lines can be read back. */
function readableLog(): { log: Logger; lines: Line[] } {
  const lines: Line[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { log: pino({ level: 'info' }, sink), lines };
}

test('a fault of ours is logged under a number that the page shows, and says nothing of its inside', async () => {
  const { log, lines } = readableLog();
  const { app, store } = startApp({ log });
  store.close();
  const response = await request(app).get('/submit?q=private');
  assert.equal(response.status, 500);
  const id = response.text.match(
    /The number of this fault is <strong class="reference num">([0-9a-f]{8})<\/strong>/,
  )?.[1];
  assert.ok(id, 'the page shows a number');
  const logged = lines.filter((line) => line.msg === 'a request failed');
  assert.deepEqual(
    logged.map((line) => [line.id, line.method, line.path, line.level]),
    [[id, 'GET', '/submit', 50]],
  );
  assert.match(JSON.stringify(logged[0]?.err), /database/i);
  assert.doesNotMatch(response.text, /database|\.ts|node:/i);
});

test('a fault of ours while an answer is sent shows the answer again', async () => {
  const { app, store } = startApp();
  const { slug } = addAsk(store, 'Should Norway follow Washington?');
  store.close();
  const response = await request(app)
    .post(`/submit/${slug}`)
    .type('form')
    .send({ name: 'Ada Lund', answer: 'We should <sign>\n\nand wait.' });
  assert.equal(response.status, 500);
  assert.deepEqual(
    [...response.text.matchAll(/<dt>(.*)<\/dt>\s*<dd>([\s\S]*?)<\/dd>/g)].map(([, label, text]) => [
      label,
      text,
    ]),
    [
      ['Your name', 'Ada Lund'],
      ['Your answer', 'We should &lt;sign&gt;\n\nand wait.'],
    ],
  );
});

test('a template that fails leaves a plain sentence and a line in the log', async () => {
  const { log, lines } = readableLog();
  const views = {
    render(): string {
      throw new Error('no such key');
    },
  };
  const { app } = startApp({ log, views });
  const response = await request(app).get('/about');
  assert.deepEqual(
    [response.status, response.headers['content-type'], response.text],
    [500, 'text/plain; charset=utf-8', 'Something went wrong on our side. Please try again later.\n'],
  );
  assert.deepEqual(
    lines.map((line) => line.msg),
    ['a request failed', 'the error page could not be made', 'request'],
  );
});

test('the log has one line per request and nothing that tells who asked or what was sought', async () => {
  const { log, lines } = readableLog();
  const { app } = startApp({ log });
  await request(app).get('/about?q=secret').set('User-Agent', 'Curious/1.0').set('X-Request', 'secret');
  const [line] = lines;
  assert.equal(lines.length, 1);
  assert.deepEqual(Object.keys(line ?? {}).sort(), [
    'complete',
    'hostname',
    'level',
    'method',
    'milliseconds',
    'msg',
    'path',
    'pid',
    'status',
    'time',
  ]);
  assert.deepEqual([line?.method, line?.path, line?.status, line?.complete], ['GET', '/about', 200, true]);
});
