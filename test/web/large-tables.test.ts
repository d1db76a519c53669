import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import request from 'supertest';
import { startApp } from '../support/app.ts';
import { queryOf, surveyOf } from '../support/builders.ts';

const { app, store } = startApp();
const ROWS = 1201;
let slug = '';

before(() => {
  const contributors = Array.from({ length: ROWS }, (_, index) => ({
    paragraphs: [`Britain should shape event ${index}, “and say so”.`],
    stance: index === 0 ? 'follow' : 'shape',
  }));
  slug = store.imports.add(surveyOf({ contributors })).ask.slug;
});

for (const page of ['/responses', 'the ask’s page']) {
  const at = (ending: string): string => `${page === '/responses' ? page : `/asks/${slug}`}${ending}`;

  test(`all rows of ${page} are no page beyond the largest size, but they are files`, async () => {
    const refused = await request(app).get(at('?size=all'));
    assert.equal(refused.status, 400);
    assert.match(refused.text, /all 1201 responses on one page, which holds at most 500\./);
    assert.match(refused.text, /Ask for a size up to 500, or take all of them as CSV or JSON\./);

    const wanted = store.responses.ids(queryOf({ sort: 'stance', direction: 'desc' }));
    assert.equal(wanted.length, ROWS);
    const query = '?size=all&sort=stance&dir=desc';
    const json = await request(app).get(at(`.json${query}`));
    const table = JSON.parse(json.text) as { total: number; next: null; rows: Record<string, unknown>[] };
    assert.equal(json.text, `${JSON.stringify(table, null, 2)}\n`);
    assert.equal(json.headers['content-type'], 'application/json; charset=utf-8');
    assert.deepEqual(
      { total: table.total, next: table.next, ids: table.rows.map(({ response }) => response) },
      { total: ROWS, next: null, ids: wanted },
    );
    const csv: string[][] = parse((await request(app).get(at(`.csv${query}`))).text, { bom: true });
    const [keys = [], ...lines] = csv;
    assert.deepEqual(
      lines,
      table.rows.map((row) => keys.map((key) => String(row[key] ?? ''))),
    );
  });

  test(`all rows of ${page} have one page alone`, async () => {
    for (const ending of [
      '?size=all&page=2&stance=follow',
      '.csv?size=all&page=2',
      '.json?size=all&page=2',
    ]) {
      const { status, text } = await request(app).get(at(ending));
      assert.equal(status, 404, ending);
      assert.match(text, /There is no page 2 of these responses; the last is page 1\./);
    }
  });

  test(`a filter that leaves few rows of ${page} gives all of them as a page`, async () => {
    assert.equal((await request(app).get(at('?size=all&stance=follow'))).status, 200);
  });
}

test('other requests are answered while a long file is made', async (t) => {
  const server = createServer(app).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  // A TCP server's address is an AddressInfo once it listens.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await (await fetch(`${url}/healthz`)).text();
  const order: string[] = [];
  const get = async (path: string): Promise<void> => {
    await (await fetch(url + path)).text();
    order.push(path);
  };
  await Promise.all([get('/responses.csv?size=all'), get('/healthz')]);
  assert.deepEqual(order, ['/healthz', '/responses.csv?size=all']);
});
