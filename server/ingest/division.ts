import { AppError } from '../domain/errors.ts';
import { type Attribution, type Form, textAt, voteLines } from './attribution.ts';
import type { Block, TextBlock } from './block.ts';
import { endsText, isClosing, isFurniture } from './boilerplate.ts';

/** One contributor's part of a document: the attribution and the blocks of the answer. */
export interface Part {
  readonly attribution: Attribution;
  readonly answer: readonly Block[];
}

/** A document divided among its contributors by one recogniser. */
export interface Division {
  readonly recogniser: string;
  readonly score: number;
  readonly head: readonly Block[];
  readonly parts: readonly Part[];
  /** What stands after the last part, where the layout itself ends it. */
  readonly tail: readonly Block[];
  /** Nothing in the layout says where the introduction ends and the first answer begins. */
  readonly guessed: boolean;
}

/** More people than any document of prose has; tables may have more. */
const MOST_CONTRIBUTORS = 2_000;

function tooMany(): AppError {
  return new AppError(
    'document_too_large',
    `The document seems to name more than ${MOST_CONTRIBUTORS} contributors. Cut it down to one survey, or give a table with one row per response.`,
  );
}

/** Every place where one of the forms reads an attribution; the first form that does wins. */
export function scan(blocks: readonly Block[], forms: readonly Form[]): Attribution[] {
  const found: Attribution[] = [];
  let at = 0;
  while (at < blocks.length) {
    let best: Attribution | null = null;
    for (const form of mayIntroduce(textAt(blocks, at)) ? forms : []) {
      best = form(blocks, at);
      if (best !== null) break;
    }
    const voted = best === null ? null : withVote(blocks, best);
    if (voted !== null) found.push(voted);
    if (found.length > MOST_CONTRIBUTORS) throw tooMany();
    at = voted?.to ?? at + 1;
  }
  return found;
}

/** Takes in the lines of votes that stand below an attribution. */
function withVote(blocks: readonly Block[], attribution: Attribution): Attribution {
  if (attribution.opening !== null) return attribution;
  const { declared, to } = voteLines(blocks, attribution.to);
  if (declared === null) return attribution;
  const confidence = declared.confidence ?? attribution.declared?.confidence ?? null;
  return {
    ...attribution,
    to,
    declared: { vote: declared.vote ?? attribution.declared?.vote ?? null, confidence },
  };
}

/** Nobody is introduced without a capital (or a letter of a script that has none) near the beginning. */
function mayIntroduce(block: TextBlock | null): boolean {
  return block !== null && /[\p{Lu}\p{Lt}\p{Lo}]/u.test(block.text.slice(0, 80));
}

/** A weak find that looks like no other is a line of somebody's answer. */
export function withoutOutliers(found: readonly Attribution[]): Attribution[] {
  const counts = new Map<string, number>();
  for (const { style } of found) counts.set(style, (counts.get(style) ?? 0) + 1);
  const marked = found.filter(({ style }) => isSetApart(style)).length > found.length * 0.6;
  return found.filter(({ style, strength }) => {
    const count = counts.get(style) ?? 0;
    const share = count / found.length;
    // One byline is that of whoever put the answers together.
    if (style.startsWith('byline') && (count < 2 || share < 0.5)) return false;
    if (share >= 0.3) return strength >= 0.4;
    return strength >= (marked && !isSetApart(style) ? 0.95 : 0.7);
  });
}

const isSetApart = (style: string): boolean => /(?: h\d| bold| bold lead)$/u.test(style);

/** What a part adds to the weight of a division. */
export function partScore({ attribution, answer }: Part): number {
  const words = (attribution.opening?.split(' ').length ?? 0) + wordsIn(answer);
  // Who votes need not say why.
  if (words === 0) return attribution.declared === null ? -0.3 : attribution.strength;
  return attribution.strength * (words >= 15 || attribution.declared !== null ? 1 : 0.5);
}

/** Words of running text in blocks; tables count for none. */
export function wordsIn(blocks: readonly Block[]): number {
  let words = 0;
  for (const block of blocks)
    if (block.kind !== 'table' && !isFurniture(block.text)) words += block.text.split(' ').length;
  return words;
}

/**
 * Where the text ends: at a heading that opens what follows an article, else before the closing paragraphs.
 * @returns the number of leading blocks that belong to the answer
 */
export function lengthOfLastAnswer(answer: readonly Block[]): number {
  const cut = answer.findIndex((block, at) => at > 0 && block.kind !== 'table' && endsText(block.text));
  let end = cut === -1 ? answer.length : cut;
  while (end > 0 && isClosingBlock(textAt(answer, end - 1))) end -= 1;
  return end;
}

const isClosingBlock = (block: TextBlock | null): boolean => block !== null && isClosing(block.text);
