import { type Attribution, type Form, isMarked, nameAboveRole, setting, textAt } from './attribution.ts';
import type { Block, TextBlock } from './block.ts';
import { type Division, lengthOfLastAnswer, partScore, scan, withoutOutliers, wordsIn } from './division.ts';
import { nameAndRole } from './inline.ts';
import { isProse } from './question.ts';
import { signature } from './signature.ts';

/** Answers that are signed below: each begins where the one before it was signed. */
export function divideBySignatures(blocks: readonly Block[]): Division[] {
  return [...divideAt(blocks, [signature]), ...divideAt(blocks, IN_LINES).filter(isSignedThroughout)];
}

/** Names and roles look the same above and below an answer. */
const IN_LINES: readonly Form[] = [nameAboveRole, nameAndRole];

/** Nothing stands below the last of several names, and an answer above each; headings are never below. */
function isSignedThroughout({ parts, tail }: Division): boolean {
  const unsigned = tail.slice(0, lengthOfLastAnswer(tail));
  return (
    parts.length > 1 &&
    wordsIn(unsigned) === 0 &&
    parts.every(({ attribution, answer }) => wordsIn(answer) >= 15 && !/ h\d$/u.test(attribution.style))
  );
}

function divideAt(blocks: readonly Block[], forms: readonly Form[]): Division[] {
  const found = withoutOutliers(scan(blocks, forms));
  const first = found[0];
  const last = found.at(-1);
  if (first === undefined || last === undefined) return [];
  const { begin, guessed } = beginningOfFirst(blocks, found, first.from);
  const parts = found.map((attribution, index) => ({
    attribution,
    answer: blocks.slice(index === 0 ? begin : (found[index - 1]?.to ?? 0), attribution.from),
  }));
  const tail = blocks.slice(last.to);
  const unsigned = wordsIn(tail.slice(0, lengthOfLastAnswer(tail)));
  const score = parts.reduce((sum, part) => sum + partScore(part), 0) * (unsigned > 40 ? 0.5 : 1);
  return [{ recogniser: 'signed below', score, head: blocks.slice(0, begin), parts, tail, guessed }];
}

/**
 * Where the first signed answer begins: at its heading, which looks as the other answers' headings do and comes
 * after the introduction or after the list that announces the others; else
 * after the introduction, which ends at the paragraph that asks or announces; else after one paragraph. `guessed`
 * where nothing but the paragraphs themselves tells.
 */
function beginningOfFirst(
  blocks: readonly Block[],
  found: readonly Attribution[],
  end: number,
): { begin: number; guessed: boolean } {
  const openers = found.flatMap((attribution, index) => {
    const before = found[index - 1];
    const opener = before === undefined ? null : textAt(blocks, before.to);
    return opener && before && before.to < attribution.from ? [opener] : [];
  });
  const style = openers[0] && headingStyle(openers[0]);
  if (style && openers.every((opener) => headingStyle(opener) === style)) {
    const before = blocks.slice(0, end).map((_, at) => textAt(blocks, at));
    const lastAnnounced = lastOfJumpList(before, openers, found);
    const introduced =
      lastAnnounced !== -1
        ? lastAnnounced
        : before.findIndex((block) => block !== null && isIntroduction(block));
    const begin = before.findIndex(
      (block, at) => at > introduced && block !== null && headingStyle(block) === style && !isAsking(block),
    );
    if (begin !== -1) return { begin, guessed: false };
  }
  const asked = blocks.findLastIndex(
    (block, at) => at < end - 1 && block.kind !== 'table' && isAsking(block),
  );
  const isIntro = SEVERAL_SENTENCES.test(textAt(blocks, asked)?.text ?? '');
  // A title that asks is no introduction yet; the first paragraph below it is, if the answer has one more.
  const introduced = blocks.findIndex((_, at) => {
    const block = at > asked && at < end ? textAt(blocks, at) : null;
    return block !== null && isIntroduction(block);
  });
  const begin = isIntro ? asked + 1 : Math.min((introduced === -1 ? asked + 1 : introduced) + 1, end - 1);
  // With one paragraph in all, there is nothing to be mistaken about.
  const prose = blocks.slice(0, end).filter((block) => block.kind !== 'table' && isIntroduction(block));
  return { begin, guessed: prose.length > 1 };
}

/** The last line of a jump list: an answer's heading, alone or beside the name of who gave the answer. */
function lastOfJumpList(
  before: readonly (TextBlock | null)[],
  openers: readonly TextBlock[],
  [, ...others]: readonly Attribution[],
): number {
  const headings = new Set(openers.map(({ text }) => text));
  // The first name may stand before the heading of the first answer itself.
  const names = new Set(others.map(({ name }) => name));
  return before.findLastIndex(
    (block) =>
      block !== null &&
      (headings.has(block.text) ||
        names.has(block.text.split(':', 1)[0] ?? '') ||
        names.has(block.text.split(/[:–—-] /u).at(-1) ?? '')),
  );
}

/** Running text that is more than a title that asks. */
const isIntroduction = (block: TextBlock): boolean =>
  isProse(block) && (!block.text.endsWith('?') || SEVERAL_SENTENCES.test(block.text));

const SEVERAL_SENTENCES = /[.!?]["'”’)]* \p{Lu}/u;

const isAsking = ({ text }: TextBlock): boolean => /[?:]["'”’)]*$/u.test(text);

/** How a heading of an answer is set; null for running text. */
function headingStyle(block: TextBlock): string | null {
  if (isMarked(block)) return setting(block);
  const short = block.text.length <= 90 && !/[.:;!…]["'”’)]*$/u.test(block.text);
  return short ? `short ${block.kind}` : null;
}
