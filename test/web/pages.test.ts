import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Express } from 'express';
import request from 'supertest';
import type { Ask } from '../../server/domain/types.ts';
import { startApp } from '../support/app.ts';
import { submissionOf, surveyOf } from '../support/builders.ts';
import { countStatements } from '../support/statements.ts';

const EASTMERE = { role: 'Reader in Polar Law', institution: 'University of Eastmere' };
const SALLOW = { role: 'Fellow', institution: 'Sallow Institute' };

function cue(paragraph: string, quote: string, stance: string) {
  const start = paragraph.indexOf(quote);
  assert.ok(start >= 0, quote);
  return {
    paragraph: 0,
    start,
    end: start + quote.length,
    quote,
    entry: `${stance}.cue`,
    stance,
    baseWeight: 1.5,
    weight: 3,
    factors: [{ name: 'deontic', value: 2, because: 'London … should' }],
    decides: true,
  };
}

function saying(paragraph: string, quote: string, stance: string) {
  return {
    stance,
    paragraphs: [paragraph, 'So much for <script>alert(1)</script> & the rest.'],
    classification: {
      margin: 1,
      scores: { [stance]: 3 },
      evidence: [cue(paragraph, quote, stance)],
      deciding: { paragraph: 0, start: 0, end: paragraph.length, quote: paragraph },
    },
  };
}

/** A site with one panel of four, of whom two have no name, and an illustrative one of one. */
function site(): { app: Express; ask: Ask; other: Ask } {
  const { app, store } = startApp();
  const { ask } = store.imports.add(
    surveyOf({
      question: 'Should Britain follow Trump’s lead on the Arctic?',
      number: '12.2026',
      date: '2026-03-04',
      intro: ['A treaty lapses in June.', 'Ten were asked.'],
      state: 'open',
      contributors: [
        {
          ...saying('London should sign only if it gains.', 'only if', 'shape'),
          affiliations: [EASTMERE, SALLOW],
        },
        {
          ...saying('London should decline it.', 'decline', 'resist'),
          name: 'לאה גולדברג',
          affiliations: [SALLOW],
        },
        {
          ...saying('London should sign it.', 'sign', 'follow'),
          name: 'Åsa Berg <b>',
          affiliations: [EASTMERE],
        },
        {
          stance: 'unclear',
          paragraphs: ['Time will tell.'],
          affiliations: [{ role: 'Analyst', institution: null }],
        },
      ],
    }),
  );
  const { ask: other } = store.imports.add(
    surveyOf({
      question: 'Should Britain follow Trump’s lead on trade?',
      number: '3',
      date: '2026-01-10',
      nature: 'illustrative',
      contributors: [
        { ...saying('London should decline them.', 'decline', 'resist'), affiliations: [SALLOW] },
      ],
    }),
  );
  store.submissions.submit(submissionOf(ask.slug));
  return { app, ask, other };
}

const bodyOf = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'));

