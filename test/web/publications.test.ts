// What leaves the site beside its pages and tables: citations, feeds, pictures, frames, maps for robots.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import request from 'supertest';
import { loadSamples } from '../../server/wiring.ts';
import { addAsk, startApp } from '../support/app.ts';
import { storeAndFile } from '../support/database.ts';
import { elements, readXml } from '../support/xml.ts';

const SITE = 'http://localhost:3000';

function norway() {
  const made = startApp();
  const { slug } = addAsk(made.store, 'Should Norway follow Washington?');
  return { ...made, slug, at: `/asks/${slug}` };
}

test('citations are files to download, and a page shows what is in them', async () => {
  const { app, at } = norway();
  const types = {
    bib: 'application/x-bibtex; charset=utf-8',
    ris: 'application/x-research-info-systems; charset=utf-8',
    txt: 'text/plain; charset=utf-8',
  };
  for (const [path, key] of [
    [at, 'stancebook-ask-1'],
    ['/responses/1', 'stancebook-response-1'],
  ] as const) {
    const page = await request(app).get(`${path}/cite`);
    assert.equal(page.status, 200);
    for (const [ending, type] of Object.entries(types)) {
      const file = await request(app).get(`${path}/cite.${ending}`).buffer(true);
      assert.equal(file.status, 200);
      assert.equal(file.headers['content-type'], type);
      assert.equal(file.headers['content-disposition'], `attachment; filename=${key}.${ending}`);
      assert.equal(file.headers['cache-control'], 'no-cache');
      const shown = file.text.replaceAll('\r\n', '\n').trim();
      assert.ok(readHtml(page.text).includes(shown), `${path}/cite shows ${shown}`);
      assert.ok(page.text.includes(`href="${path}/cite.${ending}"`));
    }
    assert.match(page.text, /Illustrative sample/);
  }
  const answer = await request(app).get('/responses/1/cite.bib').buffer(true);
  assert.match(answer.text, /^ {2}author = \{Solheim, Ingrid\},$/m);
});

test('an ask’s citation page has the code that puts it on other pages', async () => {
  const { app, at } = norway();
  const { text } = await request(app).get(`${at}/cite`);
  const page = readHtml(text);
  assert.ok(
    page.includes(
      `<iframe src="${SITE}${at}/embed" title="Comparison of 1 response: Should Norway follow Washington?" width="100%" height="600" loading="lazy"></iframe>`,
    ),
  );
  assert.ok(
    page.includes(`<img src="${SITE}${at}/distribution.svg" alt="Should Norway follow Washington?">`),
  );
  const answer = await request(app).get('/responses/1/cite');
  assert.ok(!answer.text.includes('iframe'));
});

test('the feed tells of asks and answers in Atom, with ids that stay', async () => {
  const { app, store, at } = norway();
  const all = await request(app).get('/feed.atom').buffer(true);
  assert.equal(all.headers['content-type'], 'application/atom+xml; charset=utf-8');
  const feed = readXml(all.text);
  const time = store.publications.newest(1)[0]?.at;
  assert.deepEqual(
    feed.children.map(({ name, text, attributes }) => [name, name === 'link' ? attributes.href : text]),
    [
      ['id', `${SITE}/feed.atom`],
      ['title', 'Stancebook'],
      ['subtitle', 'New asks, and answers as they are published'],
      ['updated', time],
      ['author', 'Stancebook'],
      ['link', `${SITE}/feed.atom`],
      ['link', `${SITE}/`],
      ['icon', `${SITE}/static/favicon.svg`],
      ['entry', feed.children.at(-1)?.text],
    ],
  );
  const own = readXml((await request(app).get(`${at}/feed.atom`).buffer(true)).text);
  assert.deepEqual(
    elements(own, 'entry').map((entry) =>
      Object.fromEntries(
        entry.children.map(({ name, text, attributes }) => [
          name,
          text || attributes.href || attributes.term,
        ]),
      ),
    ),
    [
      {
        ...{
          id: SITE + at,
          title: 'Should Norway follow Washington?',
          link: SITE + at,
          author: 'Stancebook',
        },
        ...{ published: time, updated: time, category: 'Illustrative sample' },
        summary: 'Illustrative sample. A new question, with the answers of its panel.',
      },
      {
        ...{ id: `${SITE}/responses/1`, link: `${SITE}/responses/1`, author: 'Ingrid Solheim' },
        title: 'Ingrid Solheim, on “Should Norway follow Washington?”',
        ...{ published: time, updated: time, category: 'Illustrative sample' },
        summary:
          'Illustrative sample. Resist Washington (machine tag, clearly): Norway should refuse the plan and write its own rules for the strait.',
      },
    ],
  );
  const again = await request(app).get('/feed.atom').set('If-None-Match', String(all.headers.etag));
  assert.equal(again.status, 304);
  const nothing = readXml((await request(startApp().app).get('/feed.atom').buffer(true)).text);
  assert.deepEqual(elements(nothing, 'entry'), []);
  assert.equal(elements(nothing, 'updated')[0]?.text, '1970-01-01T00:00:00.000Z');
});

