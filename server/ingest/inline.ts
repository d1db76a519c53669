import { type AffiliationLine, readAffiliations } from './affiliation.ts';
import { type Attribution, type Form, setting, textAt, togetherWith } from './attribution.ts';
import { readName } from './name.ts';

interface NameAndRole {
  readonly name: string | null;
  readonly line: AffiliationLine;
  readonly strength: number;
  /** The separator, which one document uses throughout. */
  readonly separator: string;
}

/** The longest line that may name somebody and say what they are. */
const LONGEST = 420;

const BY = /^by (?=\p{Lu})/iu;

/** "Name, role, institution"; also with a dash, slash, bar, colon or brackets; on one line or two. */
export const nameAndRole: Form = (blocks, at) => {
  const block = textAt(blocks, at);
  if (!block || block.text.length > LONGEST) return null;
  const next = textAt(blocks, at + 1);
  const wrapped =
    next && /(?:,| and| of| at| for| the|[-–—/|:])$/u.test(block.text) ? `${block.text} ${next.text}` : null;
  const two = wrapped === null ? null : readNameAndRole(wrapped.replace(BY, ''));
  const found = two ?? readNameAndRole(block.text.replace(BY, '').replace(/\s*:$/u, ''));
  if (found === null) return null;
  const line = BY.test(block.text) ? 'byline' : 'line';
  return toAttribution(
    found,
    at,
    two === null ? at + 1 : at + 2,
    null,
    `${line} ${found.separator} ${setting(block)}`,
  );
};

/** "Name, role: the answer begins here", or a bold name and role with the answer after it. */
export const nameThenAnswer: Form = (blocks, at) => {
  const block = textAt(blocks, at);
  if (!block) return null;
  const cut = cutOpening(block.text, block.bold);
  if (cut === null) return null;
  const found = readNameAndRole(cut.head) ?? boldRole(cut.head, block.bold);
  if (found === null) return null;
  // "**Name** - role, institution" without an answer on the line.
  const held = found.line.affiliations.length === 0 ? readAffiliations(cut.rest) : null;
  const whole = held === null ? found : { ...found, line: held, strength: togetherWith(0.8, held.strength) };
  const opening = held === null ? cut.rest : null;
  return toAttribution(whole, at, at + 1, opening, `run-in ${setting(block)}`);
};

/** "Prof Jane Roe, Professor of A, University of B, said:" with the answer in the paragraphs below it. */
export const said: Form = (blocks, at) => {
  const block = textAt(blocks, at);
  if (!block) return null;
  // Only a bold head is parted from an answer beside it: newspapers quote people in running text.
  const isLead = block.bold > 0 && block.bold < block.text.length;
  const line = isLead ? block.text.slice(0, block.bold).trim() : block.text;
  if (line.length > LONGEST) return null;
  const head = SAID.exec(line)?.[1];
  if (head === undefined) return null;
  const found = readNameAndRole(head) ?? spokesperson(head);
  const opening = isLead ? block.text.slice(block.bold).trim() : null;
  return found === null ? null : toAttribution(found, at, at + 1, opening, 'said');
};

const SAID =
  /^(.+?),? (?:said|says|commented|comments|told us|told the \p{L}+|responded|writes|wrote|added)\s*[:,]?$/u;

function toAttribution(
  found: NameAndRole,
  from: number,
  to: number,
  opening: string | null,
  style: string,
): Attribution {
  const { name, line, strength } = found;
  return { from, to, name, affiliations: line.affiliations, strength, opening, declared: null, style };
}

const SEPARATORS = /,\s+|\s+[-–—|/]+\s*|\s*[–—|]\s*|:\s+|\s+\((?=[^()]*\)$)/gu;

/** Tries every separator from the left; the first with a name before it and a role after it wins. */
export function readNameAndRole(text: string): NameAndRole | null {
  if (text.length > LONGEST) return null;
  let tried = 0;
  for (const match of text.matchAll(SEPARATORS)) {
    tried += 1;
    if (tried > 6) return null;
    const separator = match[0].trim() || ' ';
    const name = readName(text.slice(0, match.index));
    if (name === null || name.strength < 0.8) continue;
    const right = text.slice(match.index + match[0].length);
    const line = readAffiliations(separator === '(' ? right.slice(0, -1) : right);
    if (line === null) continue;
    return {
      name: name.name,
      line,
      strength: togetherWith(name.strength, line.strength),
      separator,
    };
  }
  return null;
}

/** Where a run-in head ends: at the end of a bold run, or at a colon. */
function cutOpening(text: string, bold: number): { head: string; rest: string } | null {
  if (bold > 0 && bold < text.length) {
    const head = text.slice(0, bold).replace(/[\s:.–—-]+$/u, '');
    const rest = text.slice(bold).replace(/^[\s:,.|/–—-]+/u, '');
    if (head !== '' && rest !== '') return { head, rest };
  }
  const colon = text.slice(0, LONGEST).indexOf(': ');
  if (colon === -1) return null;
  return { head: text.slice(0, colon), rest: text.slice(colon + 2).trim() };
}

/** A bold run that holds only a role (the name was lost), or only a name. */
function boldRole(head: string, bold: number): NameAndRole | null {
  if (bold === 0 || head.length > LONGEST) return null;
  const line = readAffiliations(head);
  if (line !== null && line.strength >= 0.8)
    return { name: null, line, strength: line.strength * 0.9, separator: 'role' };
  const name = readName(head);
  if (name === null || name.strength < 0.8) return null;
  return { name: name.name, line: { affiliations: [], strength: 0.45 }, strength: 0.45, separator: 'name' };
}

/** "A spokesperson for the X", "An X spokesperson": somebody without a name, at a body with one. */
function spokesperson(head: string): NameAndRole | null {
  const before =
    /^(?:an?|the) (.{2,80}) ((?:government |senior )?(?:spokes(?:person|man|woman)|source|official))$/iu.exec(
      head,
    );
  const after =
    /^(?:an?|the) ((?:government |senior )?(?:spokes(?:person|man|woman)|source|official)) (?:for|at|of|from) (?:the )?(.{2,80})$/iu.exec(
      head,
    );
  const [role, institution] = before ? [before[2], before[1]] : after ? [after[1], after[2]] : [];
  if (role === undefined || institution === undefined) return null;
  const line = { affiliations: [{ role, institution }], strength: 0.8 };
  return { name: null, line, strength: 0.8, separator: 'spokesperson' };
}
