import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import request from 'supertest';
import { loadSamples } from '../../server/wiring.ts';
import { startApp } from '../support/app.ts';

const { app, store, classifier } = startApp();
loadSamples(store, classifier);
const slug = store.asks.overviews()[0]?.ask.slug ?? '';
const body = store.institutions.all()[0]?.institution.slug ?? '';

async function bodyOf(path: string): Promise<string> {
  const { status, text } = await request(app).get(path);
  assert.equal(status, 200, path);
  return text;
}

/** The row links of the page's own list or table, in order, each once. */
function rowsOf(html: string, prefix: string): string[] {
  // What a margin changes is listed above the table.
  const main = html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replace(/<ul class="flips">.*?<\/ul>/s, '');
  const links = [...main.matchAll(new RegExp(`href="(${prefix}/[a-z0-9-]+)"`, 'g'))].map(
    (found) => found[1] ?? '',
  );
  return [...new Set(links)];
}

const QUERIES: readonly (readonly [page: string, query: string, rows: string])[] = [
  ['/asks', '', '/asks'],
  ['/asks', '?q=should&sort=divided&size=1', '/asks'],
  ['/experts', '', '/experts'],
  ['/institutions', '', '/institutions'],
  [`/asks/${slug}`, '', '/responses'],
  [`/asks/${slug}`, '?stance=shape&stance=resist', '/responses'],
  [`/asks/${slug}`, '?sort=margin&dir=desc', '/responses'],
  ['/responses', '', '/responses'],
  ['/responses', '?sort=expert&dir=desc&size=7', '/responses'],
  ['/responses', '?sort=institution&size=7&page=3', '/responses'],
  ['/responses', `?institution=${body}&sort=stance`, '/responses'],
  ['/responses', `?ask=${slug}&stance=unclear&utm_source=mail`, '/responses'],
  ['/responses', '?stance=follow&institution=nowhere', '/responses'],
  [`/asks/${slug}`, '?min_margin=0.4', '/responses'],
  [`/asks/${slug}`, '?min_margin=0.4&stance=unclear&basis=tie', '/responses'],
  [`/asks/${slug}`, '?kind=think+tank&kind=university&tagged_by=lexicon', '/responses'],
  ['/responses', '?q=washington+should&sort=margin', '/responses'],
  ['/responses', '?basis=no+cue&basis=tie&kind=media', '/responses'],
  ['/compare', '?response=3&response=14&response=1', '/responses'],
  ['/matrix', '', '/experts'],
  ['/matrix', '?q=trade&sort=dissent', '/experts'],
  ['/matrix', '?scheme=lead&rows=institutions&sort=agreement', '/institutions'],
  [`/institutions/${body}`, '', '/responses'],
  [`/experts/${store.experts.all()[0]?.expert.slug}`, '', '/responses'],
];

for (const [page, query, rows] of QUERIES) {
  test(`the files of ${page}${query} hold exactly the rows of the page, in its order`, async () => {
    const html = await bodyOf(page + query);
    const json = JSON.parse(await bodyOf(`${page}.json${query}`)) as {
      columns: { key: string }[];
      rows: Record<string, string | number | null>[];
    };
    const csv: string[][] = parse(await bodyOf(`${page}.csv${query}`), { bom: true });
    const keys = json.columns.map(({ key }) => key);
    assert.deepEqual(
      json.rows.map(({ path }) => path),
      rowsOf(html, rows),
    );
    assert.deepEqual(csv, [keys, ...json.rows.map((row) => keys.map((key) => String(row[key] ?? '')))]);
  });
}

test('how a page looks changes its rows in no file', async () => {
  for (const ending of ['csv', 'json']) {
    const path = `/asks/${slug}.${ending}?stance=shape&sort=expert`;
    const plain = await bodyOf(path);
    for (const look of ['view=columns', 'view=cross&by=institution', 'choose=institution'])
      assert.equal(await bodyOf(`${path}&${look}`), plain, look);
    const across = `/responses.${ending}?stance=shape`;
    assert.equal(await bodyOf(`${across}&choose=ask`), await bodyOf(across));
  }
});

test('a margin tags the rows of the page and of its files again, and says what each was', async () => {
  const rowsOf = async (query: string) =>
    (JSON.parse(await bodyOf(`/asks/${slug}.json${query}`)) as { rows: Record<string, unknown>[] }).rows;
  const [published, again] = [await rowsOf(''), await rowsOf('?min_margin=0.4')];
  const falls = published.filter(
    ({ stance, margin, tagged_by }) =>
      tagged_by === 'lexicon' && stance !== 'unclear' && Number(margin) < 0.4,
  );
  assert.ok(falls.length > 0 && falls.length < published.length, 'the sample proves too little');
  assert.deepEqual(
    again.map(({ response, stance, stance_before, basis }) => [response, stance, stance_before, basis]),
    published.map(({ response, stance, basis }, index) =>
      falls.includes(published[index] ?? {})
        ? [response, 'unclear', stance, 'tie']
        : [response, stance, null, basis],
    ),
  );
  const html = await bodyOf(`/asks/${slug}?min_margin=0.4`);
  const listed = html.slice(
    html.indexOf('class="flips"'),
    html.indexOf('</ul>', html.indexOf('class="flips"')),
  );
  assert.deepEqual(
    [...listed.matchAll(/href="\/responses\/(\d+)"/g)].map(([, id]) => Number(id)),
    falls.map(({ response }) => response),
  );
});

test('following next leads through all rows once, and ends', async () => {
  const seen: unknown[] = [];
  let next: string | null = '/responses.json?size=9&sort=margin&dir=desc';
  let steps = 0;
  while (next !== null) {
    const page: { total: number; rows: { response: number }[]; next: string | null } = JSON.parse(
      await bodyOf(next),
    );
    seen.push(...page.rows.map(({ response }) => response));
    next = page.next;
    steps += 1;
    assert.ok(steps <= Math.ceil(page.total / 9), `${next} leads beyond the last page`);
  }
  const whole = JSON.parse(await bodyOf('/responses.json?size=all&sort=margin&dir=desc')) as {
    rows: { response: number }[];
    next: null;
  };
  assert.deepEqual(
    seen,
    whole.rows.map(({ response }) => response),
  );
  assert.equal(whole.next, null);
});
