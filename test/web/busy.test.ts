import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import { AppError } from '../../server/domain/errors.ts';
import { openStore } from '../../server/store/index.ts';
import { retryWhileBusy } from '../../server/web/retry-busy.ts';
import { addAsk, startApp } from '../support/app.ts';
import { rawDatabase, tempPath } from '../support/database.ts';

const FORM = {
  name: 'Ada Byron',
  role: 'Reader in Polar Law',
  institution: 'University of Eastmere',
  answer: 'We should decline the offer.\r\n\r\nNorway must write its own rules instead.',
};

test('while another process writes, an answer waits for its turn and readers are served', async (t) => {
  const path = tempPath(t);
  const store = openStore(path, { busyTimeoutMs: 50 });
  t.after(() => store.close());
  const { app } = startApp({ store });
  const { slug } = addAsk(store, 'Should Norway follow Washington’s lead on the strait?');
  const holder = rawDatabase(t, path);
  const order: string[] = [];
  holder.exec('BEGIN IMMEDIATE');
  const answer = request(app)
    .post(`/submit/${slug}`)
    .type('form')
    .send(FORM)
    .then((response) => {
      order.push('answer');
      return response;
    });
  await sleep(300);
  assert.equal((await request(app).get(`/asks/${slug}`)).status, 200);
  order.push('page');
  holder.exec('COMMIT');
  const { status, headers } = await answer;
  assert.deepEqual({ status, order }, { status: 303, order: ['page', 'answer'] });
  assert.match(String(headers.location), new RegExp(`^/submit/${slug}/received/SB-`));
  assert.equal(store.moderation.pending().length, 1);
});

test('only a busy database is tried again', async () => {
  let tries = 0;
  const outcome = await retryWhileBusy(() => {
    tries += 1;
    if (tries < 3) throw new AppError('database_busy', 'The database is held.');
    return 'written';
  });
  assert.deepEqual({ outcome, tries }, { outcome: 'written', tries: 3 });
  tries = 0;
  const fails = retryWhileBusy(() => {
    tries += 1;
    throw new AppError('conflict', 'The ask is closed.');
  });
  await assert.rejects(fails, { code: 'conflict' });
  assert.equal(tries, 1);
});
