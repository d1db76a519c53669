import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let browser: Browser;

before(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const LOOKS = [
  { name: 'desktop, light', width: 1280, colorScheme: 'light' },
  { name: 'desktop, dark', width: 1280, colorScheme: 'dark' },
  { name: 'phone, light', width: 320, colorScheme: 'light' },
  { name: 'phone, dark', width: 320, colorScheme: 'dark' },
] as const;

/** A page in a context of its own; whatever the page logs or throws is collected. */
async function openPage(options: BrowserContextOptions): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    // The 422 of a form with errors is meant; Chromium logs it as a failed load.
    if (message.type() === 'error' && !message.text().includes('422')) faults.push(message.text());
  });
  page.on('requestfailed', (request) => faults.push(`${request.url()} failed`));
  return { page, faults };
}

/** What every page owes in every look: no accessibility fault, no sideways scrolling, one h1. */
async function inspect(page: Page, where: string): Promise<void> {
  assert.deepEqual(await axeViolations(page), [], `axe on ${where}`);
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  assert.equal(overflow, 0, `${where} scrolls sideways by ${overflow} px`);
  assert.equal(await page.locator('h1').count(), 1, `${where} has one h1`);
}

for (const { name, width, colorScheme } of LOOKS) {
  test(`a reader goes from home to an ask, filters, reads a response and answers (${name})`, async () => {
    const { page, faults } = await openPage({
      viewport: { width, height: 900 },
      colorScheme,
      javaScriptEnabled: true,
    });
    await page.goto(site.url);
    await inspect(page, 'home');

    const ask = site.store.asks.overviews().find((each) => each.ask.state === 'open');
    assert.ok(ask, 'the samples have an open ask');
    await page.locator('main').getByRole('link', { name: ask.ask.question }).first().click();
    assert.equal(new URL(page.url()).pathname, `/asks/${ask.ask.slug}`);
    await inspect(page, 'ask');

    const counted = ask.tally.resist ?? 0;
    assert.ok(counted > 0, 'someone resists');
    await page
      .getByRole('navigation', { name: 'Filters' })
      .getByRole('link', { name: /Resist/ })
      .first()
      .click();
    await page.waitForURL('**?stance=resist*');
    assert.equal(await page.locator('tbody tr').count(), counted);
    await inspect(page, 'filtered ask');

    await page.locator('tbody tr').first().locator('th a').first().click();
    assert.match(new URL(page.url()).pathname, /^\/responses\/\d+$/);
    assert.ok((await page.locator('mark').count()) > 0, 'evidence is highlighted');
    await inspect(page, 'response');

    await page.goto(`${site.url}/responses`);
    await inspect(page, 'responses');
    await answer(page, ask.ask.slug, name);
    assert.deepEqual(faults, []);
    await page.context().close();
  });
}

/** Chooses the ask, sends the form once with faults and once without. */
async function answer(page: Page, slug: string, look: string): Promise<void> {
  await page.goto(`${site.url}/submit`);
  await inspect(page, 'submit');
  await page.goto(`${site.url}/submit/${slug}`);
  await inspect(page, 'form');
  await page.getByLabel('Name').fill('Ada Ferreira-Ng');
  await page.getByRole('button', { name: /Send/ }).click();
  await inspect(page, 'form with errors');
  assert.equal(await page.getByLabel('Name').inputValue(), 'Ada Ferreira-Ng', 'what was typed is kept');
  assert.match(await page.title(), /^Error: /);
  await page.getByLabel('Role').fill('Analyst');
  await page.getByLabel('Institution').fill('Harbour Institute');
  await page
    .getByLabel('Your answer')
    .fill(`We should decline the offer and write our own rules. Seen on ${look}, with care.`);
  await page.getByRole('button', { name: /Send/ }).click();
  assert.match(new URL(page.url()).pathname, /\/received\/SB-/);
  await inspect(page, 'receipt');
}

test('the whole journey works without JavaScript, by keyboard alone', async () => {
  const { page, faults } = await openPage({
    viewport: { width: 1280, height: 900 },
    javaScriptEnabled: false,
  });
  await page.goto(site.url);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter'); // The skip link comes first.
  await page.waitForURL('**/#main');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/asks/**');
  assert.match(new URL(page.url()).pathname, /^\/asks\//);
  const why = page.locator('tbody details summary').first();
  await why.focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('tbody details[open]').count(), 1);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('the site asks nothing of any other host and sets no cookie', async () => {
  const { page } = await openPage({ viewport: { width: 1280, height: 900 } });
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  for (const path of ['/', '/responses', '/submit', '/method', '/nowhere']) await page.goto(site.url + path);
  assert.deepEqual([...hosts], [new URL(site.url).host]);
  assert.deepEqual(await page.context().cookies(), []);
  await page.context().close();
});
