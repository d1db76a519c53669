import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedPanels } from '../../scripts/support/invented.ts';
import { storeFor, tempPath } from '../support/database.ts';
import { runScript } from '../support/process.ts';

test('the same numbers give the same panels, and other numbers others', () => {
  const panels = () => [...inventedPanels({ asks: 8, responses: 100 })];
  assert.deepEqual(panels(), panels());
  const other = [...inventedPanels({ asks: 8, responses: 101 })];
  assert.notDeepEqual(other, panels());
  assert.deepEqual(
    panels().map(({ survey }) => survey.contributors.length),
    [13, 13, 13, 13, 12, 12, 12, 12],
  );
});

test('people recur across panels, never twice on one, and dates go back week by week', () => {
  const panels = [...inventedPanels({ asks: 12, responses: 1200 })];
  const names = panels.map(({ survey }) => survey.contributors.map(({ name }) => name));
  for (const each of names) assert.equal(new Set(each).size, 100);
  assert.equal(new Set(names.flat()).size, 130);
  assert.deepEqual([panels[0]?.survey.date, panels[11]?.survey.date], ['2025-10-20', '2026-01-05']);
  assert.deepEqual(
    panels.slice(0, 4).map(({ scheme }) => scheme),
    ['lead', 'lead', 'lead', 'agree'],
  );
});

test('a panel larger than the stock of names still names everyone apart', () => {
  const [panel] = [...inventedPanels({ asks: 1, responses: 5000 })];
  assert.equal(new Set(panel?.survey.contributors.map(({ name }) => name)).size, 5000);
});

test('the command fills the database with illustrative asks once, and says so', async (t) => {
  const path = tempPath(t);
  const fill = (...args: string[]) => runScript('sample-data.ts', args, { STANCEBOOK_DB: path });
  const first = await fill('--responses', '40', '--asks', '4');
  assert.deepEqual([first.code, first.stdout], [0, `Added 4 invented asks with 40 responses to ${path}.\n`]);
  const again = await fill('--responses', '40', '--asks', '4');
  assert.deepEqual([again.code, again.stdout], [0, `Added 0 invented asks with 0 responses to ${path}.\n`]);
  const overviews = storeFor(t, path).asks.overviews();
  assert.deepEqual(
    overviews.map(({ ask, responses }) => [ask.nature, responses]),
    Array.from({ length: 4 }, () => ['illustrative', 10]),
  );
  const stances = new Set(overviews.flatMap(({ tally }) => Object.keys(tally)));
  assert.ok(stances.size >= 4, `only ${[...stances]} occur`);
});

test('wrong numbers are refused with what would do', async () => {
  for (const args of [
    [],
    ['--responses', '0'],
    ['--responses', 'many'],
    ['--responses', '5', '--asks', '-1'],
  ]) {
    const { code, stderr } = await runScript('sample-data.ts', args, {});
    assert.equal(code, 2, args.join(' '));
    assert.match(stderr, /required option|whole number from 1 to/, args.join(' '));
  }
});
