import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { surveyOf } from '../support/builders.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let browser: Browser;

const VOTES = ['Strongly agree', 'Agree', 'Uncertain', 'Disagree', 'Strongly disagree', 'No opinion', null];

before(async () => {
  [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  site.store.imports.add(
    surveyOf({
      ...{ question: 'Norway should charge drivers by the mile.', scheme: 'agree', number: null, lead: null },
      votes: site.classifier.votes('agree'),
      contributors: Array.from({ length: 42 }, (_, index) => ({
        name: `Panellist ${index + 1}`,
        stance: 'unclear',
        paragraphs: index % 9 === 0 ? ['It depends on the road.'] : [],
        declared: { vote: VOTES[index % VOTES.length] ?? null, confidence: (index % 10) + 1 },
      })),
    }),
  );
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const DESKTOP = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 320, height: 800 }, hasTouch: true, isMobile: true };
const LEAD = '/asks/should-britain-follow-the-trump-administrations-lead-in-cutting-foreign-aid-3';
const VOTED = '/asks/norway-should-charge-drivers-by-the-mile';
const TEN =
  '/asks/should-britain-and-key-european-powers-now-follow-trumps-lead-on-russia-and-ukraine-34-2025';

async function open(path: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(site.url + path);
  return page;
}

const STATES = [
  `${LEAD}?view=columns`,
  `${LEAD}?view=cross&by=institution`,
  `${LEAD}?min_margin=0.5&kind=university`,
  `${LEAD}?view=columns&stance=no-answer`,
  `${LEAD}?choose=institution`,
  VOTED,
  `${VOTED}?view=columns`,
  `${VOTED}?view=cross&by=country`,
  '/responses?q=washington&kind=think+tank&tagged_by=lexicon',
  '/responses?choose=ask',
  '/responses?q=zebra',
  '/matrix?q=trade',
  '/matrix?q=zebra',
];

for (const [name, look] of [
  ['desktop, light', { ...DESKTOP, colorScheme: 'light' }],
  ['desktop, dark', { ...DESKTOP, colorScheme: 'dark' }],
  ['phone, light', { ...PHONE, colorScheme: 'light' }],
  ['phone, dark', { ...PHONE, colorScheme: 'dark' }],
] as const) {
  test(`a panel in every view has no fault and does not scroll sideways (${name})`, async () => {
    const page = await open('/', look);
    for (const path of STATES) {
      const response = await page.goto(site.url + path);
      assert.equal(response?.status(), 200, path);
      assert.deepEqual(await axeViolations(page), [], path);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.equal(overflow, 0, `${path} scrolls sideways by ${overflow} px`);
    }
    await page.context().close();
  });
}

test('from the table to columns, to a cross-table and into one of its cells, by keyboard and without scripts', async () => {
  const page = await open(`${LEAD}?kind=university`, { ...DESKTOP, javaScriptEnabled: false });
  const follow = async (name: string, view: RegExp): Promise<void> => {
    await page.getByRole('link', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(view);
  };
  await follow('Columns', /view=columns/);
  assert.ok((await page.locator('.lanes q').count()) > 0, 'the cards quote what decides');
  await follow('Cross-table', /view=cross/);
  const rows = page.getByRole('region', { name: /by stance/ }).getByRole('row');
  const cell = rows.nth(1).getByRole('link').first();
  const n = Number(await cell.textContent());
  await cell.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/*stance=*');
  assert.equal(await page.locator('table.compare tbody tr').count(), n);
  assert.equal(new URL(page.url()).searchParams.get('kind'), 'university');
  await page.context().close();
});

test('a reader asks how much hangs on narrow tags, and goes back, without scripts', async () => {
  const page = await open(`${LEAD}?sort=expert`, { ...DESKTOP, javaScriptEnabled: false });
  await page.getByText('How much hangs on narrow tags?').click();
  await page.getByLabel('Margin of at least').fill('0.4');
  await page.getByRole('button', { name: 'Tag again' }).click();
  const { searchParams } = new URL(page.url());
  assert.deepEqual([searchParams.get('min_margin'), searchParams.get('sort')], ['0.4', 'expert']);
  const flips = await page.locator('.flips li').count();
  assert.ok(flips > 0);
  const shown = page.locator('table.compare .sure').filter({ hasText: 'margin under 0.40' });
  assert.equal(await shown.count(), flips);
  await page.getByRole('link', { name: 'Back to the tags as published' }).click();
  assert.equal(await page.locator('.flips li').count(), 0);
  await page.context().close();
});

test('responses are searched within their filters, without scripts', async () => {
  const page = await open('/responses?stance=resist', { ...DESKTOP, javaScriptEnabled: false });
  await page.getByRole('searchbox', { name: 'Words of the answers' }).fill('washington');
  await page.getByRole('button', { name: 'Search within' }).click();
  assert.match(await page.locator('h1').innerText(), /that resist, with the words “washington”/);
  await page.getByRole('link', { name: 'Remove the filter “washington”' }).click();
  assert.equal(new URL(page.url()).search, '?stance=resist');
  await page.context().close();
});

test('an ask of ten answers prints on two pages, a chart of votes with all its marks', async () => {
  const page = await open(TEN, DESKTOP);
  const pdf = await page.pdf({ format: 'A4' });
  assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 2);
  const address = page.locator('footer .address');
  assert.equal(await address.isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await address.innerText(), await page.locator('link[rel=canonical]').getAttribute('href'));
  assert.ok((await address.innerText()).endsWith(TEN));
  for (const hidden of ['.facets', '.picked', '.take', 'details'])
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  await page.goto(site.url + VOTED);
  assert.equal(await page.locator('.ballot .marks svg').count(), 42);
  assert.ok(await page.locator('.ballot .bars').first().isVisible());
  await page.context().close();
});
