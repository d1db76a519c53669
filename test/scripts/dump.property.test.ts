import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { storeAndFile, storeFor } from '../support/database.ts';
import { dumpText, importDump } from './support/dumps.ts';
import { actions } from './support/random-panels.ts';

const WAYS = [
  ['json', 'public'],
  ['csv', 'public'],
  ['json', 'private'],
] as const;

for (const [format, which] of WAYS) {
  test(`whatever happened to a database, its ${which} ${format} makes one with the same dump`, async (t: TestContext) => {
    await fc.assert(
      fc.asyncProperty(actions, async (happened) => {
        const panels = storeAndFile(t);
        for (const action of happened) action(panels);
        const before = dumpText(panels.store, format, which);
        const empty = storeFor(t);
        for (const said of await importDump(empty, before)) assert.match(said, /\nStored[.,]/u);
        assert.equal(dumpText(empty, format, which), before);
        // The same again changes nothing, neither there nor where it came from.
        for (const store of [empty, panels.store]) {
          for (const said of await importDump(store, before)) assert.match(said, /\nNothing changed: /u);
          assert.equal(dumpText(store, format, which), before);
        }
      }),
      { numRuns: 25 },
    );
  });
}
