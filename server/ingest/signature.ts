import { readAffiliations } from './affiliation.ts';
import { type Attribution, type Form, setting, textAt, togetherWith, voteLines } from './attribution.ts';
import { readNameAndRole } from './inline.ts';
import { readName } from './name.ts';

const LONGEST = 420;
const DASH = /^[-–—―]\s*/u;

/** "Name is a senior fellow at X.": one sentence that says who somebody is. */
const BIO =
  /^(.{3,110}?),? (?:is|was|serves as|works as) (?=(?:currently |also )?(?:(?:an?|the|our) )?[\p{L}])/u;

/** Who has just spoken: "-Name is a senior fellow at X.", "— Name, role, institution", "Name is a ...". */
export const signature: Form = (blocks, at) => {
  const block = textAt(blocks, at);
  if (!block || block.text.length > LONGEST) return null;
  const dashed = DASH.test(block.text) || /^[-–—]$/u.test(block.marker ?? '');
  const text = block.text.replace(DASH, '');
  const found = readBio(text) ?? (dashed ? (readDeed(text) ?? readDashed(text)) : null);
  if (found === null) return null;
  const style = `signed ${dashed ? 'with a dash' : 'as a sentence'} ${setting(block)}`;
  return {
    ...found,
    from: at,
    to: at + 1,
    opening: null,
    declared: null,
    style,
    strength: dashed ? found.strength : found.strength * 0.9,
  };
};

/** A name on its own line with a sentence of biography below it: "Jane Roe" / "Roe is a senior fellow at X." */
export const nameAboveBio: Form = (blocks, at) => {
  const block = textAt(blocks, at);
  const { declared, to } = voteLines(blocks, at + 1);
  const below = textAt(blocks, to);
  const name = block && readName(block.text);
  if (!block || !below || !name || below.text.length > LONGEST) return null;
  const bio = readBio(below.text) ?? readDeed(below.text);
  if (bio === null || !sharesWord(name.name, bio.name ?? '')) return null;
  return {
    ...bio,
    from: at,
    to: to + 1,
    name: name.name,
    opening: null,
    declared,
    strength: declared === null ? bio.strength : 1,
    style: `name ${setting(block)}`,
  };
};

/** Whether two names have their last word in common. */
function sharesWord(name: string, other: string): boolean {
  const last = other.split(' ').at(-1);
  return last !== undefined && last !== '' && name.split(' ').includes(last);
}

type Signed = Pick<Attribution, 'name' | 'affiliations' | 'strength' | 'unread'>;

/** Reads a sentence of biography; null where its subject is no name or its predicate no role. */
export function readBio(text: string): Signed | null {
  const match = BIO.exec(text);
  const name = match && readName(match[1] ?? '');
  if (!match || !name) return null;
  const predicate = text
    .slice(match[0].length)
    .replace(/^(?:currently|also) /u, '')
    .replace(/^our /u, 'the ');
  const roles = rolesIn(predicate);
  const line = readAffiliations(roles);
  if (line === null || line.strength < 0.4) return null;
  const unread = predicate.slice(roles.length).replace(/^[.,\s]+/u, '');
  return {
    name: name.name,
    affiliations: line.affiliations,
    strength: togetherWith(name.strength, line.strength),
    ...(unread === '' ? {} : { unread }),
  };
}

/** A full stop that a capital follows; abbreviations and initials have none after them. */
const SENTENCE_END = /(?<!\b(?:St|Dr|Prof|Mr|Mrs|Sir|Gen|Lt|U\.S|U\.K|\p{Lu}))\.(?= \p{Lu}|$)/u;

const DEED =
  /^(.{3,110}?) ((?:teaches|lectures|leads|runs|directs|heads|chairs|edits|covers|advises|researches|studies|works|writes) [^.!?]{3,200}?)(?: (?:at|for) (?:the )?(\p{Lu}[^.!?]{2,120}))?\.?$/u;

/** "Name teaches law at X.": what somebody does, where no noun says it; the role is in the words of the page. */
function readDeed(text: string): Signed | null {
  const end = SENTENCE_END.exec(text)?.index ?? text.length;
  const unread = text.slice(end + 1).trim();
  const [, subject = '', role = null, institution = null] = DEED.exec(text.slice(0, end)) ?? [];
  const name = readName(subject);
  if (name === null || name.strength < 0.8) return null;
  return {
    name: name.name,
    affiliations: [{ role, institution }],
    strength: togetherWith(name.strength, 0.5),
    ...(unread === '' ? {} : { unread }),
  };
}

/** The beginning that names roles. */
function rolesIn(text: string): string {
  const end = SENTENCE_END.exec(text);
  const sentence = end === null ? text : text.slice(0, end.index);
  // What somebody has done and written is not where they work.
  return sentence.replace(
    /(?:,| and) (?:who|whose|where|author of|the author of|formerly|previously|is|was|has|had|served|serves|worked|works)\b.*$/u,
    '',
  );
}

function readDashed(text: string): Signed | null {
  const both = readNameAndRole(text);
  if (both) return { name: both.name, affiliations: both.line.affiliations, strength: both.strength };
  const name = readName(text);
  return name && name.strength >= 0.8 ? { name: name.name, affiliations: [], strength: 0.5 } : null;
}
