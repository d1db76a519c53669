import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Mark } from '../../server/domain/query.ts';
import { pictureView } from '../../server/presenters/picture.ts';
import { INK, MARK_COLOURS, PAPER, SOFT, toCard, toDistribution } from '../../server/publish/picture.ts';
import { askOf, SCHEME } from '../presenters/fixtures.ts';
import { elements, readXml, type XmlNode } from '../support/xml.ts';

function marksOf(counts: Readonly<Record<string, number>>, weak = 0): Mark[] {
  return Object.entries(counts).flatMap(([stance, amount]) =>
    Array.from({ length: amount }, (_, index) => ({ response: index + 1, stance, weak: index < weak })),
  );
}

/** How many paths stand in each colour, hollow ones apart; one of each colour names its row. */
function colours(svg: XmlNode): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { attributes } of elements(svg, 'path')) {
    const key = attributes.fill === PAPER ? `hollow ${attributes.stroke}` : String(attributes.fill);
    found[key] = (found[key] ?? 0) + 1;
  }
  return found;
}

test('the distribution has one mark per response, hollow where the tag is tentative, and says so in words', () => {
  const ask = askOf({ question: 'Is <this> & "that" right?', nature: 'illustrative' });
  const view = pictureView(ask, marksOf({ follow: 3, resist: 2 }, 1), SCHEME);
  const svg = readXml(toDistribution(view));
  assert.deepEqual(colours(svg), {
    [MARK_COLOURS.for]: 1 + 2,
    [`hollow ${MARK_COLOURS.for}`]: 1,
    [MARK_COLOURS.between]: 1,
    [MARK_COLOURS.against]: 1 + 1,
    [`hollow ${MARK_COLOURS.against}`]: 1,
    [MARK_COLOURS.none]: 1,
  });
  assert.equal(elements(svg, 'title')[0]?.text, 'Is <this> & "that" right?');
  assert.equal(
    elements(svg, 'desc')[0]?.text,
    'Illustrative sample. 5 responses. Follow Oslo: 3 of 5; Shape: 0 of 5; Resist Oslo: 2 of 5; Unclear: 0 of 5.',
  );
  assert.deepEqual(
    elements(svg, 'text').map(({ text }) => text),
    [
      'The Sample Ask, No. 12, 4 March 2026',
      'Is <this> & "that" right?',
      ...['Follow Oslo', '3 of 5', 'Shape', '0 of 5', 'Resist Oslo', '2 of 5', 'Unclear', '0 of 5'],
      'Stancebook · 5 responses · Illustrative sample',
    ],
  );
});

test('a picture of nobody says so', () => {
  const svg = readXml(toDistribution(pictureView(askOf(), [], SCHEME)));
  assert.deepEqual(colours(svg), {});
  assert.equal(elements(svg, 'desc')[0]?.text, 'No response has been published yet.');
});

test('the card keeps its size and every mark stays inside it, from one response to a thousand', () => {
  const ask = askOf({
    question: 'Should this be asked at such a length that no card has room for it? '.repeat(9),
  });
  for (const amount of [1, 12, 60, 400, 1000]) {
    const svg = readXml(toCard(pictureView(ask, marksOf({ follow: amount, unclear: 1 }), SCHEME)));
    assert.deepEqual([svg.attributes.width, svg.attributes.height], ['1200', '630']);
    const paths = elements(svg, 'path');
    assert.equal(paths.length, 4 + amount + 1);
    for (const { attributes } of paths) {
      const [x = -1, y = -1, scale = 0] = (attributes.transform ?? '').match(/[\d.]+/g)?.map(Number) ?? [];
      assert.ok(x >= 64 && x + 14 * scale <= 1200 - 64, `${amount}: x ${x}`);
      assert.ok(y > 0 && y + 14 * scale <= 630 - 64, `${amount}: y ${y}`);
    }
    assert.ok(elements(svg, 'text').some(({ text }) => text.endsWith('…')));
  }
});

test('a card of many rows has smaller letters, and marks that can still be seen, above its last line', () => {
  const ask = askOf({ question: 'A question of three lines on a card, as so many of them are. '.repeat(2) });
  const stances = Array.from({ length: 7 }, (_, index) => `other-${index}`);
  const counts = Object.fromEntries(['follow', ...stances].map((stance) => [stance, 5]));
  const svg = readXml(toCard(pictureView(ask, marksOf(counts), SCHEME)));
  const boxes = elements(svg, 'path').map(({ attributes }) => {
    const [, y = -1, scale = 0] = (attributes.transform ?? '').match(/[\d.]+/g)?.map(Number) ?? [];
    return { size: 14 * scale, end: y + 14 * scale };
  });
  assert.equal(boxes.length, 11 + 8 * 5);
  const foot = Number(elements(svg, 'text').at(-1)?.attributes.y);
  assert.ok(Math.min(...boxes.map(({ size }) => size)) >= 7, 'marks are not specks');
  assert.ok(Math.max(...boxes.map(({ end }) => end)) < foot - 30, 'rows end above the last line');
});

test('labels are whole or give way to the bare words', () => {
  const texts = (lead: string): (string | undefined)[] => {
    const view = pictureView(askOf({ lead }), marksOf({ follow: 1 }), SCHEME);
    return elements(readXml(toDistribution(view)), 'text').map(({ text }) => text);
  };
  assert.ok(texts('Oslo').includes('Follow Oslo'));
  const long = texts('the administration in Washington');
  assert.ok(long.includes('Follow') && !long.some((text) => text?.startsWith('Follow the')));
});

test('the colours are those of the style sheet in its light form', () => {
  const css = readFileSync(new URL('../../public/site.css', import.meta.url), 'utf8');
  const token = (name: string): string | undefined => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1];
  assert.deepEqual(
    {
      ...{ paper: PAPER, ink: INK, soft: SOFT },
      ...Object.fromEntries(Object.entries(MARK_COLOURS).map(([tone, colour]) => [`tone-${tone}`, colour])),
    },
    Object.fromEntries(
      ['paper', 'ink', 'soft', 'tone-for', 'tone-between', 'tone-against', 'tone-none'].map((name) => [
        name,
        token(name),
      ]),
    ),
  );
});
