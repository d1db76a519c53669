import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import { fuzz } from '../../scripts/support/fuzz.ts';
import { loadSeeds } from '../../scripts/support/fuzz-seeds.ts';

it('a thousand mutated documents are read or refused, each within a second', async () => {
  const seeds = await loadSeeds(join(import.meta.dirname, 'fixtures'));
  const { inputs, read, refused, heap } = await fuzz(seeds, 7, (count) => count < 1_000);
  assert.equal(inputs, 1_000);
  assert.ok(read > 100 && refused > 100, `${read} read, ${refused} refused`);
  assert.ok(heap > 0 && heap < 256, `${heap} MB`);
});
