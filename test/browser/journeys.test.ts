// What readers come for, from the home page to the end, by keyboard alone and with scripts off.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Browser, Locator, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { surveyOf } from '../support/builders.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let browser: Browser;

const VOTES = [
  { vote: 'Strongly agree', stance: 'agree', intensity: 2 },
  { vote: 'Agree', stance: 'agree', intensity: 1 },
  { vote: 'Uncertain', stance: 'uncertain', intensity: 0 },
  { vote: 'Disagree', stance: 'disagree', intensity: 1 },
];

/** Panels that vote, older than the samples, so that an expert has a picture. */
function addVotes(): void {
  for (const month of [1, 2, 3, 4, 5]) {
    const contributors = Array.from({ length: 9 }, (_, index) => ({
      name: `Voter ${index}`,
      stance: 'unclear',
      paragraphs: [],
      affiliations: [{ role: 'Fellow', institution: 'Tamar Institute' }],
      declared: { vote: VOTES[(index * month) % 4]?.vote ?? '', confidence: (index % 9) + 1 },
    }));
    site.store.imports.add(
      surveyOf({
        ...{
          question: `Statement number ${month} holds.`,
          series: null,
          number: null,
          scheme: 'agree',
          votes: VOTES,
        },
        ...{ date: `2019-0${month}-05`, lead: null, contributors },
      }),
    );
  }
}

before(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  addVotes();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

async function openHome(): Promise<Page> {
  const context = await browser.newContext({
    ...{ javaScriptEnabled: false, reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } },
  });
  const page = await context.newPage();
  await page.goto(site.url);
  return page;
}

/** What a hand on the keyboard does when the focus has come to a link or a button. */
async function press(control: Locator): Promise<void> {
  await control.focus();
  await control.press('Enter');
}

const heading = (page: Page): Promise<string> => page.locator('h1').innerText();

test('find the institutions that changed course', async () => {
  const page = await openHome();
  await press(page.getByRole('link', { name: /^All \d+ institutions that changed course$/ }));
  await page.waitForURL('**/changes');
  assert.match(await heading(page), /^\d+ institutions that changed course$/);
  const rows = await page.locator('tbody tr').count();
  assert.ok(rows >= 3, `${rows} changed course`);
  const first = page.locator('tbody tr').first();
  assert.match(
    await first.innerText(),
    /(Follow|Shape|Resist)[\s\S]+2026[\s\S]+(Follow|Shape|Resist)[\s\S]+2026/,
  );
  const name = await first.getByRole('rowheader').innerText();
  await press(first.getByRole('rowheader').getByRole('link'));
  await page.waitForURL('**/institutions/*');
  assert.ok(name.startsWith(await heading(page)));
  assert.ok(await page.getByRole('heading', { name: 'Ask by ask, newest first' }).isVisible());
  await page.context().close();
});

test('who resists, and why?', async () => {
  const page = await openHome();
  const voice = page.locator('.voices li', { hasText: 'Resist' });
  assert.ok((await voice.locator('q').innerText()).length > 10, 'the sentence that proves it');
  await press(voice.getByRole('link'));
  await page.waitForURL('**/responses/*');
  assert.match(await page.locator('.stamp').innerText(), /Resist/);
  assert.ok((await page.locator('.answer mark').count()) > 0, 'the words that count are marked');
  await page.goBack();
  await press(page.locator('.lead h2').getByRole('link'));
  await press(page.getByRole('link', { name: /^Resist/ }).first());
  assert.equal(new URL(page.url()).searchParams.get('stance'), 'resist');
  const row = page.locator('tbody tr').first();
  await press(row.locator('summary'));
  assert.ok((await row.locator('details[open]').innerText()).length > 20, 'why this tag');
  await page.context().close();
});

test('compare three answers', async () => {
  const page = await openHome();
  await press(page.locator('.lead h2').getByRole('link'));
  for (const index of [0, 1, 2]) {
    const box = page.locator('.pick').nth(index);
    await box.focus();
    await box.press('Space');
  }
  await press(page.getByRole('button', { name: 'Compare side by side' }));
  await page.waitForURL('**/compare?*');
  assert.equal(new URL(page.url()).searchParams.getAll('response').length, 3);
  assert.equal(await page.locator('.versus article').count(), 3);
  await page.context().close();
});

test('export what is shown', async () => {
  const page = await openHome();
  await press(page.locator('.lead h2').getByRole('link'));
  const shown = await page.locator('tbody tr').count();
  const waiting = page.waitForEvent('download');
  await press(page.getByRole('link', { name: 'CSV' }).first());
  const download = await waiting;
  const rows: string[][] = parse(readFileSync(await download.path(), 'utf8'), { bom: true });
  assert.equal(rows.length - 1, shown);
  await page.context().close();
});

test('cite an answer', async () => {
  const page = await openHome();
  await press(page.locator('.voices').getByRole('link').first());
  await page.waitForURL('**/responses/*');
  const id = page.url().split('/').at(-1);
  await press(page.locator('main').getByRole('link', { name: /Cite/ }).first());
  await page.waitForURL('**/cite');
  assert.match(
    await page.locator('#bib ~ pre, section:has(#bib) pre').innerText(),
    new RegExp(`stancebook-response-${id},`),
  );
  const waiting = page.waitForEvent('download');
  await press(page.getByRole('link', { name: 'Download .bib' }));
  assert.equal((await waiting).suggestedFilename(), `stancebook-response-${id}.bib`);
  await page.context().close();
});

test('print a profile: everything that is read stays, everything that is pressed goes', async () => {
  const page = await openHome();
  await press(page.getByRole('link', { name: 'Experts', exact: true }));
  await page.getByRole('searchbox', { name: 'Find an expert by name' }).fill('voter 4');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/experts?q=*');
  assert.equal(await heading(page), '1 expert found by “voter 4”');
  await press(page.getByRole('link', { name: 'Voter 4' }));
  await page.waitForURL('**/experts/voter-4');
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.getByRole('img').first().isVisible());
  for (const gone of ['.mast nav', '.take', '.picked', '.pick']) {
    assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  }
  assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
  await page.context().close();
});

const PAGES = [
  ...['/', '/experts', '/experts?q=voter&sort=newest', '/experts?q=zzz', '/institutions?sort=responses'],
  ...['/experts/voter-4', '/experts/voter-4?by=tags', '/institutions/tamar-institute'],
  ...['/institutions/skagerrak-institute-of-international-affairs', '/changes', '/changes?rows=experts'],
];

for (const [name, width, colorScheme, paths] of [
  ['desktop, light', 1280, 'light', PAGES],
  ['phone, light', 320, 'light', PAGES],
  ['desktop, dark', 1280, 'dark', ['/', '/experts/voter-4', '/institutions/tamar-institute']],
] as const) {
  test(`profiles, lists and changes have no fault and do not scroll sideways (${name})`, async () => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(site.url + path);
      for (const summary of await page.locator('main > section > details > summary').all())
        await summary.click();
      assert.deepEqual(await axeViolations(page), [], `${path} at ${width} px`);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.equal(overflow, 0, `${path} scrolls sideways by ${overflow} px`);
    }
    await context.close();
  });
}
