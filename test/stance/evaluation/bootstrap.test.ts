import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawClusters, middle95, mulberry32 } from '../../../server/stance/evaluation/bootstrap.ts';

test('the generator gives the published numbers of mulberry32, so that intervals never change by machine', () => {
  const random = mulberry32(0);
  assert.equal(random(), 0.26642920868471265);
  assert.equal(random(), 0.0003297457005828619);
});

test('draws depend on the seed alone and pick every cluster about equally often', () => {
  const draws = drawClusters(4, 1000, 7);
  assert.deepEqual(draws, drawClusters(4, 1000, 7));
  assert.notDeepEqual(draws, drawClusters(4, 1000, 8));
  const counts = [0, 1, 2, 3].map((cluster) => draws.flat().filter((each) => each === cluster).length);
  assert.equal(draws.flat().length, 4000);
  assert.ok(
    counts.every((count) => Math.abs(count - 1000) < 110), // four standard errors of a fair draw
    counts.join(', '),
  );
});

test('the middle 95% of 0 to 1000 runs from 25 to 975, and between neighbours it interpolates', () => {
  assert.deepEqual(middle95(Array.from({ length: 1001 }, (_, index) => 1000 - index)), [25, 975]);
  assert.deepEqual(middle95([0, 40]), [1, 39]);
  assert.deepEqual(middle95([3]), [3, 3]);
});

test('undefined values are left out, and with nothing left there is no interval', () => {
  assert.deepEqual(middle95([null, 2, null]), [2, 2]);
  assert.equal(middle95([null]), null);
  assert.equal(middle95([]), null);
});