test('every page leads to the feed of the site, and an ask and its answers to their own', async () => {
  const { app, at } = norway();
  const feeds = async (path: string): Promise<string[]> => {
    const { text } = await request(app).get(path);
    return [
      ...text.matchAll(/<link rel="alternate" type="application\/atom\+xml" title="[^"]+" href="([^"]+)">/g),
    ].map((found) => found[1] ?? '');
  };
  assert.deepEqual(await feeds('/about'), ['/feed.atom']);
  assert.deepEqual(await feeds('/nowhere'), ['/feed.atom']);
  assert.deepEqual(await feeds(at), ['/feed.atom', `${at}/feed.atom`]);
  assert.deepEqual(await feeds('/responses/1'), ['/feed.atom', `${at}/feed.atom`]);
});

test('pages that are shared have a title, a description and the card of their panel', async () => {
  const { app, at } = norway();
  for (const path of [at, '/responses/1']) {
    const { text } = await request(app).get(path);
    const meta = Object.fromEntries(
      [...text.matchAll(/<meta (?:property|name)="((?:og|twitter):[a-z:_]+)" content="([^"]*)">/g)].map(
        ([, name, content]) => [name, content],
      ),
    );
    assert.deepEqual(Object.keys(meta), [
      ...['og:type', 'og:site_name', 'og:title', 'og:description', 'og:url'],
      ...['og:image', 'og:image:type', 'og:image:width', 'og:image:height', 'og:image:alt', 'twitter:card'],
    ]);
    assert.equal(meta['og:url'], SITE + path);
    assert.equal(meta['og:image'], `${SITE}${at}/card.svg`);
    assert.match(
      String(meta['og:image:alt']),
      /^Should Norway follow Washington\? Illustrative sample\. 1 response\./,
    );
  }
  const missing = await request(app).get('/nowhere');
  assert.doesNotMatch(missing.text, /og:|ld\+json/);
});

test('structured data cannot end its script, whatever a question holds', async () => {
  const { app, store } = startApp();
  const question = 'Is </script><script>alert(1)</script> & <!-- "this"\u2028 a question?';
  const { slug } = addAsk(store, question);
  for (const path of [`/asks/${slug}`, '/responses/1']) {
    const { text } = await request(app).get(path);
    const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(
      ([, inside]) => inside ?? '',
    );
    // The site's own file stands first, with nothing inside.
    assert.deepEqual([scripts.length, scripts[0]], [2, ''], path);
    const data = JSON.parse(scripts[1] ?? '');
    const asked = data['@graph']?.[0] ?? data.parentItem;
    assert.equal(asked.name, question);
  }
});

test('pictures may be shown by other sites and kept for a while; nothing else about them is open', async () => {
  const { app, at } = norway();
  for (const name of ['card', 'distribution']) {
    const { status, headers, body } = await request(app).get(`${at}/${name}.svg`);
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'image/svg+xml; charset=utf-8');
    assert.equal(headers['cache-control'], 'public, max-age=300');
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
    assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/);
    assert.equal(headers['x-frame-options'], 'DENY');
    assert.equal(readXml(String(body)).name, 'svg');
  }
});

