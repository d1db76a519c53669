// Negation by parity: an odd number of negators over a hit turns it, an even number leaves it.
import type { Modifiers } from '../scheme-types.ts';
import { type Hit, type Marker, overlap, type Sentence, spelledOut } from './sentence.ts';

/** What negates a hit, in the order of the text: empty for nothing. */
export function negatorsOf(hit: Hit, sentence: Sentence, modifiers: Modifiers): readonly Marker[] {
  const rule = modifiers.negation;
  if (rule === null) return [];
  const pseudo = sentence.markers('pseudo-negation');
  const real = sentence
    .markers('negator')
    .filter((negator) => !pseudo.some((other) => overlap(other, negator)));
  const reaching = real.filter(
    (negator) => !isAnswer(negator, sentence) && reaches(negator, hit, sentence, rule.scope),
  );
  const before = reaching.filter((_, index) => !isRepeated(reaching, index, sentence));
  const after = sentence
    .markers('negation after')
    .filter((marker) => follows(marker, hit, sentence, rule.scope));
  const turned = after.filter(
    (marker) => !real.some((negator) => negator !== marker && negates(negator, marker)),
  );
  return [...before, ...turned];
}

/** "not now, not ever", "neither ... nor": what comes next says it again, so this one does not count. */
function isRepeated(negators: readonly Marker[], index: number, sentence: Sentence): boolean {
  const next = negators[index + 1];
  const negator = negators[index];
  if (next === undefined || negator === undefined) return false;
  const { scan } = sentence;
  const word = scan.lower(next.start);
  return word === 'nor' || (scan.hasCommaBefore(next.start) && word === scan.lower(negator.start));
}

/** "No, Britain should ..." answers; it negates nothing that follows. */
function isAnswer(negator: Marker, sentence: Sentence): boolean {
  const { scan } = sentence;
  const alone = negator.end - negator.start === 1 && scan.lower(negator.start) === 'no';
  return alone && (scan.hasCommaBefore(negator.end) || scan.hasBreakBefore(negator.end));
}

function reaches(negator: Marker, hit: Hit, sentence: Sentence, scope: number): boolean {
  if (negator.end > hit.start) {
    // In a gap of the hit it turns what comes after it, as long as its scope lasts.
    const inGap = negator.start >= hit.start && negator.end < hit.end && !spelledOut(negator, hit);
    return inGap && !endMarked(negator.end, hit.end - 1, sentence);
  }
  return hit.start - negator.end < scope && !ended(negator.end, hit, sentence);
}

/** Whether a scope-ending word begins between two tokens, both included. */
function endMarked(from: number, to: number, sentence: Sentence): boolean {
  return sentence.markers('negation end').some((end) => end.start >= from && end.start <= to);
}

/** Whether the scope ends between token `from` and the hit: a scope-ending word, a break, a new clause. */
function ended(from: number, hit: Hit, sentence: Sentence): boolean {
  if (sentence.broken(from - 1, hit.start) || endMarked(from, hit.start, sentence)) return true;
  for (let at = from; at <= hit.start; at += 1) if (startsClause(at, sentence)) return true;
  return false;
}

const CONJUNCTIONS = new Set(['and', 'so', 'then', 'or', 'while', 'whereas']);
const PRONOUNS = new Set('we they it he she i you there this that these those'.split(' '));
const DUTY_REACH = 3;

/** ", Britain", ", and Britain", "and Britain must": a subject of its own. */
function startsClause(at: number, sentence: Sentence): boolean {
  const { scan } = sentence;
  const joined = CONJUNCTIONS.has(scan.lower(at));
  const comma = scan.hasCommaBefore(at);
  if (!joined && !comma) return false;
  const subject = joined ? at + 1 : at;
  const mention = sentence.mentions().find((found) => found.start === subject);
  if (mention === undefined && !PRONOUNS.has(scan.lower(subject))) return false;
  if (comma) return true;
  const end = mention?.end ?? subject + 1;
  return sentence.markers('deontic').some((duty) => duty.start >= end && duty.start < end + DUTY_REACH);
}

/** "To follow Washington would be a mistake": the verdict on the hit comes after it. */
function follows(marker: Marker, hit: Hit, sentence: Sentence, scope: number): boolean {
  if (marker.start < hit.end || marker.start - hit.end >= scope) return false;
  if (sentence.broken(hit.end - 1, marker.start)) return false;
  const ends = sentence.markers('negation end');
  return !ends.some((end) => end.start >= hit.end && end.end <= marker.start);
}

/** A negator inside the marker's gaps or right before it takes it back: "would not be a mistake". */
function negates(negator: Marker, marker: Marker): boolean {
  if (negator.end <= marker.start) return marker.start - negator.end <= 1;
  return overlap(negator, marker) && !spelledOut(negator, marker);
}
