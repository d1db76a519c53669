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

async function open(path: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(site.url + path);
  return page;
}

const DESKTOP = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 320, height: 800 }, hasTouch: true, isMobile: true };

const COMPARED = '/compare?response=1&response=2&response=3&response=30&response=31&response=40';
const PAGES = [
  '/matrix',
  '/matrix?rows=institutions&sort=dissent',
  '/compare',
  '/compare?response=1',
  COMPARED,
  '/search',
  '/search?q=trade',
  '/search?q=zzz',
];

// The dark look has other colours and nothing else.
for (const [name, look, paths] of [
  ['desktop, light', { ...DESKTOP, colorScheme: 'light' }, PAGES],
  ['phone, light', { ...PHONE, colorScheme: 'light' }, PAGES],
  ['desktop, dark', { ...DESKTOP, colorScheme: 'dark' }, ['/matrix', COMPARED, '/search?q=trade']],
] as const) {
  test(`matrix, comparison and search have no fault and do not scroll sideways (${name})`, async () => {
    const page = await open('/', look);
    for (const path of paths) {
      await page.goto(site.url + path);
      assert.deepEqual(await axeViolations(page), [], path);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.equal(overflow, 0, `${path} scrolls sideways by ${overflow} px`);
    }
    await page.context().close();
  });
}

test('a cell of the matrix shows its sentence under the pointer and on focus, and leads to the response', async () => {
  const page = await open('/matrix', { ...DESKTOP, javaScriptEnabled: false });
  const cell = page.locator('.cell', { has: page.locator('.says q') }).first();
  const says = cell.locator('.says');
  assert.equal(await says.isVisible(), false);
  await cell.locator('a').hover();
  assert.equal(await says.isVisible(), true);
  await page.mouse.move(0, 0);
  assert.equal(await says.isVisible(), false);
  await cell.locator('a').focus();
  assert.equal(await says.isVisible(), true);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/responses/*');
  await page.context().close();
});

test('on a phone a tap shows the sentence, without scripts, and another puts it away', async () => {
  const page = await open('/matrix', { ...PHONE, javaScriptEnabled: false });
  const cell = page.locator('.cell', { has: page.locator('.says q') }).first();
  const button = cell.getByRole('button');
  await button.scrollIntoViewIfNeeded();
  assert.equal(await cell.locator('.says').isVisible(), false);
  await button.tap();
  assert.equal(await cell.locator('.says').isVisible(), true);
  await button.tap();
  assert.equal(await cell.locator('.says').isVisible(), false);
  await page.context().close();
});

test('the head and the first column of the matrix stay in sight', async () => {
  const phone = await open('/matrix', PHONE);
  const region = phone.getByRole('region', { name: /experts on/ });
  await region.evaluate((element: { scrollTo(x: number, y: number): void }) => element.scrollTo(250, 400));
  const box = await region.boundingBox();
  const corner = await region.locator('thead th').first().boundingBox();
  assert.ok(box && corner);
  assert.ok(Math.abs(corner.x - box.x) < 1 && Math.abs(corner.y - box.y) < 1, 'the corner has moved');
  await phone.context().close();
  const desktop = await open('/matrix', DESKTOP);
  await desktop.evaluate('window.scrollTo(0, 900)');
  const head = await desktop.locator('.matrix thead th').nth(1).boundingBox();
  assert.ok(head && Math.abs(head.y) < 1, 'the head has moved');
  await desktop.context().close();
});

test('answers are ticked in a table, compared, taken out and added, without scripts', async () => {
  const page = await open('/responses', { ...DESKTOP, javaScriptEnabled: false });
  for (const row of [0, 2, 3]) await page.locator('.pick').nth(row).check();
  await page.getByRole('button', { name: 'Compare side by side' }).click();
  assert.equal(new URL(page.url()).pathname, '/compare');
  assert.equal(await page.locator('.versus article').count(), 3);
  const tops = await page
    .locator('.versus .verdict')
    .evaluateAll((found: { getBoundingClientRect(): { top: number } }[]) =>
      found.map((each) => Math.round(each.getBoundingClientRect().top)),
    );
  assert.equal(new Set(tops).size, 1, `the tags stand at ${tops}`);
  await page
    .getByRole('link', { name: /^Take out/ })
    .first()
    .click();
  assert.equal(await page.locator('.versus article').count(), 2);
  await page.locator('summary').first().click();
  await page.locator('details[open] a').first().click();
  assert.equal(await page.locator('.versus article').count(), 3);
  await page.context().close();
});

test('the search box of any page finds, marks and narrows down, without scripts', async () => {
  const page = await open('/about', { ...DESKTOP, javaScriptEnabled: false });
  const box = page.getByRole('search', { name: 'Whole site' }).getByRole('searchbox');
  await box.fill('trade');
  await box.press('Enter');
  assert.equal(new URL(page.url()).search, '?q=trade');
  assert.match((await page.locator('mark.hit').first().textContent()) ?? '', /^trade$/i);
  await page.getByRole('link', { name: /^Questions/ }).click();
  assert.match(await page.title(), /question for “trade”|questions for “trade”/);
  assert.equal(await page.getByRole('searchbox', { name: 'Search for' }).inputValue(), 'trade');
  await page.context().close();
});
