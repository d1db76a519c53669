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

/** The nearest mention before the duty that is more than an owner's name. */
function subjectOf(duty: Marker, sentence: Sentence): Mention | null {
  const subject = sentence.mentions().findLast((mention) => mention.end <= duty.start && !mention.possessive);
  if (subject === undefined || duty.start - subject.end > SUBJECT_REACH) return null;
  return sentence.broken(subject.end - 1, duty.start) ? null : subject;
}
