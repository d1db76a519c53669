import type { DeclaredVote, PrintedAffiliation } from '../domain/survey.ts';
import { type AffiliationLine, readAffiliations, readUnknownRole } from './affiliation.ts';
import type { Block, TextBlock } from './block.ts';
import { readJointAffiliations } from './joint-affiliation.ts';
import { readName } from './name.ts';
import { readVoteLine } from './vote.ts';

/** A place where a document says who speaks next (or who has just spoken). */
export interface Attribution {
  /** Index of its first block, and of the first block after it. */
  readonly from: number;
  readonly to: number;
  readonly name: string | null;
  readonly affiliations: readonly PrintedAffiliation[];
  /** How sure it is that somebody is being introduced here, 0 to 1. */
  readonly strength: number;
  /** Words of the answer that stand on the same line; null where there are none. */
  readonly opening: string | null;
  /** What the contributor voted, where the document says; null where it holds no votes. */
  readonly declared: DeclaredVote | null;
  /** Words of a biography that say nothing of roles; undefined where there are none. */
  readonly unread?: string;
  /** How it is set: attributions of one document mostly look alike. */
  readonly style: string;
}

/** Reads one way of introducing a contributor at a block; null where there is none. */
export type Form = (blocks: readonly Block[], at: number) => Attribution | null;

/** The text block at an index, or null for tables and past the end. */
export function textAt(blocks: readonly Block[], at: number): TextBlock | null {
  const block = blocks[at];
  return block === undefined || block.kind === 'table' ? null : block;
}

/** A name on its own line and the role on the next one or two. */
export const nameAboveRole: Form = (blocks, at) => {
  const block = textAt(blocks, at);
  const name = block && readName(block.text);
  if (!block || !name) return null;
  const between = voteLines(blocks, at + 1);
  const read = / and /u.test(name.name) ? readJointAffiliations : readAffiliations;
  const role = roleLines(blocks, between.to, read) ?? unknownRole(block, blocks, between.to);
  if (role === null) return null;
  const strength = togetherWith(name.strength, role.line.strength);
  return {
    from: at,
    to: role.to,
    name: name.name,
    affiliations: role.line.affiliations,
    strength: between.declared === null ? strength : 1,
    opening: null,
    declared: between.declared,
    style: `name ${setting(block)}`,
  };
};

/** A line below a heading or bold name that must be a role, whatever its words: it is not set apart itself. */
function unknownRole(
  name: TextBlock,
  blocks: readonly Block[],
  at: number,
): { line: AffiliationLine; to: number } | null {
  const block = textAt(blocks, at);
  const isBelow = block !== null && block.kind === 'paragraph' && block.bold === 0 && isMarked(name);
  const line = isBelow && (readName(name.text)?.strength ?? 0) >= 0.8 ? readUnknownRole(block.text) : null;
  return line && { line, to: at + 1 };
}

/** How sure a name and what stands beside it are together: a name with a body alone is nearly as good as a role. */
export function togetherWith(name: number, line: number): number {
  return Math.min(1, Math.max(line * 0.6 + name * 0.45, name >= 0.8 ? 0.72 : 0));
}

/** A role line alone: the name was lost, or never printed. */
export const roleAlone: Form = (blocks, at) => {
  const block = textAt(blocks, at);
  if (!block || !/^[\p{Lu}\p{Lo}]/u.test(block.text)) return null;
  const role = roleLines(blocks, at);
  if (role === null || role.line.strength < 0.5) return null;
  return {
    from: at,
    to: role.to,
    name: null,
    affiliations: role.line.affiliations,
    strength: role.line.strength * 0.9,
    opening: null,
    declared: null,
    style: `role ${setting(block)}`,
  };
};

/** A name on its own line with a vote below it. */
export const nameAboveVote: Form = (blocks, at) => {
  const block = textAt(blocks, at);
  const name = block && readName(block.text);
  if (!block || !name) return null;
  const vote = voteLines(blocks, at + 1);
  if (vote.declared === null) return null;
  return {
    from: at,
    to: vote.to,
    name: name.name,
    affiliations: [],
    strength: 0.8,
    opening: null,
    declared: vote.declared,
    style: `name ${setting(block)}`,
  };
};

const NOT_VOTED: DeclaredVote = { vote: null, confidence: null };

/** Lines of votes and confidence from a block on: what they say, and the block after them. */
export function voteLines(
  blocks: readonly Block[],
  at: number,
): { declared: DeclaredVote | null; to: number } {
  let declared: DeclaredVote | null = null;
  let to = at;
  for (let block = textAt(blocks, to); block !== null; block = textAt(blocks, to)) {
    const read = readVoteLine(block.text);
    if (read === null) break;
    declared = { ...(declared ?? NOT_VOTED), ...read };
    to += 1;
  }
  return { declared, to };
}

/** A heading or bold line with a name and no role anywhere near. */
export const nameAlone: Form = (blocks, at) => {
  const block = textAt(blocks, at);
  if (!block || !isMarked(block)) return null;
  const name = readName(block.text);
  if (!name || name.strength < 0.8) return null;
  return {
    from: at,
    to: at + 1,
    name: name.name,
    affiliations: [],
    strength: 0.45,
    opening: null,
    declared: null,
    style: `name ${setting(block)}`,
  };
};

/** Role lines from a block on: one line, a line broken in two, or role and institution on two lines. */
function roleLines(
  blocks: readonly Block[],
  at: number,
  read = readAffiliations,
): { line: AffiliationLine; to: number } | null {
  const first = textAt(blocks, at);
  if (!first) return null;
  const second = textAt(blocks, at + 1);
  if (second && isCutShort(first.text)) {
    const joined = read(`${first.text} ${second.text}`);
    if (joined) return { line: joined, to: at + 2 };
  }
  const line = read(stripBrackets(first.text));
  if (line === null) return null;
  const last = line.affiliations.at(-1);
  if (second && last && last.institution === null && last.role !== null) {
    const below = read(stripBrackets(second.text));
    const [only, ...more] = below?.affiliations ?? [];
    if (only && more.length === 0 && only.role === null) {
      const affiliations = [...line.affiliations.slice(0, -1), { ...last, institution: only.institution }];
      return { line: { affiliations, strength: 1 }, to: at + 2 };
    }
  }
  return { line, to: at + 1 };
}

/** A line that cannot be over: "Professor of Law," or "Fellow of the". */
function isCutShort(text: string): boolean {
  return /(?:,| (?:and|of|at|for|the|&))$/u.test(text);
}

const stripBrackets = (text: string): string =>
  /^\([^()]*\)$/u.test(text) || /^\[[^[\]]*\]$/u.test(text) ? text.slice(1, -1) : text;

/** Whether a block is set apart from running text. */
export function isMarked(block: TextBlock): boolean {
  return block.kind === 'heading' || block.bold >= block.text.length;
}

/** How a block is set, as far as it distinguishes headings from text. */
export function setting(block: TextBlock): string {
  if (block.kind === 'heading') return `h${block.level}`;
  if (block.bold >= block.text.length) return 'bold';
  return block.bold > 0 ? 'bold lead' : block.kind;
}
