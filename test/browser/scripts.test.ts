// What the one optional script adds: changes in place, tables to sort, texts to copy.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { surveyOf } from '../support/builders.ts';
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

/** A page that remembers whether it was loaded anew; its faults are collected. */
async function open(path: string): Promise<{ page: Page; faults: string[]; kept: () => Promise<boolean> }> {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(site.url + path);
  await page.evaluate('window.kept = true');
  return { page, faults, kept: () => page.evaluate<boolean>('window.kept === true') };
}

/** Waits for the title. Polling inside the page would need the eval that its policy forbids. */
async function titleFits(page: Page, fits: (title: string) => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!fits(await page.title())) {
    assert.ok(Date.now() < deadline, `the title stayed “${await page.title()}”`);
    await setTimeout(20);
  }
}

const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.textContent');

test('a filter changes the page in place, keeps the focus, and can be taken back', async () => {
  const { page, faults, kept } = await open('/responses');
  const before = await page.title();
  await page
    .getByRole('navigation', { name: 'Filters' })
    .getByRole('link', { name: /^Resist/ })
    .click();
  await page.waitForURL('**/responses?stance=resist');
  await titleFits(page, (title) => title !== before);
  assert.match(await page.locator('h1').innerText(), /resist/);
  assert.match(await focused(page), /Resist/);
  assert.match(await page.getByRole('status').innerText(), /responses that resist/);
  await page.keyboard.press('Enter'); // The same link again takes the filter out.
  await titleFits(page, (title) => title === before);
  await page.goBack();
  await titleFits(page, (title) => title !== before);
  assert.equal(new URL(page.url()).search, '?stance=resist');
  assert.deepEqual([await kept(), faults], [true, []]);
  assert.deepEqual(await axeViolations(page), []);
  await page.context().close();
});

test('a heading sorts in place, and what was ticked stays ticked', async () => {
  const ask = site.store.asks.overviews()[0]?.ask.slug;
  const { page, faults, kept } = await open(`/asks/${ask}`);
  const ticked = page.locator('.pick').nth(2);
  const value = await ticked.getAttribute('value');
  await ticked.check();
  await page.getByRole('columnheader', { name: 'Expert and role' }).getByRole('link').click();
  await page.locator('th[aria-sort]').waitFor();
  assert.equal(await page.locator('th[aria-sort]').getAttribute('aria-sort'), 'ascending');
  assert.match(await focused(page), /Expert and role/);
  const values = await page
    .locator('.pick:checked')
    .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('value')));
  assert.deepEqual([values, await kept(), faults], [[value], true, []]);
  await page.context().close();
});

test('a link to another page is a link to another page', async () => {
  const { page, kept } = await open('/responses');
  await page.locator('tbody th a').first().click();
  await page.waitForURL('**/responses/*');
  assert.equal(await kept(), false);
  await page.context().close();
});

test('a table of figures sorts by its headings, numbers as numbers and days as days', async () => {
  for (const month of [1, 2, 11]) {
    const date = `2018-${String(month).padStart(2, '0')}-05`;
    const contributors = ['follow', 'shape', 'resist', 'resist'].map((stance, index) => ({
      stance,
      name: `Sorter ${index}`,
    }));
    site.store.imports.add(
      surveyOf({ question: `Should we follow on ${month}?`, number: `${month}`, date, contributors }),
    );
  }
  const { page, faults } = await open('/experts/sorter-0');
  await page.getByText('The picture as a table').click();
  const first = (): Promise<string> => page.locator('table.sortable tbody tr').first().innerText();
  assert.match(await first(), /5 November 2018/);
  await page.getByRole('button', { name: 'Date' }).click();
  assert.match(await first(), /5 January 2018/);
  await page.getByRole('button', { name: 'Date' }).click();
  assert.match(await first(), /5 November 2018/);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  assert.match(await first(), /follow on 1\?/);
  assert.equal(
    await page
      .locator('table.sortable')
      .getByRole('columnheader', { name: 'Ask', exact: true })
      .getAttribute('aria-sort'),
    'ascending',
  );
  assert.deepEqual([await axeViolations(page), faults], [[], []]);
  await page.context().close();
});

test('links and citations can be copied', async () => {
  const { page, faults } = await open('/responses/1/cite');
  const section = page.locator('section.copy').first();
  await section.getByRole('button', { name: 'Copy', exact: true }).click();
  await section.getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page.evaluate('navigator.clipboard.readText()');
  assert.equal(copied, await section.locator('pre').textContent());
  await page.goto(`${site.url}/experts?sort=responses`);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await page.evaluate('navigator.clipboard.readText()'), `${site.url}/experts?sort=responses`);
  assert.deepEqual([await axeViolations(page), faults], [[], []]);
  await page.context().close();
});
