import type { ParsedContributor, PrintedAffiliation } from '../domain/survey.ts';
import type { Attribution } from './attribution.ts';
import { affiliationsIn } from './biographies.ts';
import { type Block, blockTexts, type Dropped, type Warning } from './block.ts';
import { isFurniture } from './boilerplate.ts';
import { type Division, lengthOfLastAnswer, type Part } from './division.ts';
import type { ResponseTable } from './table-layout.ts';

/** The contributors of a document, what is doubtful about each (in their order), and what was left out. */
export interface Found {
  readonly head: readonly Block[];
  readonly contributors: readonly ParsedContributor[];
  readonly doubts: readonly (readonly Doubt[])[];
  readonly dropped: readonly Dropped[];
}

/** How far a contributor's place, name and affiliations can be taken as read. */
export type Confidence = 'high' | 'check';

/** A warning before its contributor has a number. */
export type Doubt = Omit<Warning, 'where'>;

/** How far each contributor can be taken as read, and the warnings with their places. */
export function withPlaces(doubts: Found['doubts']): {
  readonly confidence: readonly Confidence[];
  readonly warnings: readonly Warning[];
} {
  return {
    confidence: doubts.map((each) => (each.length === 0 ? 'high' : 'check')),
    warnings: doubts.flatMap((each, index) =>
      each.map((doubt) => ({ ...doubt, where: `contributor ${index + 1}` })),
    ),
  };
}

/** Why lines below the last answer are left out. */
export const AFTER_LAST = 'after the last answer';

export function fromDivision({ head, parts, tail, guessed }: Division): Found {
  const dropped: Dropped[] = [];
  const told = affiliationsIn(tail);
  const introduced = parts.map(({ attribution, answer }) => ({
    attribution: withBiography(attribution, told),
    answer,
  }));
  const quoted = introduced.length > 1 && introduced.every(isQuoted);
  const contributors = introduced.map((part, index) => {
    const { unread } = part.attribution;
    if (unread !== undefined) dropped.push({ text: unread, why: 'the rest of a biography' });
    const isLast = index === parts.length - 1;
    return readPart(part, isLast ? endOfLast(part.answer, quoted) : part.answer.length, dropped);
  });
  const doubts = introduced.map(({ attribution }, index) => {
    const paragraphs = contributors[index]?.paragraphs.length ?? 0;
    return [
      ...(paragraphs === 0 && attribution.declared === null ? [NO_ANSWER] : []),
      ...(attribution.affiliations.length === 0 ? [NO_AFFILIATION] : []),
      ...(attribution.strength < 0.65 ? [WEAK] : []),
      ...(guessed && index === 0 ? [BEGINNING] : []),
    ];
  });
  return { head, contributors, doubts, dropped: [...dropped, ...tail.flatMap(dropAfterLast)] };
}

/** Whoever answered under a name alone, and is introduced below all answers, is as sure as with a role. */
function withBiography(
  attribution: Attribution,
  told: ReadonlyMap<string, readonly PrintedAffiliation[]>,
): Attribution {
  const { name, affiliations } = attribution;
  const known = affiliations.length > 0 || name === null ? undefined : told.get(name.toLowerCase());
  return known === undefined ? attribution : { ...attribution, affiliations: known, strength: 0.8 };
}

/** @param after what stands below it, where it is the last table of the document */
export function fromTable({ before, contributors }: ResponseTable, after: readonly Block[]): Found {
  const doubts = contributors.map(({ name, affiliations, paragraphs, declared }) => [
    ...(paragraphs.length === 0 && declared === undefined ? [NO_ANSWER] : []),
    ...(affiliations.length === 0 && name !== null ? [NO_AFFILIATION] : []),
  ]);
  return { head: before, contributors, doubts, dropped: after.flatMap(dropAfterLast) };
}

export const NO_ANSWER: Doubt = {
  code: 'no_answer',
  message: 'Nothing was found that this contributor said.',
};
const NO_AFFILIATION: Doubt = {
  code: 'no_affiliation',
  message: 'No role or institution was found for this contributor.',
};
const WEAK: Doubt = {
  code: 'weak_attribution',
  message: 'The line that introduces this contributor may be part of an answer.',
};

const BEGINNING: Doubt = {
  code: 'beginning_guessed',
  message:
    'Nothing marks where the introduction ends and this first answer begins. See that no paragraph stands on the wrong side.',
};

/** An answer in quotation marks, which open again at each of its paragraphs. */
const isQuoted = ({ attribution, answer }: Part): boolean =>
  attribution.opening === null && openingQuote(answer[0]) !== null;

function openingQuote(block: Block | undefined): string | null {
  return block === undefined || block.kind === 'table' ? null : (/^["“«„]/u.exec(block.text)?.[0] ?? null);
}

/** Where everybody is quoted, what stands below the last quotation is nobody's answer. */
function endOfLast(answer: readonly Block[], quoted: boolean): number {
  const end = lengthOfLastAnswer(answer);
  if (!quoted) return end;
  const mark = openingQuote(answer[0]);
  const after = answer.findIndex(
    (block, at) => at > 0 && openingQuote(block) !== mark && closes(answer[at - 1]),
  );
  return after === -1 ? end : Math.min(after, end);
}

const closes = (block: Block | undefined): boolean =>
  block !== undefined && block.kind !== 'table' && /["”»“][.,]?$/u.test(block.text);

/** @param end number of the blocks that belong to the answer */
function readPart({ attribution, answer }: Part, end: number, dropped: Dropped[]): ParsedContributor {
  const paragraphs = attribution.opening === null ? [] : [attribution.opening];
  answer.forEach((block, at) => {
    for (const text of blockTexts(block)) {
      if (at >= end) dropped.push({ text, why: AFTER_LAST });
      else if (isFurniture(text)) dropped.push({ text, why: 'part of the page, not of the text' });
      else paragraphs.push(text);
    }
  });
  const { name, affiliations, declared } = attribution;
  const [first] = paragraphs;
  // "Jane Roe: ‘It floats’" above an answer that she signs: the name is no part of its heading.
  if (name !== null && first?.startsWith(`${name}: `)) paragraphs[0] = first.slice(name.length + 2);
  const contributor = { name, affiliations, paragraphs };
  return declared === null ? contributor : { ...contributor, declared };
}

const dropAfterLast = (block: Block): Dropped[] =>
  blockTexts(block).map((text) => ({ text, why: AFTER_LAST }));
