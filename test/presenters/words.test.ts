import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyOf, byName, count, day, instant, share, weight, whole } from '../../server/presenters/words.ts';

test('amounts agree with their nouns and group their thousands', () => {
  assert.deepEqual(
    [count(0, 'response'), count(1, 'response'), count(1204, 'response'), count(2, 'entry', 'entries')],
    ['0 responses', '1 response', '1,204 responses', '2 entries'],
  );
  assert.equal(whole(11402), '11,402');
});

test('weights drop idle zeros and shares keep two places', () => {
  assert.deepEqual([2, 2.5, 1.875, 2.39583, 0].map(weight), ['2', '2.5', '1.875', '2.396', '0']);
  assert.deepEqual([0.5, 1, 0.126, 0].map(share), ['0.50', '1.00', '0.13', '0.00']);
});

test('dates are written as in Britain, in universal time', () => {
  assert.deepEqual(day('2025-08-22'), { iso: '2025-08-22', text: '22 August 2025' });
  assert.equal(day(null), null);
  const iso = '2026-03-06T23:59:00.000Z';
  assert.deepEqual(instant(iso), { iso, text: '6 March 2026 at 23:59 UTC' });
});

test('lists are joined by words, and directories sorted as people expect', () => {
  assert.equal(anyOf(['shape', 'resist']), 'shape or resist');
  assert.deepEqual(['Zhu', 'Åsa', 'Panel 10', 'abel', 'Panel 2'].sort(byName), [
    'abel',
    'Åsa',
    'Panel 2',
    'Panel 10',
    'Zhu',
  ]);
});