/** The text of a page as it is read, tags taken for spaces. */
function plain(html: string): string {
  return bodyOf(html)
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x3D;', '=')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The responses that the rows of a page lead to, in order. */
function rowsOf(html: string): number[] {
  return [...html.matchAll(/<th scope="row"[^>]*><a href="\/responses\/(\d+)"/g)].map(([, id]) => Number(id));
}

async function get(app: Express, path: string): Promise<string> {
  const { status, text } = await request(app).get(path);
  assert.equal(status, 200, path);
  return text;
}

test('every reading page has one heading, no inline style or script, and nothing of a pending answer', async () => {
  const { app, ask } = site();
  const paths = [
    '/',
    '/asks',
    `/asks/${ask.slug}`,
    '/responses',
    '/responses/1',
    '/experts',
    '/experts/reader-in-polar-law-university-of-eastmere',
    '/institutions',
    '/institutions/sallow-institute',
  ];
  for (const path of paths) {
    const text = await get(app, path);
    assert.equal(text.match(/<h1[ >]/g)?.length, 1, path);
    assert.doesNotMatch(
      text,
      /\sstyle=|<style|<script(?! type="application\/ld\+json">| src="\/static\/site\.js\?v&#x3D;\w{12}" defer><\/script>)|\son\w+=/,
      path,
    );
    assert.doesNotMatch(text, /Ada Byron|undefined|\[object/, path);
  }
});

test('an ask and a response lead to their citations and feed, and every page to the feed and the API', async () => {
  const { app, ask } = site();
  const [page, answer] = [await get(app, `/asks/${ask.slug}?stance=shape`), await get(app, '/responses/1')];
  const at = `/asks/${ask.slug}`;
  assert.ok(page.includes(`<a href="${at}/cite">Cite or embed</a> <a href="${at}/feed.atom">Feed</a>`));
  assert.ok(answer.includes('<a href="/responses/1/cite">Cite</a>'));
  assert.ok(answer.includes('<a href="/feed.atom">Atom feed</a> · <a href="/api/openapi.json">API</a>'));
  for (const path of [
    `${at}/cite`,
    `${at}/feed.atom`,
    '/responses/1/cite',
    '/feed.atom',
    '/api/openapi.json',
  ])
    await get(app, path);
});

test('the front page leads with the newest ask, its panel as marks with n, and its voices', async () => {
  const { app, ask, other } = site();
  const text = await get(app, '/');
  const links = [...bodyOf(text).matchAll(/<h2><a href="([^"]*)"/g)].map(([, href]) => href);
  assert.deepEqual(links, [`/asks/${ask.slug}`, `/asks/${other.slug}`]);
  assert.match(plain(text), /Follow 1 Shape 1 Resist 1 Unclear 1 4 responses/);
  assert.match(plain(text), /Resist London should decline it\. לאה גולדברג/);
  assert.match(plain(text), /The Big Ask No\. 3 10 January 2026 Illustrative sample/);
});

test('an ask shows its panel in order, with every tag beside the sentence that decided it', async () => {
  const { app, ask } = site();
  const text = await get(app, `/asks/${ask.slug}`);
  assert.deepEqual(rowsOf(text), [1, 2, 3, 4]);
  const words = plain(text);
  assert.match(
    words,
    /^The Big Ask No\. 12\.2026 4 March 2026 4 responses Should Britain follow Trump’s lead on the Arctic\?/,
  );
  assert.match(words, /A treaty lapses in June\. Ten were asked\./);
  assert.match(words, /Source: A panel on trade , Westhaven Review/);
  assert.match(words, /Follow Trump 1 of 4/);
  assert.match(
    words,
    /Reader in Polar Law University of Eastmere Reader in Polar Law Sallow Institute Fellow Shape on balance margin 1\.00 London should sign only if it gains\. Why this tag Machine tag by lead@0\.1\.0\. The sums decide\. Shape 3\. “only if” Shape 1\.5 × 2 = 3 : advice \(“London … should”\)/,
  );
  assert.match(words, /Analyst Unclear no clear cue No single sentence decides\./);
  assert.match(text, /<mark class="between plain">only if<\/mark>/);
});

test('names are kept apart from the text around them and never read as HTML', async () => {
  const { app, ask } = site();
  const text = await get(app, `/asks/${ask.slug}`);
  assert.ok(text.includes('<bdi>לאה גולדברג</bdi>'));
  assert.ok(text.includes('<bdi>Åsa Berg &lt;b&gt;</bdi>'));
  const response = await get(app, '/responses/1');
  assert.ok(response.includes('So much for &lt;script&gt;alert(1)&lt;/script&gt; &amp; the rest.'));
});

test('filters say themselves in heading and title, hold in the address and can be taken out', async () => {
  const { app, ask } = site();
  const path = `/asks/${ask.slug}?stance=shape&stance=resist&institution=sallow-institute`;
  const text = await get(app, path);
  assert.deepEqual(rowsOf(text), [1, 2]);
  const says = '2 responses that shape or resist, from Sallow Institute';
  assert.ok(text.includes(`<h2 id="says">${says}</h2>`));
  assert.ok(text.includes(`<title>${says}: ${ask.question} - Stancebook</title>`));
  const removals = [...text.matchAll(/<a class="chip on" href="([^"]*)">/g)].map(([, href]) =>
    href?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
  );
  assert.deepEqual(removals, [
    `/asks/${ask.slug}?stance=resist&institution=sallow-institute#compare`,
    `/asks/${ask.slug}?stance=shape&institution=sallow-institute#compare`,
    `/asks/${ask.slug}?stance=shape&stance=resist#compare`,
  ]);
});

test('columns sort by links and say how they are sorted', async () => {
  const { app, ask } = site();
  const byExpert = await get(app, `/asks/${ask.slug}?sort=expert`);
  assert.deepEqual(rowsOf(byExpert), [4, 3, 1, 2]);
  assert.match(
    byExpert,
    /<th scope="col" aria-sort="ascending"><a href="[^"]*dir&#x3D;desc#compare">Expert and role<\/a>/,
  );
  const turned = await get(app, `/asks/${ask.slug}?sort=expert&dir=desc`);
  assert.deepEqual(rowsOf(turned), [2, 1, 3, 4]);
  assert.deepEqual(rowsOf(await get(app, `/asks/${ask.slug}?sort=stance`)), [3, 1, 2, 4]);
});

