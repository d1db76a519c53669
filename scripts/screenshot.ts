// `npm run screenshot`: makes docs/ask.png, the picture of the README, from the samples.
import { join } from 'node:path';
import { ROOT } from '../server/wiring.ts';
import { launchBrowser } from '../test/support/browser.ts';
import { startSite } from '../test/support/site.ts';

const site = await startSite();
const browser = await launchBrowser();
try {
  const ask = site.store.asks.overviews().find((each) => each.ask.nature === 'illustrative');
  if (!ask) throw new Error('data/samples has no illustrative ask to take a picture of.');
  const page = await browser.newPage({ viewport: { width: 1280, height: 1320 }, colorScheme: 'light' });
  await page.goto(`${site.url}/asks/${ask.ask.slug}`);
  await page.screenshot({ path: join(ROOT, 'docs', 'ask.png') });
  process.stderr.write('Wrote docs/ask.png.\n');
} finally {
  await browser.close();
  await site.close();
}
