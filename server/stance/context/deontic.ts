// Who is told to do it: a duty of the audience counts more, a duty of somebody else less.
import type { Modifiers } from '../scheme-types.ts';
import type { Factor } from '../types.ts';
import type { Hit, Marker, Mention, Sentence } from './sentence.ts';

const SUBJECT_REACH = 8;

/** The factor, and whether the audience is told to act. Null where no duty or no subject is stated. */
export function deonticOf(
  hit: Hit,
  sentence: Sentence,
  modifiers: Modifiers,
): { readonly factor: Factor; readonly audience: boolean } | null {
  const rule = modifiers.deontic;
  if (rule === null) return null;
  const duty = sentence.markers('deontic').findLast((marker) => bears(marker, hit, sentence, rule.reach));
  if (duty === undefined) return null;
  const subject = subjectOf(duty, sentence);
  if (subject === null) return null;
  const audience = subject.role === 'audience';
  const because = sentence.quote(subject, { start: subject.start, end: duty.end });
  return { factor: { name: 'deontic', value: audience ? rule.audience : rule.other, because }, audience };
}

function bears(duty: Marker, hit: Hit, sentence: Sentence, reach: number): boolean {
  if (duty.start >= hit.end) return false;
  if (duty.end > hit.start) return true;
  return hit.start - duty.end < reach && !sentence.broken(duty.end - 1, hit.start);
}

/** The nearest mention before the duty that is more than an owner's name; for a pronoun, the one it takes up. */
function subjectOf(duty: Marker, sentence: Sentence): Mention | null {
  const mentions = sentence.mentions().filter(({ end, possessive }) => end <= duty.start && !possessive);
  const last = mentions.at(-1);
  const word = sentence.scan.lower(duty.start - 1);
  const named = last !== undefined && last.end === duty.start;
  if (!named && UNCLEAR_SUBJECTS.has(word)) return null;
  // "Although Germany ..., it should": the first one named, where that is the audience.
  if (!named && PRONOUNS.has(word)) return mentions[0]?.role === 'audience' ? mentions[0] : null;
  if (last === undefined || duty.start - last.end > SUBJECT_REACH) return null;
  return sentence.broken(last.end - 1, duty.start) ? null : last;
}

const PRONOUNS = new Set(['it', 'they', 'he', 'she']);
const UNCLEAR_SUBJECTS = new Set(['this', 'that', 'which', 'who', 'there', 'one', 'nobody', 'nothing']);

/** "Peru should follow Bolivia": what is done is done to somebody else. The words that name them, or null. */
export function otherObject(hit: Hit, sentence: Sentence): string | null {
  const mentions = sentence.mentions();
  const object = mentions.find((mention) => mention.start === hit.end);
  const lead = mentions.some(
    ({ role, start, end }) => role === 'lead' && start >= hit.start && end <= hit.end,
  );
  return object?.role === 'other' && !lead ? sentence.quote(object) : null;
}
