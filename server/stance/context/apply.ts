// Carries a hit through the context mechanisms of its sentence, in their fixed order: whose voice, question,
// concession, hypothesis, negation, qualifier, duty. Position needs the whole text (resolve.ts).
import type { Modifiers, Scheme } from '../scheme-types.ts';
import { askedFactor, clauseFactor } from './clause.ts';
import { deonticOf, otherObject } from './deontic.ts';
import { negatorsOf } from './negation.ts';
import type { Quotation } from './quotations.ts';
import { reportFactor } from './report.ts';
import type { Hit, Sentence } from './sentence.ts';
import { voiceOf } from './voice.ts';

/** What surrounds the hits of one sentence. */
export interface Surroundings {
  readonly sentence: Sentence;
  /** The sentence after it in the same paragraph, where that says what the author thinks of it. */
  readonly next: Sentence | null;
  /** The sentence's last few units, where a question mark would be. */
  readonly ending: string;
  readonly qualifiers: readonly Hit[];
  readonly quotations: readonly Quotation[];
}

/** Fills in the hit's stance, factors, and why it does not count where it does not. */
export function applyContext(hit: Hit, around: Surroundings, scheme: Scheme, modifiers: Modifiers): void {
  const { sentence, next, ending, qualifiers, quotations } = around;
  const voice = voiceOf(hit, sentence, next, quotations, modifiers);
  const factors = [
    ...voice.factors,
    askedFactor(ending, modifiers.question) ?? clauseFactor(hit, sentence, 'question', modifiers.question),
    clauseFactor(hit, sentence, 'concession', modifiers.concession),
    clauseFactor(hit, sentence, 'hypothesis', modifiers.hypothesis),
  ];
  hit.factors.push(...factors.filter((factor) => factor !== null));
  negate(hit, sentence, modifiers, voice.rejected);
  qualify(hit, qualifiers, sentence, scheme, modifiers);
  // Nobody is told anything in a view, a question or a clause that the author does not stand behind.
  if (hit.factors.every((factor) => factor.value >= 1)) bind(hit, sentence, modifiers);
}

/** Who is told to do it, and to whom; where nobody is, whether it is a report. */
function bind(hit: Hit, sentence: Sentence, modifiers: Modifiers): void {
  const duty = deonticOf(hit, sentence, modifiers);
  const report = duty === null ? reportFactor(hit, sentence, modifiers) : null;
  if (report !== null) hit.factors.push(report);
  if (duty !== null) {
    hit.factors.push(duty.factor);
    hit.deontic = duty.audience;
  }
  const object = modifiers.deontic === null ? null : otherObject(hit, sentence);
  if (object === null || modifiers.deontic === null) return;
  hit.factors.push({ name: 'object', value: modifiers.deontic.object, because: object });
}

function negate(hit: Hit, sentence: Sentence, modifiers: Modifiers, rejected: boolean): void {
  const negators = negatorsOf(hit, sentence, modifiers);
  const count = negators.length + (rejected ? 1 : 0);
  if (count === 0) return;
  const words = [...negators.map((negator) => sentence.quote(negator)), ...(rejected ? ['rejected'] : [])];
  const because = words.join(' ... ');
  if (count % 2 === 0) {
    hit.factors.push({ name: 'negation', value: 1, because: `${because}: twice, so it stands` });
    return;
  }
  hit.factors.push({ name: 'negation', value: modifiers.negation?.factor ?? 1, because });
  hit.denied = hit.stance;
  hit.stance = hit.entry.negated;
  if (hit.stance === null) hit.why = `negated: ${because}`;
}

function qualify(
  hit: Hit,
  qualifiers: readonly Hit[],
  sentence: Sentence,
  scheme: Scheme,
  modifiers: Modifiers,
): void {
  const rule = modifiers.qualifier;
  const tone = scheme.stances.find((stance) => stance.code === hit.stance)?.tone;
  if (rule === null || tone === undefined || !rule.tones.includes(tone)) return;
  const qualifier = qualifiers.find((found) => found.why === null);
  if (qualifier === undefined) return;
  hit.stance = qualifier.entry.stance;
  const because = `${sentence.quote(qualifier)} (${qualifier.entry.id})`;
  hit.factors.push({ name: 'qualifier', value: rule.factor, because });
}