test('filters that leave nothing, and a panel without answers, say what to do next', async () => {
  const { app, ask } = site();
  const none = plain(await get(app, `/asks/${ask.slug}?stance=follow&institution=sallow-institute`));
  assert.match(none, /0 responses that follow, from Sallow Institute/);
  assert.match(
    none,
    /No response fits these filters together\. Take one of them out above, or clear them all \./,
  );
  const empty = startApp().app;
  assert.match(plain(await get(empty, '/')), /No ask has been imported yet\./);
  assert.match(plain(await get(empty, '/responses')), /No response has been published yet\./);
  assert.match(plain(await get(empty, '/experts')), /Nobody has answered yet\./);
});

test('a response shows its text with numbered evidence, and the sum that led to its tag', async () => {
  const { app, ask } = site();
  const text = await get(app, '/responses/1');
  const words = plain(text);
  assert.ok(text.includes('<h1 class="person"><bdi>Reader in Polar Law, University of Eastmere</bdi></h1>'));
  assert.ok(text.includes(`<a href="/asks/${ask.slug}">${ask.question}</a>`));
  assert.match(
    text,
    /<mark class="between plain">only if<\/mark><sup class="ref between"><a href="#e1" aria-label="Cue 1: Shape">/,
  );
  assert.match(text, /<tr id="e1">/);
  assert.match(text, /<p class="para" id="p2"/);
  assert.match(
    words,
    /1\. only if shape\. ?cue 1\.5 × 2 advice “London … should” 3 Sum 0 3 0 Shape stands alone: \(3 − 0\) \/ 3 = 1\.00/,
  );
  assert.match(words, /Machine tag by lead@0\.1\.0 published/);
  assert.match(words, /Response 1 of 4 Next response$/);
  assert.match(plain(await get(app, '/responses/2')), /Previous response Response 2 of 4 Next response$/);
});

test('experts and institutions lead to their responses across all asks', async () => {
  const { app, ask, other } = site();
  const experts = plain(await get(app, '/experts'));
  assert.match(
    experts,
    /^5 experts CSV JSON Find Sort by Name ↑ Responses Newest answer Analyst 1 response Åsa Berg <b> 1 response/,
  );
  assert.match(experts, /Fellow, Sallow Institute(?: |&nbsp;|\u00a0)+† 1 response/);
  const text = await get(app, '/institutions/sallow-institute');
  assert.deepEqual(rowsOf(text), [1, 2, 5]);
  assert.match(plain(text), /think tank Sallow Institute Cohesion and dissent /);
  assert.match(
    plain(text),
    / one answer: resist The others: none took a side\. 3 people .* 3 responses to 2 asks/,
  );
  for (const { slug } of [ask, other]) assert.ok(text.includes(`href="/asks/${slug}"`), slug);
});

