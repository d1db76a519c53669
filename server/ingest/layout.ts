import { answersBelow, withoutEditor } from './answer-headings.ts';
import {
  type Attribution,
  type Form,
  nameAboveRole,
  nameAboveVote,
  nameAlone,
  roleAlone,
} from './attribution.ts';
import { partBiographies } from './biographies.ts';
import type { Block } from './block.ts';
import { type Division, partScore, scan, withoutOutliers, wordsIn } from './division.ts';
import { nameAndRole, nameThenAnswer, said } from './inline.ts';
import { nameAboveBio } from './signature.ts';
import { divideBySignatures } from './signed-layout.ts';

interface Recogniser {
  readonly name: string;
  readonly forms: readonly Form[];
  /** Below 1 for those that try more forms and so find more by chance. */
  readonly trust: number;
}

const RECOGNISERS: readonly Recogniser[] = [
  {
    name: 'names and roles above the answers',
    forms: [nameAboveRole, nameAboveBio, nameAboveVote, nameAndRole, roleAlone],
    trust: 1,
  },
  { name: 'name and role on one line', forms: [nameAndRole, nameAboveRole], trust: 1 },
  { name: 'name and role before the first words', forms: [nameAndRole, nameThenAnswer], trust: 0.97 },
  { name: 'said', forms: [said], trust: 1 },
  { name: 'names as headings', forms: [nameAboveRole, nameAndRole, nameAboveBio, nameAlone], trust: 0.95 },
  {
    name: 'mixed',
    forms: [nameAndRole, nameThenAnswer, said, nameAboveBio, nameAboveRole, roleAlone, nameAlone],
    trust: 0.9,
  },
];

/** Every recogniser's division, the best first; those that found nobody are left out. */
export function divide(document: readonly Block[]): readonly Division[] {
  const { answers: blocks, biographies } = partBiographies(document);
  const tried = new Map<Form, Form>();
  const divisions = RECOGNISERS.flatMap((recogniser) => {
    const forms = recogniser.forms.map((form) => once(form, tried));
    const introduced = withoutAnnounced(blocks, scan(blocks, forms));
    const found = withoutEditor(blocks, withoutOutliers(introduced));
    if (found.length === 0) return [];
    const { head, parts } = answersBelow(blocks, found);
    const score = parts.reduce((sum, part) => sum + partScore(part), 0) * recogniser.trust;
    return [{ recogniser: recogniser.name, score, head, parts, tail: [], guessed: false }];
  });
  return [...divisions, ...divideBySignatures(blocks)]
    .sort((a, b) => b.score - a.score)
    .map((division) => ({ ...division, tail: [...division.tail, ...biographies] }));
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

/**
 * Leaves out the announcements of a jump list: people without an answer who come again later with one. Below the
 * last of them stands what has nothing to do with that person.
 */
function withoutAnnounced(blocks: readonly Block[], found: readonly Attribution[]): Attribution[] {
  const lastOf = new Map(found.map((attribution) => [identity(attribution), attribution]));
  let isList = false;
  return found.filter((attribution, index) => {
    const next = found[index + 1]?.from ?? blocks.length;
    const silent = attribution.opening === null && wordsIn(blocks.slice(attribution.to, next)) === 0;
    isList = (silent || isList) && lastOf.get(identity(attribution)) !== attribution;
    return !isList;
  });
}

function identity({ name, affiliations, from }: Attribution): string {
  if (name !== null) return name.toLowerCase();
  return affiliations.length === 0 ? String(from) : JSON.stringify(affiliations);
}
