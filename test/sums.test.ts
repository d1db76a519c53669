// A reader with a pencil: every machine tag of the samples, redone from what its page prints.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Store } from '../server/domain/ports.ts';
import { presentResponse } from '../server/presenters/response.ts';
import type { SumView } from '../server/presenters/sum.ts';
import { UNCLEAR } from '../server/stance/types.ts';
import { loadClassifier, loadSamples, openStore } from '../server/wiring.ts';

const classifier = loadClassifier();
let store: Store;

before(() => {
  store = openStore(':memory:');
  loadSamples(store, classifier);
});
after(() => store.close());

/** A printed number: "1,204.5", "× 2.5". */
const number = (text: string): number => Number(text.replace(/[×,\s]/g, ''));

/** What rounding to the printed places may shift. */
function assertNear(actual: number, printed: number, slack: number, what: string): void {
  assert.ok(Math.abs(actual - printed) <= slack, `${what}: ${actual} is not the printed ${printed}`);
}

/** The weights that decide, per column, from the lines: the marked ones, or all where none is marked. */
function sumsOf({ lines, columns, outright }: SumView): number[] {
  const deciding = outright === null ? lines : lines.filter(({ decides }) => decides);
  return columns.map((_, column) =>
    deciding.reduce((sum, { cells }) => sum + number(cells[column]?.text ?? '0'), 0),
  );
}

/** The stance and the margin that the sums give. */
function tagOf({ columns }: SumView, sums: readonly number[]): { word: string; margin: number } {
  const ranked = sums.map((sum, column) => ({ sum, word: columns[column]?.word ?? '' }));
  ranked.sort((a, b) => b.sum - a.sum);
  const total = sums.reduce((sum, each) => sum + each, 0);
  const [first, second] = ranked;
  return { word: first?.word ?? '', margin: ((first?.sum ?? 0) - (second?.sum ?? 0)) / total };
}

function redo(
  where: string,
  sum: SumView,
  stance: { code: string; word: string },
  margin: string | null,
): void {
  for (const { number: line, base, factors, cells } of sum.lines) {
    const product = factors.reduce((weight, { value }) => weight * number(value ?? '1'), number(base));
    const printed = number(cells.find(({ text }) => text !== null)?.text ?? '');
    assertNear(product, printed, 0.001, `${where}, line ${line}`);
  }
  const sums = sumsOf(sum);
  const printed = (sum.outright?.totals ?? sum.totals).map(({ text }) => number(text ?? '0'));
  printed.forEach((total, column) => {
    assertNear(sums[column] ?? 0, total, 0.001 * (sum.lines.length + 1), `${where}, column ${column}`);
  });
  if (sum.margin.formula === null) {
    assert.equal(stance.code, UNCLEAR, `${where} has a stance without a sum`);
    return;
  }
  const tag = tagOf(sum, sums);
  const said = /= (\d\.\d\d)$/.exec(sum.margin.formula)?.[1] ?? '';
  assertNear(tag.margin, number(said), 0.006, `${where}, margin`);
  assert.ok(margin === null || margin === said, `${where} prints the margins ${margin} and ${said}`);
  const [, verdict, threshold] =
    /(reaches|is below) the threshold of (\d\.\d\d)/.exec(sum.margin.verdict) ?? [];
  assert.equal(
    verdict,
    tag.margin < number(threshold ?? '') || tag.margin === 0 ? 'is below' : 'reaches',
    where,
  );
  assert.equal(stance.word, verdict === 'reaches' ? tag.word : 'Unclear', where);
}

test('every tag of the samples can be redone by hand from its page', () => {
  const asks = store.asks.overviews().map(({ ask }) => ask);
  let outright = 0;
  for (const ask of asks) {
    const marks = store.asks.marks(ask.slug);
    for (const { response: id } of marks) {
      const coded = store.responses.byId(id);
      assert.ok(coded);
      const page = presentResponse({ ...coded, marks, scheme: classifier.method(ask.scheme).codebook });
      assert.ok(page.sum);
      redo(`/responses/${id}`, page.sum, page.tag.stance, page.tag.margin);
      outright += page.sum.outright === null ? 0 : 1;
    }
  }
  assert.ok(
    outright > 0,
    'no sample is decided by outright statements alone, so this test proves too little',
  );
});