test('every table page answers as CSV and JSON with exactly the rows that it shows', async () => {
  const { app, ask } = site();
  const queries = [
    '/responses',
    '/responses?stance=resist&sort=margin&dir=desc',
    '/responses?size=2&page=2',
    '/responses?size=all&institution=sallow-institute',
    `/asks/${ask.slug}?sort=expert&dir=desc`,
    `/asks/${ask.slug}?stance=unclear`,
    '/institutions/sallow-institute',
    '/institutions/sallow-institute?size=2&page=2',
    '/institutions/sallow-institute?size=all&by=tags',
    '/experts/analyst',
  ];
  for (const query of queries) {
    const [path = '', search = ''] = query.split('?');
    const shown = rowsOf(await get(app, query));
    assert.ok(shown.length > 0, query);
    const json = await request(app).get(`${path}.json?${search}`);
    assert.equal(json.headers['content-type'], 'application/json; charset=utf-8');
    assert.deepEqual(
      json.body.rows.map((row: { response: number }) => row.response),
      shown,
      query,
    );
    const csv = await request(app).get(`${path}.csv?${search}`);
    assert.match(String(csv.headers['content-disposition']), /^attachment; filename="?[a-z0-9-]+\.csv"?$/);
    const ids = [...csv.text.matchAll(/^(\d+),"\/responses\/\1"/gm)].map(([, id]) => Number(id));
    assert.deepEqual(ids, shown, query);
  }
});

test('a page of rows leads to the next, and offers these and all', async () => {
  const { app } = site();
  const text = await get(app, '/responses?size=2&page=2');
  assert.match(plain(text), /CSV of these 2 CSV of all 5 JSON of these 2 JSON of all 5/);
  assert.match(plain(text), /Previous page Responses 3 to 4 of 5 Next page/);
  const { body } = await request(app).get('/responses.json?size=2&page=2');
  assert.deepEqual([body.total, body.next], [5, '/responses.json?page=3&size=2']);
  const { body: last } = await request(app).get(body.next);
  assert.deepEqual([last.rows.length, last.next], [1, null]);
});

test('the directories answer as files too', async () => {
  const { app } = site();
  for (const [path, total] of [
    ['/asks', 2],
    ['/experts', 5],
    ['/institutions', 2],
  ] as const) {
    const { body } = await request(app).get(`${path}.json`);
    assert.deepEqual([body.path, body.total, body.rows.length], [path, total, total]);
    const csv = await request(app).get(`${path}.csv`);
    assert.equal(csv.text.trimEnd().split('\r\n').length, total + 1, path);
  }
});

test('the list of asks is found, filtered, sorted and paged, in its files too', async () => {
  const { app, ask, other } = site();
  const slugsOf = async (query: string): Promise<string[]> => {
    const { body } = await request(app).get(`/asks.json${query}`);
    return body.rows.map((row: { ask: string }) => row.ask);
  };
  assert.deepEqual(await slugsOf('?dir=asc'), [other.slug, ask.slug]);
  assert.deepEqual(await slugsOf('?q=arctic'), [ask.slug]);
  assert.deepEqual(await slugsOf('?state=closed&scheme=lead'), [other.slug]);
  const { body } = await request(app).get('/asks.json?sort=responses&size=1');
  assert.deepEqual([body.total, body.next], [2, '/asks.json?sort=responses&page=2&size=1']);
  assert.deepEqual((await request(app).get(body.next)).body.rows[0].ask, other.slug);
  const page = plain(await get(app, '/asks?sort=responses&size=1'));
  assert.match(page, /2 asks CSV of this one CSV of all 2 .* Ask 1 of 2 Next page/);
  const beyond = await request(app).get('/asks?page=3');
  assert.deepEqual([beyond.status, /the last is page 1\./.test(beyond.text)], [404, true]);
  const wrong = await request(app).get('/asks.json?sort=best&state=ajar');
  assert.equal(wrong.status, 400);
  assert.match(
    wrong.body.error,
    /state “ajar”.*Use open, closed\. .*sort “best”.*Use newest, responses, divided\./,
  );
});

