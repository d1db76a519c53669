import {
  type Attribution,
  type Form,
  isMarked,
  nameAboveRole,
  nameAboveVote,
  nameAlone,
  roleAlone,
  setting,
  textAt,
  voteLines,
} from './attribution.ts';
import type { Block, TextBlock } from './block.ts';
import { endsText, isClosing, isFurniture } from './boilerplate.ts';
import { nameAndRole, nameThenAnswer, said } from './inline.ts';
import { signature } from './signature.ts';

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
}

interface Recogniser {
  readonly name: string;
  readonly forms: readonly Form[];
  /** Below 1 for those that try more forms and so find more by chance. */
  readonly trust: number;
}

const RECOGNISERS: readonly Recogniser[] = [
  { name: 'names and roles above the answers', forms: [nameAboveRole, nameAboveVote, roleAlone], trust: 1 },
  { name: 'name and role on one line', forms: [nameAndRole], trust: 1 },
  { name: 'name and role before the first words', forms: [nameThenAnswer, nameAndRole], trust: 0.97 },
  { name: 'said', forms: [said], trust: 1 },
  { name: 'names as headings', forms: [nameAboveRole, nameAndRole, nameAlone], trust: 0.95 },
  {
    name: 'mixed',
    forms: [nameThenAnswer, said, nameAndRole, nameAboveRole, roleAlone, nameAlone],
    trust: 0.9,
  },
];

/** Every recogniser's division, the best first; those that found nobody are left out. */
export function divide(blocks: readonly Block[]): readonly Division[] {
  const tried = new Map<Form, Form>();
  const divisions = RECOGNISERS.flatMap((recogniser) => {
    const forms = recogniser.forms.map((form) => once(form, tried));
    const found = withoutOutliers(withoutAnnounced(blocks, scan(blocks, forms)));
    const first = found[0];
    if (first === undefined) return [];
    const parts = found.map((attribution, index) => ({
      attribution,
      answer: blocks.slice(attribution.to, found[index + 1]?.from ?? blocks.length),
    }));
    const score = parts.reduce((sum, part) => sum + partScore(part), 0) * recogniser.trust;
    return [{ recogniser: recogniser.name, score, head: blocks.slice(0, first.from), parts, tail: [] }];
  });
  return [...divisions, ...divideBySignatures(blocks)].sort((a, b) => b.score - a.score);
}

/** Answers that are signed below: each begins where the one before it was signed. */
function divideBySignatures(blocks: readonly Block[]): Division[] {
  const found = withoutOutliers(scan(blocks, [signature]));
  const first = found[0];
  const last = found.at(-1);
  if (first === undefined || last === undefined) return [];
  const begin = beginningOfFirst(blocks, found, first.from);
  const parts = found.map((attribution, index) => ({
    attribution,
    answer: blocks.slice(index === 0 ? begin : (found[index - 1]?.to ?? 0), attribution.from),
  }));
  const tail = blocks.slice(last.to);
  const unsigned = wordsIn(tail.slice(0, lengthOfLastAnswer(tail)));
  const score = parts.reduce((sum, part) => sum + partScore(part), 0) * (unsigned > 40 ? 0.5 : 1);
  return [{ recogniser: 'signed below', score, head: blocks.slice(0, begin), parts, tail }];
}

/**
 * Where the first signed answer begins: at its heading, which looks as the other answers' headings do; else
 * after the introduction, which ends at the paragraph that asks or announces; else after one paragraph.
 */
function beginningOfFirst(blocks: readonly Block[], found: readonly Attribution[], end: number): number {
  const openers = found.flatMap((attribution, index) => {
    const before = found[index - 1];
    const opener = before === undefined ? null : textAt(blocks, before.to);
    return opener && before && before.to < attribution.from ? [opener] : [];
  });
  const style = openers[0] && headingStyle(openers[0]);
  if (style && openers.every((opener) => headingStyle(opener) === style)) {
    for (let at = end - 1; at > 0; at -= 1) {
      const block = textAt(blocks, at);
      if (block && headingStyle(block) === style && !isAsking(block)) return at;
    }
  }
  const asked = blocks.findLastIndex(
    (block, at) => at < end - 1 && block.kind !== 'table' && isAsking(block),
  );
  return Math.min(asked + 1, end - 1) || Math.min(1, end);
}

const isAsking = ({ text }: TextBlock): boolean => /[?:]["'”’)]*$/u.test(text);

/** How a heading of an answer is set; null for running text. */
function headingStyle(block: TextBlock): string | null {
  if (isMarked(block)) return setting(block);
  const short = block.text.length <= 90 && !/[.:;!…]["'”’)]*$/u.test(block.text);
  return short ? `short ${block.kind}` : null;
}

/** The form with a memory: several recognisers try it, each block is read by it once. */
function once(form: Form, tried: Map<Form, Form>): Form {
  const known = tried.get(form);
  if (known) return known;
  const results: (Attribution | null | undefined)[] = [];
  const remembering: Form = (blocks, at) => {
    const before = results[at];
    if (before !== undefined) return before;
    const found = form(blocks, at);
    results[at] = found;
    return found;
  };
  tried.set(form, remembering);
  return remembering;
}

function scan(blocks: readonly Block[], forms: readonly Form[]): Attribution[] {
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

/** Leaves out the announcements of a jump list: people without an answer who come again later with one. */
function withoutAnnounced(blocks: readonly Block[], found: readonly Attribution[]): Attribution[] {
  const lastOf = new Map(found.map((attribution) => [identity(attribution), attribution]));
  return found.filter((attribution, index) => {
    const next = found[index + 1]?.from ?? blocks.length;
    const silent = attribution.opening === null && wordsIn(blocks.slice(attribution.to, next)) === 0;
    return !silent || lastOf.get(identity(attribution)) === attribution;
  });
}

function identity({ name, affiliations, from }: Attribution): string {
  if (name !== null) return name.toLowerCase();
  return affiliations.length === 0 ? String(from) : JSON.stringify(affiliations);
}

/** A weak find that looks like no other is a line of somebody's answer. */
function withoutOutliers(found: readonly Attribution[]): Attribution[] {
  const counts = new Map<string, number>();
  for (const { style } of found) counts.set(style, (counts.get(style) ?? 0) + 1);
  const marked = found.filter(({ style }) => isSetApart(style)).length > found.length * 0.6;
  return found.filter(({ style, strength }) => {
    const share = (counts.get(style) ?? 0) / found.length;
    if (share >= 0.3) return strength >= 0.4;
    return strength >= (marked && !isSetApart(style) ? 0.95 : 0.7);
  });
}

const isSetApart = (style: string): boolean => /(?: h\d| bold| bold lead)$/u.test(style);

function partScore({ attribution, answer }: Part): number {
  const words = (attribution.opening?.split(' ').length ?? 0) + wordsIn(answer);
  // Who votes need not say why.
  if (words === 0) return attribution.declared === null ? -0.3 : attribution.strength;
  return attribution.strength * (words >= 15 ? 1 : 0.5);
}

function wordsIn(blocks: readonly Block[]): number {
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
