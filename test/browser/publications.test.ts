// What other programs meet in a real browser: structured data under the content policy, the comparison in a
// frame of another site, pictures on another site, and citations to copy.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let browser: Browser;
let elsewhere: Server | undefined;

before(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
});
after(async () => {
  elsewhere?.close();
  await browser?.close();
  await site?.close();
});

/** A page; whatever it logs as a fault or throws is collected. */
async function openPage(width = 1280): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  return { page, faults };
}

/** Another site, of another origin, that shows this HTML. */
async function otherSite(html: string): Promise<string> {
  elsewhere?.close();
  const server = createServer((_req, res) => {
    res
      .setHeader('Content-Type', 'text/html; charset=utf-8')
      .end(`<!doctype html><title>Elsewhere</title>${html}`);
  }).listen(0, '127.0.0.1');
  elsewhere = server;
  await new Promise((resolve) => server.once('listening', resolve));
  // A TCP server's address is an AddressInfo once it listens.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function newestAsk(): string {
  const slug = site.store.asks.overviews()[0]?.ask.slug;
  assert.ok(slug);
  return `/asks/${slug}`;
}

test('structured data is data: the content policy has nothing against it', async () => {
  const { page, faults } = await openPage();
  for (const path of [newestAsk(), '/responses/1']) {
    await page.goto(site.url + path);
    const text = await page.locator('script[type="application/ld+json"]').textContent();
    assert.equal(JSON.parse(text ?? '')['@context'], 'https://schema.org', path);
  }
  assert.deepEqual(faults, []);
});

test('citations can be read, copied and downloaded, at any width', async () => {
  for (const width of [1280, 320]) {
    const { page, faults } = await openPage(width);
    for (const path of [`${newestAsk()}/cite`, '/responses/1/cite']) {
      await page.goto(site.url + path);
      assert.deepEqual(await axeViolations(page), [], `axe on ${path}`);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.equal(overflow, 0, `${path} scrolls sideways at ${width} px`);
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download .ris' }).click();
      const download = await waiting;
      assert.match(download.suggestedFilename(), /^stancebook-(?:ask|response)-\d+\.ris$/);
    }
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test('another site shows the pictures and the comparison, whose links leave the frame', async () => {
  const { page, faults } = await openPage();
  await page.goto(`${site.url}${newestAsk()}/cite`);
  const snippets = await page.locator('section[aria-labelledby="embed"] pre').allTextContents();
  assert.equal(snippets.length, 2);
  const card = `<img src="${site.url}${newestAsk()}/card.svg" alt="card">`;
  const home = await otherSite(snippets.join('') + card);
  await page.goto(home, { waitUntil: 'networkidle' });
  const sizes = await page.evaluate('[...document.images].map(({ naturalWidth }) => naturalWidth)');
  assert.deepEqual(sizes, [720, 1200]);

  const frame = page.frameLocator('iframe');
  await frame.locator('summary').first().click();
  assert.equal(page.url(), home, 'the proof opens inside the frame');
  assert.deepEqual(faults, []);
  await frame.locator('h1 a').click();
  await page.waitForURL(site.url + newestAsk());
});

test('only the embedded comparison may be framed', async () => {
  const { page } = await openPage();
  const refused = page.waitForEvent('console', (message) => /frame/i.test(message.text()));
  await page.goto(await otherSite(`<iframe src="${site.url}${newestAsk()}"></iframe>`));
  assert.match((await refused).text(), /frame-ancestors 'none'/);
  assert.equal(await page.frames()[1]?.locator('h1').count(), 0);
});

test('the embedded comparison is accessible by itself, wide and narrow', async () => {
  for (const width of [1280, 320]) {
    const { page, faults } = await openPage(width);
    for (const query of ['', '?stance=resist&size=2']) {
      await page.goto(`${site.url}${newestAsk()}/embed${query}`);
      assert.deepEqual(await axeViolations(page), [], `axe at ${width} px ${query}`);
    }
    assert.deepEqual(faults, []);
    await page.close();
  }
});