test('an address that nothing answers to is a page that helps, whatever its format', async () => {
  const { app, ask } = site();
  const missing = [
    ['/asks/nothing', 'There is no ask at /asks/nothing.'],
    ['/experts/nobody', 'There is no expert at /experts/nobody.'],
    ['/institutions/nowhere', 'There is no institution at /institutions/nowhere.'],
    ['/responses/99', 'There is no published response at /responses/99.'],
    ['/responses/6', 'There is no published response at /responses/6.'], // Pending.
    ['/responses/1e0', 'There is no published response at /responses/1e0.'],
    ['/responses?page=2', 'There is no page 2 of these responses; the last is page 1.'],
    [`/asks/${ask.slug}?page=9&size=3`, 'There is no page 9 of these responses; the last is page 2.'],
  ] as const;
  for (const [path, message] of missing) {
    const { status, text } = await request(app).get(path);
    assert.equal(status, 404, path);
    assert.ok(plain(text).includes(message), `${path}: ${plain(text)}`);
  }
  const json = await request(app).get('/asks/nothing.json');
  assert.deepEqual([json.status, json.body], [404, { error: 'There is no ask at /asks/nothing.json.' }]);
});

test('two institutions of one person stand apart in columns', async () => {
  const { app, store } = startApp();
  const { ask } = store.imports.add(
    surveyOf({ contributors: [{ name: 'Ada Byron', stance: 'shape', affiliations: [EASTMERE, SALLOW] }] }),
  );
  const html = await get(app, `/asks/${ask.slug}?view=columns`);
  assert.match(
    html,
    /<small><bdi>University of Eastmere<\/bdi><\/small><small><bdi>Sallow Institute<\/bdi><\/small>/,
  );
});

test('a query that cannot be meant is refused with what would do', async () => {
  const { app, ask } = site();
  const message =
    'The address asks for stance “maybe”, which does not exist here. Use follow, shape, resist, unclear, no-answer.';
  const html = await request(app).get(`/asks/${ask.slug}?stance=maybe`);
  assert.equal(html.status, 400);
  assert.ok(plain(html.text).includes(message));
  const csv = await request(app).get(`/asks/${ask.slug}.csv?stance=maybe`);
  assert.deepEqual([csv.status, csv.text], [400, `${message}\n`]);
  assert.equal((await request(app).get('/responses?sort=age')).status, 400);
  assert.equal((await request(app).get('/responses?stance=follow&utm_source=mail')).status, 200);
});

test('an ask is seen as a table, as columns or as a cross-table, with its filters kept', async () => {
  const { app, ask } = site();
  const shown = async (query: string) => plain(await get(app, `/asks/${ask.slug}${query}`));
  const columns = await shown('?view=columns&stance=shape&stance=resist');
  assert.match(
    columns,
    /Shape 1 of \d+ .* London should sign only if it gains\. .* Resist \d of \d+ .* decline it/,
  );
  assert.doesNotMatch(columns, /Unclear \d of 2/);
  const cross = await shown('?view=cross&by=institution');
  assert.match(
    cross,
    /Institution by stance, in numbers of responses Institution Follow Shape Resist Unclear All/,
  );
  assert.match(cross, /Sallow Institute 0 1 1 0 2 .* All 1 1 1 1 4/);
  assert.match(cross, /stands in the row of each, and once in the totals/);
  const html = (await get(app, `/asks/${ask.slug}?view=cross&stance=shape`)).replaceAll('&#x3D;', '=');
  assert.match(html, /href="\/asks\/[^"]+\?stance=shape&amp;kind=university#compare"/);
  assert.match(html, /<th scope="col" class="right">/);
  assert.match(html, /<th scope="row">/);
  assert.match(await shown('?view=columns&stance=no-answer'), /No response fits these filters together/);
});

