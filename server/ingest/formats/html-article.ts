import { type Block, blockTexts, type Dropped } from '../block.ts';
import { readDate } from '../date.ts';

/** A block and the article or main element that it stands in, 0 outside any. */
export interface Placed {
  readonly block: Block;
  readonly region: number;
}

interface Article {
  readonly blocks: readonly Block[];
  readonly dropped: readonly Dropped[];
}

/** The blocks of the region with the most text, with the page's title if that stands above it; no pull quotes. */
export function articleOf(placed: readonly Placed[]): Article {
  const { blocks, dropped } = largestRegion(placed);
  const pulled = pullQuotes(blocks);
  return {
    blocks: blocks.filter((block) => !pulled.has(block)),
    dropped: [...dropped, ...[...pulled].flatMap((block) => drop(block, 'a pull quote'))],
  };
}

const drop = (block: Block, why: string): Dropped[] => blockTexts(block).map((text) => ({ text, why }));

function largestRegion(placed: readonly Placed[]): Article {
  const sizes = new Map<number, number>();
  for (const { block, region } of placed) sizes.set(region, (sizes.get(region) ?? 0) + sizeOf(block));
  const [largest = 0] = [...sizes].filter(([region]) => region > 0).sort((a, b) => b[1] - a[1])[0] ?? [];
  const whole = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (largest === 0 || (sizes.get(largest) ?? 0) < whole * 0.4)
    return { blocks: placed.map(({ block }) => block), dropped: [] };
  const first = placed.findIndex(({ region }) => region === largest);
  const isKept = ({ block, region }: Placed, at: number): boolean =>
    region === largest || (at < first && isOfTitle(block));
  return {
    blocks: placed.filter(isKept).map(({ block }) => block),
    dropped: placed
      .filter((each, at) => !isKept(each, at))
      .flatMap(({ block }) => drop(block, 'outside the article')),
  };
}

/** The title and the day of publication may stand in a banner above the article. */
function isOfTitle(block: Block): boolean {
  if (block.kind === 'table') return false;
  return (block.kind === 'heading' && block.level === 1) || readDate(block.text) !== null;
}

function sizeOf(block: Block): number {
  return block.kind === 'table' ? block.rows.flat().join(' ').length : block.text.length;
}

/** A page has few of them, and each is looked for in the whole text. */
const MOST_QUOTES = 40;
const SHORTEST_QUOTE = 25;

/** Quotations that repeat the words of a paragraph for show. */
function pullQuotes(blocks: readonly Block[]): ReadonlySet<Block> {
  const bare = (text: string): string => text.replace(/^["'“‘]+|[."'”’…]+$/gu, '');
  const quotes = blocks.filter((block) => block.kind === 'quote' && block.text.length >= SHORTEST_QUOTE);
  if (quotes.length > MOST_QUOTES) return new Set();
  return new Set(
    quotes.filter((quote) =>
      blocks.some(
        (other) =>
          other.kind === 'paragraph' &&
          quote.kind !== 'table' &&
          other.text.length > quote.text.length &&
          other.text.includes(bare(quote.text)),
      ),
    ),
  );
}
