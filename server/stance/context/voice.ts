// Whose voice a hit is in. A view that is quoted or reported of somebody else counts little, unless the
// author endorses it; one that the author rejects counts as its denial.
import type { Modifiers } from '../scheme-types.ts';
import type { Factor } from '../types.ts';
import { isQuoted, type Quotation } from './quotations.ts';
import { type Hit, overlap, type Sentence, type TokenSpan } from './sentence.ts';

/** What the author does with a reported view: `rejected` turns it. */
export interface Voice {
  readonly factors: readonly Factor[];
  readonly rejected: boolean;
}

const OWN_VOICE: Voice = { factors: [], rejected: false };
const SOURCE_REACH = 4;
const ENDORSEMENT_REACH = 3;
const THAT_REACH = 3;
const DETERMINER_REACH = 3;

/** `next` is the sentence that follows in the same paragraph, where its author may take sides. */
export function voiceOf(
  hit: Hit,
  sentence: Sentence,
  next: Sentence | null,
  quotations: readonly Quotation[],
  modifiers: Modifiers,
): Voice {
  const source = modifiers.attribution === null ? null : sourceOf(hit, sentence);
  const { starts, ends } = sentence.scan;
  const quoted = isQuoted(starts[hit.start] ?? 0, ends[hit.end - 1] ?? 0, quotations);
  const factors: Factor[] = [];
  if (quoted && modifiers.quotation !== null) {
    factors.push({ name: 'quotation', value: modifiers.quotation.factor, because: 'inside a quotation' });
  }
  if (source !== null && modifiers.attribution !== null) {
    factors.push({ name: 'attribution', value: modifiers.attribution.factor, because: source.text });
  }
  if (factors.length === 0) return OWN_VOICE;
  const endorsed = sideTaken(hit, sentence, next, 'endorsed', source?.span ?? null);
  if (endorsed !== null) return { factors: settled(factors, 'endorsed', endorsed), rejected: false };
  const rejected = sideTaken(hit, sentence, next, 'rejected', null);
  return rejected === null
    ? { factors, rejected: false }
    : { factors: settled(factors, 'rejected', rejected), rejected: true };
}

/** Where the author takes a side, the view counts in full: for what it says, or against it. */
function settled(factors: readonly Factor[], side: 'endorsed' | 'rejected', words: string): Factor[] {
  return factors.map(({ name, because }) => ({ name, value: 1, because: `${because}; ${side}: ${words}` }));
}

interface Source {
  readonly text: string;
  readonly span: TokenSpan;
}

function sourceOf(hit: Hit, sentence: Sentence): Source | null {
  const selves = sentence.markers('self');
  for (const opener of sentence.markers('attribution opener')) {
    const own = selves.some((self) => overlap(self, opener));
    if (!own && !overlap(opener, hit)) return { text: sentence.quote(opener), span: opener };
  }
  for (const verb of sentence.markers('reporting').toReversed()) {
    if (verb.end > hit.start || endsBetween(sentence, verb.end, hit.start)) continue;
    if (isToldTo(verb, sentence)) continue;
    const source = sourceBefore(verb, sentence);
    if (source !== null) {
      return { text: sentence.quote(source, verb), span: { start: source.start, end: verb.end } };
    }
  }
  return null;
}

/** "Critics ought to argue": nobody has said it yet. */
function isToldTo(verb: TokenSpan, sentence: Sentence): boolean {
  return sentence.markers('deontic').some(({ end }) => end === verb.start || end === verb.start - 1);
}

function endsBetween(sentence: Sentence, start: number, end: number): boolean {
  if (sentence.markers('attribution end').some((marker) => marker.start >= start && marker.end <= end))
    return true;
  const from = sentence.scan.starts[start] ?? 0;
  return sentence.text.slice(from, sentence.scan.starts[end] ?? from).includes(';');
}

/** Somebody named or described just before the reporting verb, unless it is the author. */
function sourceBefore(verb: TokenSpan, sentence: Sentence): TokenSpan | null {
  const near = (span: TokenSpan) => span.end <= verb.start && verb.start - span.end < SOURCE_REACH;
  if (sentence.markers('self').some((self) => near(self) || overlap(self, verb))) return null;
  const mention = sentence.mentions().findLast((found) => near(found) && !found.possessive);
  const described = sentence.markers('source').findLast(near);
  if (mention !== undefined || described !== undefined) {
    return (described?.start ?? -1) > (mention?.start ?? -1) ? (described ?? null) : (mention ?? null);
  }
  return unknownSource(verb, sentence);
}

const DETERMINERS = new Set(
  'the some many most several few those these such other his her their its a an all both'.split(' '),
);
/** What may open a sentence before a verb without being its subject. */
const NOT_SUBJECTS = new Set(
  (
    'to not let and but so or yet nor then now here there it this that i we you what which who as if when while ' +
    'please never always rather instead why how one'
  ).split(' '),
);

/** A name, a described group, or whoever it is that says "that ...". */
function unknownSource(verb: TokenSpan, sentence: Sentence): TokenSpan | null {
  const { scan } = sentence;
  const at = verb.start - 1;
  if (at < sentence.from || sentence.broken(at, verb.start)) return null;
  const before = { start: at, end: at + 1 };
  const written = sentence.text.charAt(scan.starts[at] ?? 0);
  // The first word of a sentence has a capital in any case.
  if (/\p{Lu}/u.test(written) && !NOT_SUBJECTS.has(scan.lower(at))) return before;
  for (let start = at; start >= Math.max(sentence.from, verb.start - DETERMINER_REACH); start -= 1) {
    if (DETERMINERS.has(scan.lower(start))) return { start, end: verb.start };
    if (scan.hasCommaBefore(start)) break;
  }
  for (let that = verb.end; that < Math.min(sentence.to, verb.end + THAT_REACH); that += 1) {
    if (scan.lower(that) === 'that' && !NOT_SUBJECTS.has(scan.lower(at))) return before;
  }
  return null;
}

/**
 * The wording in which the author takes a side: near `span` (anywhere in the sentence where it is null, or
 * where it is a predicate of several words: "... are right"), or in the next sentence ("They are wrong").
 */
function sideTaken(
  hit: Hit,
  sentence: Sentence,
  next: Sentence | null,
  side: 'endorsed' | 'rejected',
  span: TokenSpan | null,
): string | null {
  const near = (marker: TokenSpan) =>
    span === null ||
    marker.end - marker.start > 1 ||
    (marker.start <= span.end + ENDORSEMENT_REACH && span.start <= marker.end + ENDORSEMENT_REACH);
  const here = sentence.markers(side).find((marker) => !overlap(marker, hit) && near(marker));
  if (here !== undefined) return sentence.quote(here);
  const [after] = next?.markers(`${side} next`) ?? [];
  return next !== null && after !== undefined ? next.quote(after) : null;
}
