// Whose voice a hit is in: a question, a quotation, or a view reported of somebody else.
import type { Modifiers } from '../scheme-types.ts';
import type { Factor } from '../types.ts';
import type { Hit, Marker, Sentence, TokenSpan } from './sentence.ts';

/** A quoted stretch of the paragraph in UTF-16 units. */
export interface Quotation {
  readonly start: number;
  readonly end: number;
}

export function questionFactor(sentence: Sentence, sentenceEnd: string, modifiers: Modifiers): Factor | null {
  const rule = modifiers.question;
  if (rule === null || !/\?["'”’)\]]*$/.test(sentenceEnd)) return null;
  return { name: 'question', value: rule.factor, because: sentence.to > sentence.from ? 'it only asks' : '' };
}

export function quotationFactor(
  hit: Hit,
  sentence: Sentence,
  quotations: readonly Quotation[],
  modifiers: Modifiers,
): Factor | null {
  const rule = modifiers.quotation;
  if (rule === null) return null;
  const start = sentence.scan.starts[hit.start] ?? 0;
  const end = sentence.scan.ends[hit.end - 1] ?? 0;
  const around = quotations.find((quotation) => quotation.start <= start && end <= quotation.end);
  if (around === undefined) return null;
  return { name: 'quotation', value: rule.factor, because: 'inside a quotation' };
}

/** What attribution makes of a hit; `rejected` where the author contradicts the source. */
export interface Attribution {
  readonly factor: Factor;
  readonly rejected: boolean;
}

const SOURCE_REACH = 4;
const ENDORSEMENT_REACH = 3;

export function attributionOf(hit: Hit, sentence: Sentence, modifiers: Modifiers): Attribution | null {
  const rule = modifiers.attribution;
  if (rule === null) return null;
  const because = sourceOf(hit, sentence);
  if (because === null) return null;
  const endorsed = nearAttribution(sentence, 'endorsed', because.span);
  if (endorsed !== null) return attribution(1, `${because.text}, endorsed: ${endorsed}`, false);
  const rejected = nearAttribution(sentence, 'rejected', null);
  if (rejected !== null) return attribution(1, `${because.text}, rejected: ${rejected}`, true);
  return attribution(rule.factor, because.text, false);
}

function attribution(value: number, because: string, rejected: boolean): Attribution {
  return { factor: { name: 'attribution', value, because }, rejected };
}

interface Source {
  readonly text: string;
  readonly span: TokenSpan;
}

function sourceOf(hit: Hit, sentence: Sentence): Source | null {
  for (const opener of sentence.markers('attribution opener')) {
    if (opener.end <= hit.start || opener.start >= hit.end)
      return { text: sentence.quote(opener), span: opener };
  }
  for (const verb of sentence.markers('reporting').toReversed()) {
    if (verb.end > hit.start || endsBetween(sentence, verb.end, hit.start)) continue;
    const source = sourceBefore(verb, sentence);
    if (source !== null) {
      return { text: sentence.quote(source, verb), span: { start: source.start, end: verb.end } };
    }
  }
  return null;
}

function endsBetween(sentence: Sentence, start: number, end: number): boolean {
  const ended = sentence.markers('attribution end').some((end_) => end_.start >= start && end_.end <= end);
  return ended || semicolonBetween(sentence, start, end);
}

function semicolonBetween(sentence: Sentence, start: number, end: number): boolean {
  const from = sentence.scan.starts[start] ?? 0;
  return sentence.text.slice(from, sentence.scan.starts[end] ?? from).includes(';');
}

/** Somebody named or described just before the reporting verb, unless it is the author. */
function sourceBefore(verb: TokenSpan, sentence: Sentence): TokenSpan | null {
  const near = (span: TokenSpan) => span.end <= verb.start && verb.start - span.end < SOURCE_REACH;
  if (sentence.markers('self').some((self) => near(self) || covers(self, verb))) return null;
  const mention = sentence.mentions().findLast((found) => near(found) && !found.possessive);
  const described = sentence.markers('source').findLast(near);
  if (mention !== undefined || described !== undefined) {
    return (described?.start ?? -1) > (mention?.start ?? -1) ? (described ?? null) : (mention ?? null);
  }
  return nameBefore(verb, sentence);
}

function covers(outer: TokenSpan, inner: TokenSpan): boolean {
  return outer.start < inner.end && inner.start < outer.end;
}

/** A capitalised word inside a sentence right before the verb is taken for a name. */
function nameBefore(verb: TokenSpan, sentence: Sentence): TokenSpan | null {
  const at = verb.start - 1;
  if (at <= sentence.from) return null;
  const written = sentence.text.charAt(sentence.scan.starts[at] ?? 0);
  const isName = /\p{Lu}/u.test(written) && sentence.scan.lower(at) !== 'i';
  return isName ? { start: at, end: at + 1 } : null;
}

/** The wording of an endorsement or rejection: close to `span`, or anywhere in the sentence. */
function nearAttribution(
  sentence: Sentence,
  kind: 'endorsed' | 'rejected',
  span: TokenSpan | null,
): string | null {
  const near = (marker: Marker) =>
    span === null ||
    (marker.start <= span.end + ENDORSEMENT_REACH && span.start <= marker.end + ENDORSEMENT_REACH);
  const found = sentence.markers(kind).find(near);
  return found === undefined ? null : sentence.quote(found);
}
