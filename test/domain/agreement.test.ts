import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agreementOf } from '../../server/domain/agreement.ts';
import type { Tally } from '../../server/domain/query.ts';

/** The figures of one row on panels given as [own, whole panel]. */
function figures(...asks: readonly (readonly [own: Tally, panel: Tally])[]) {
  return agreementOf(
    new Map(asks.map(([own], index) => [index, own])),
    new Map(asks.map(([, panel], index) => [index, panel])),
  );
}

test('one answer agrees with the share of the others who take its stance, itself left out', () => {
  assert.deepEqual(figures([{ shape: 1 }, { shape: 3, resist: 2 }]), { share: 0.5, asks: 1, dissents: 0 });
});

test('every ask weighs the same, and dissent counts the asks where most others stand elsewhere', () => {
  const found = figures(
    [{ shape: 1 }, { shape: 2 }],
    [{ resist: 1 }, { resist: 1, follow: 8 }],
    [{ resist: 1 }, { resist: 1, follow: 1, shape: 1 }],
  );
  assert.deepEqual(found, { share: 1 / 3, asks: 3, dissents: 1 });
});

test('unclear takes no side, in a row and in the rest, and asks without two sides are not compared', () => {
  const found = figures(
    [{ unclear: 1 }, { unclear: 1, shape: 5 }],
    [{ shape: 1 }, { shape: 1, unclear: 9 }],
    [{ shape: 1 }, { shape: 2, unclear: 9 }],
    [{ shape: 1 }, {}],
  );
  assert.deepEqual(found, { share: 1, asks: 1, dissents: 0 });
  assert.deepEqual(figures([{ unclear: 1 }, { unclear: 2 }]), { share: null, asks: 0, dissents: 0 });
});

test('an institution agrees with the share of pairs of one answer of its own and one from elsewhere', () => {
  // 2 shape and 1 resist of its own against 1 shape and 3 resist: 2·1 + 1·3 of 3·4 pairs.
  const own = { shape: 2, resist: 1 };
  assert.deepEqual(figures([own, { shape: 3, resist: 4 }]), { share: 5 / 12, asks: 1, dissents: 1 });
  assert.equal(
    figures([
      { shape: 1, resist: 1 },
      { shape: 1, resist: 9 },
    ]).dissents,
    0,
  );
});

test('the share lies between 0 and 1, dissents never outnumber asks, and order changes nothing', () => {
  const tally = fc.record({ follow: fc.nat(4), shape: fc.nat(4), resist: fc.nat(4), unclear: fc.nat(4) });
  const ask = fc.tuple(tally, tally).map(([own, rest]): [Tally, Tally] => {
    const sum = (code: keyof typeof own): number => own[code] + rest[code];
    return [
      own,
      { follow: sum('follow'), shape: sum('shape'), resist: sum('resist'), unclear: sum('unclear') },
    ];
  });
  fc.assert(
    fc.property(fc.array(ask, { maxLength: 6 }), (asks) => {
      const found = figures(...asks);
      assert.ok(found.share === null ? found.asks === 0 : found.share >= 0 && found.share <= 1);
      assert.ok(found.dissents <= found.asks && found.asks <= asks.length);
      const turned = figures(...asks.toReversed());
      assert.deepEqual([turned.asks, turned.dissents], [found.asks, found.dissents]);
      assert.ok(Math.abs((turned.share ?? 0) - (found.share ?? 0)) < 1e-12);
    }),
  );
});