test('the embedded comparison may be framed by anyone, runs nothing, and its links leave the frame', async () => {
  const { app, at } = norway();
  const { status, headers, text } = await request(app).get(`${at}/embed?stance=resist`);
  assert.equal(status, 200);
  assert.equal(
    headers['content-security-policy'],
    "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors *;img-src 'self';script-src 'none';connect-src 'none';style-src 'self'",
  );
  assert.equal(headers['x-frame-options'], undefined);
  assert.equal(headers['x-robots-tag'], 'noindex');
  assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
  assert.ok(text.includes('<base target="_top">'));
  assert.doesNotMatch(text, /<script|<form|href="#/);
  assert.ok(text.includes(`<link rel="canonical" href="${SITE}${at}?stance&#x3D;resist">`));
  assert.match(text, /1 response that resists/);
  const page = await request(app).get(at);
  assert.match(String(page.headers['content-security-policy']), /frame-ancestors 'none'/);
  assert.equal(page.headers['x-frame-options'], 'DENY');
  const wrong = await request(app).get(`${at}/embed?stance=nonsense`);
  assert.equal(wrong.status, 400);
  assert.match(String(wrong.headers['content-security-policy']), /frame-ancestors 'none'/);
});

test('what is not there is a 404, and HEAD answers as GET does', async () => {
  const { app, at } = norway();
  const names = [
    'cite',
    'cite.bib',
    'cite.ris',
    'cite.txt',
    'feed.atom',
    'embed',
    'card.svg',
    'distribution.svg',
  ];
  for (const name of names) {
    assert.equal((await request(app).get(`/asks/nowhere/${name}`)).status, 404, name);
    const head = await request(app).head(`${at}/${name}`);
    const get = await request(app).get(`${at}/${name}`);
    assert.equal(head.status, 200, name);
    for (const header of ['content-type', 'content-length', 'cache-control', 'etag'])
      assert.equal(head.headers[header], get.headers[header], `${name} ${header}`);
    const refused = await request(app).post(`${at}/${name}`);
    assert.deepEqual([refused.status, refused.headers.allow], [405, 'GET, HEAD'], name);
  }
  for (const path of [
    '/responses/2/cite',
    '/responses/x/cite.bib',
    '/responses/1e0/cite.ris',
    '/responses/01/cite.txt',
  ])
    assert.equal((await request(app).get(path)).status, 404, path);
});

/** The addresses of a sitemap, or of a list of sitemaps. */
async function locations(app: Parameters<typeof request>[0], path: string): Promise<string[]> {
  const { status, headers, text } = await request(app).get(path).buffer(true);
  assert.equal(status, 200, path);
  assert.equal(headers['content-type'], 'application/xml; charset=utf-8');
  return elements(readXml(text), 'loc').map((each) => each.text);
}

test('every address of the sitemap leads to its own page, and robots.txt names the sitemap', async () => {
  const { app, store, classifier } = startApp();
  loadSamples(store, classifier);
  const robots = await request(app).get('/robots.txt');
  assert.equal(robots.headers['content-type'], 'text/plain; charset=utf-8');
  assert.match(robots.text, /^Sitemap: http:\/\/localhost:3000\/sitemap\.xml$/m);
  assert.match(robots.text, /^User-agent: \*\n(?:Disallow: \/\S+\n)+Allow: \/\n/);
  const found = await locations(app, '/sitemap.xml');
  assert.ok(found.length > 60, `only ${found.length} addresses`);
  assert.deepEqual([...new Set(found)], found);
  for (const address of found) {
    const { status, text } = await request(app).get(address.slice(SITE.length));
    assert.equal(status, 200, address);
    const canonical = address.replaceAll('=', '&#x3D;'); // As Handlebars escapes it.
    assert.ok(text.includes(`<link rel="canonical" href="${canonical}">`), address);
  }
  assert.deepEqual(await locations(app, '/sitemap-1.xml'), found);
  assert.equal((await request(app).get('/sitemap-2.xml')).status, 404);
  assert.equal((await request(app).get('/sitemap-0.xml')).status, 404);
});

test('a site of more than 50,000 pages has a list of sitemaps, which together have every page once', async (t: TestContext) => {
  const { store, raw } = storeAndFile(t);
  const { app } = startApp({ store });
  addAsk(store, 'Should Norway follow Washington?');
  // Hidden meanwhile, or the search index would take the response up anew with every row.
  raw.exec(`
    UPDATE responses SET state = 'pending';
    WITH RECURSIVE numbers (n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM numbers WHERE n < 50100)
    INSERT INTO institutions (id, slug, name, sort_key, kind)
    SELECT n, 'i' || n, 'I ' || n, 'i', 'other' FROM numbers;
    INSERT INTO affiliations (response_id, position, printed, institution_id)
    SELECT 1, id, name, id FROM institutions WHERE id >= 100;
    UPDATE responses SET state = 'published';`);
  const parts = await locations(app, '/sitemap.xml');
  assert.deepEqual(parts, [`${SITE}/sitemap-1.xml`, `${SITE}/sitemap-2.xml`]);
  const [first = [], second = []] = await Promise.all(
    parts.map((part) => locations(app, part.slice(SITE.length))),
  );
  assert.equal(first.length, 50_000);
  assert.equal(new Set([...first, ...second]).size, first.length + second.length);
  assert.equal(second.at(-1), `${SITE}/institutions/i50100`);
});

/** A page's text as a reader would copy it. */
function readHtml(html: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(lt|gt|amp|quot);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll('\r\n', '\n');
}
