// Who is told to do it: a duty of the audience counts more, a duty of somebody else less.
import type { Modifiers } from '../scheme-types.ts';
import type { Factor } from '../types.ts';
import {
  type Hit,
  type Marker,
  type Mention,
  type Sentence,
  spelledOut,
  type TokenSpan,
} from './sentence.ts';

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
  const thing = subject?.role === 'audience' ? null : thingOf(duty, sentence);
  if (thing !== null) {
    const because = sentence.quote(thing, duty);
    return { factor: { name: 'deontic', value: rule.passive, because }, audience: true };
  }
  if (subject === null) return null;
  const audience = subject.role === 'audience';
  const because = sentence.quote(subject, { start: subject.start, end: duty.end });
  return { factor: { name: 'deontic', value: audience ? rule.audience : rule.other, because }, audience };
}

/**
 * "The tax should be scrapped", "the Swedish plan should be": what belongs to the topic or to the lead has no duty
 * itself; the audience has. The words that name it, where "be" follows the duty; or null.
 */
function thingOf(duty: Marker, sentence: Sentence): TokenSpan | null {
  const { scan } = sentence;
  const passive = [duty.end, duty.end + 1].some((at) => at < sentence.to && scan.lower(at) === 'be');
  if (!passive) return null;
  const leads = sentence.mentions().filter(({ role }) => role === 'lead');
  for (let at = duty.start - 1; at >= Math.max(sentence.from, duty.start - THING_REACH); at -= 1) {
    if (sentence.isTopic(at) || leads.some(({ start }) => start === at))
      return { start: at, end: duty.start };
    if (scan.hasCommaBefore(at) || scan.hasBreakBefore(at)) return null;
  }
  return null;
}

const THING_REACH = 5;

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
  return sentence.broken(last.end - 1, duty.start) ? null : audienceAmong(mentions, sentence);
}

/** "France, the UK and its European allies should": of all who are joined, the audience, or the last one. */
function audienceAmong(mentions: readonly Mention[], sentence: Sentence): Mention | null {
  const last = mentions.at(-1) ?? null;
  for (let at = mentions.length - 1; at >= 0; at -= 1) {
    const mention = mentions[at];
    const before = mentions[at - 1];
    if (mention?.role === 'audience') return mention;
    if (mention === undefined || before === undefined) return last;
    if (!joined(before, mention, mention !== last, sentence)) return last;
  }
  return last;
}

/** Whether nothing but "and" (or a comma, where that will do) and a word such as "its" parts two mentions. */
function joined(first: Mention, second: Mention, comma: boolean, { scan }: Sentence): boolean {
  if (second.start - first.end > JOINT) return false;
  if (second.start > first.end && JOINERS.has(scan.lower(first.end))) return true;
  return comma && second.start - first.end < JOINT && scan.hasCommaBefore(first.end);
}

/** Words between two names that are joined: "and its fellow". */
const JOINT = 3;
const JOINERS = new Set(['and', 'or', 'with']);

const PRONOUNS = new Set(['it', 'they', 'he', 'she']);
const UNCLEAR_SUBJECTS = new Set(['this', 'that', 'which', 'who', 'there', 'one', 'nobody', 'nothing']);

/** "Peru should follow Bolivia": what is done is done to somebody else. The words that name them, or null. */
export function otherObject(hit: Hit, sentence: Sentence): string | null {
  const mentions = sentence.mentions();
  const inside = mentions.filter(({ start, end }) => start >= hit.start && end <= hit.end);
  const first = inside.find(({ start }) => start > hit.start);
  // "follow Bolivia and reject Chile's tax": whoever stands right behind the verb is whom it is done to.
  if (first?.role === 'other' && !first.possessive && isObject(first, hit, sentence))
    return sentence.quote(first);
  const object = mentions.find((mention) => mention.start === hit.end);
  return object?.role === 'other' && !inside.some(({ role }) => role === 'lead')
    ? sentence.quote(object)
    : null;
}

/** In a gap behind a word that the pattern spells out, and before an "and" or the like. */
function isObject(mention: Mention, hit: Hit, { scan }: Sentence): boolean {
  const verb = { start: mention.start - 1, end: mention.start };
  const next = mention.end;
  const parted = JOINERS.has(scan.lower(next)) || scan.lower(next) === 'but' || scan.hasCommaBefore(next);
  return parted && spelledOut(verb, hit) && !spelledOut(mention, hit);
}