test('who voted without words, or gave no answer, has a page and rows that say so', async () => {
  const { app, store } = startApp();
  const { ask } = store.imports.add(
    surveyOf({
      votes: [{ vote: 'Agree', stance: 'follow', intensity: 1 }],
      contributors: [
        { name: 'Ada Byron', paragraphs: [], declared: { vote: 'Agree', confidence: 7 } },
        { name: 'Bo Ek', paragraphs: [], declared: { vote: null, confidence: null } },
        { name: 'Cai Wu', declared: { vote: 'Agree', confidence: 2 }, stance: 'resist' },
      ].map((each) => ({ stance: 'unclear', ...each })),
    }),
  );
  const voted = plain(await get(app, '/responses/1'));
  assert.match(
    voted,
    /The contributor’s own vote Follow confidence 7 Agree, confidence 7\. There are no words/,
  );
  assert.match(
    voted,
    /No answer in words\. Every tagging of this answer .* own vote: Agree, confidence 7 published/,
  );
  assert.doesNotMatch(voted, /Machine tag|Unclear/);
  const silent = plain(await get(app, '/responses/2'));
  assert.match(silent, /No answer none On the list of this panel, with neither words nor a vote\./);
  assert.match(
    plain(await get(app, '/responses/3')),
    /Machine tag by lead@0\.1\.0 Resist .* Vote: Agree, confidence 2/,
  );
  const page = plain(await get(app, `/asks/${ask.slug}`));
  assert.match(page, /2 of 3 answered/);
  assert.match(page, /How the panel voted: 2 of 3 voted .* Did not answer 1 of 3 asked/);
  assert.match(
    page,
    /Ada Byron .* Follow own vote confidence 7 A vote without words\. Vote: Agree, confidence 7 Bo Ek/,
  );
  assert.match(page, /Unclear 0 of 3 Did not answer 1 of 3/);
});

test('however the rows are shown, their table is the page to know', async () => {
  const { app, ask } = site();
  const canonical = async (path: string) =>
    /<link rel="canonical" href="([^"]+)"/.exec((await get(app, path)).replaceAll('&#x3D;', '='))?.[1];
  const own = `http://localhost:3000/asks/${ask.slug}?stance=shape`;
  for (const look of ['view=columns', 'view=cross&by=country', 'choose=institution', 'choose=ask'])
    assert.equal(await canonical(`/asks/${ask.slug}?stance=shape&${look}`), own, look);
  assert.equal(await canonical('/responses?choose=ask'), 'http://localhost:3000/responses');
});

test('responses are narrowed by words and by every facet, said in words, and each filter can be taken out', async () => {
  const { app } = site();
  const path = '/responses?stance=shape&kind=university&q=sign';
  const html = (await get(app, path)).replaceAll('&#x3D;', '=');
  assert.match(plain(html), /1 response that shapes, from universities, with the words “sign”/);
  assert.match(html, /<title>1 response that shapes, from universities, with the words “sign” - Stancebook/);
  for (const without of [
    '?kind=university&amp;q=sign#',
    '?stance=shape&amp;q=sign#',
    '?stance=shape&amp;kind=university#',
  ])
    assert.ok(html.includes(`href="/responses${without}`), without);
  assert.match(
    plain(await get(app, '/responses?choose=ask&stance=shape')),
    /Choose among 1 ask Back to the table/,
  );
  assert.match(
    plain(await get(app, '/responses?q=zebra')),
    /0 responses, with the words “zebra” .* a star lets one go on, as in “tariff\*”\. .* clear them all/,
  );
  for (const wrong of ['basis=verdict', 'view=pie', 'tagged_by=nobody'])
    assert.equal((await request(app).get(`/responses?${wrong}`)).status, 400, wrong);
});

test('no page reads with more than ten statements', async () => {
  const { app, ask } = site();
  const counts = await countStatements(
    [
      '/',
      '/asks',
      '/asks?q=a&scheme=lead&sort=divided',
      `/asks/${ask.slug}`,
      `/asks/${ask.slug}?view=columns&min_margin=0.9&stance=unclear&kind=university`,
      `/asks/${ask.slug}?view=cross&by=institution&basis=tie&tagged_by=lexicon`,
      '/responses',
      '/responses?q=treaty&kind=university&country=Norway&basis=tie&tagged_by=lexicon&stance=shape',
      '/responses?choose=ask',
      '/responses/1',
      '/experts',
      '/experts?q=a&sort=newest',
      '/institutions',
      '/changes',
      '/changes?rows=experts',
      '/institutions/sallow-institute',
      '/experts/analyst',
    ],
    (path) => get(app, path),
  );
  const over = Object.entries(counts).filter(([, statements]) => statements < 1 || statements > 10);
  assert.deepEqual(over, []);
});
