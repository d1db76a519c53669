// From the hits of all sentences to weights: where a hit stands in the text, and what the hits of one
// sentence mean together.
import type { ReadHit, ReadSentence } from './read.ts';
import type { CombineRule, CombineTerm, Modifiers, Place } from './scheme-types.ts';
import type { Evidence, Factor } from './types.ts';

/** A sentence with what it contributes in the end. */
export interface ResolvedSentence extends ReadSentence {
  /** Which of the places that count it holds. */
  readonly places: readonly Place[];
  readonly evidence: readonly ResolvedEvidence[];
  readonly suppressed: readonly (Evidence & { readonly why: string })[];
}

export interface ResolvedEvidence {
  readonly item: Evidence;
  readonly entry: ReadHit['entry'];
  /** The audience is told to do it. */
  readonly deontic: boolean;
}

/** `paragraphs` are the texts that the offsets point into. */
export function resolveSentences(
  sentences: readonly ReadSentence[],
  paragraphs: readonly string[],
  modifiers: Modifiers,
  rules: readonly CombineRule[],
): readonly ResolvedSentence[] {
  const speaking = sentences.filter((sentence) => sentence.hits.some(counts));
  const lastTurn = sentences.findLastIndex((sentence) => sentence.turn);
  const turnIndex = sentences[lastTurn]?.index ?? null;
  return sentences.map((sentence) => {
    const places = placesOf(sentence, speaking);
    const stances = combined(sentence.hits.filter(counts), rules);
    const text = paragraphs[sentence.paragraph] ?? '';
    const evidence: ResolvedEvidence[] = [];
    const suppressed: (Evidence & { why: string })[] = [];
    for (const hit of sentence.hits) {
      const change = stances.get(hit) ?? null;
      const position = counts(hit) ? positionFactors(hit, sentence, places, turnIndex, modifiers) : [];
      const made = toEvidence(hit, sentence.paragraph, text, change, position);
      if (hit.why !== null) suppressed.push({ ...made, why: hit.why });
      else if (made.weight === 0) suppressed.push({ ...made, why: 'a factor of 0 leaves no weight' });
      else evidence.push({ item: made, entry: hit.entry, deontic: hit.deontic });
    }
    return { ...sentence, places, evidence, suppressed };
  });
}

function counts(hit: ReadHit): boolean {
  return hit.why === null && hit.stance !== null;
}

/** First and last are counted among the sentences that say something, so that small talk moves neither. */
function placesOf(sentence: ReadSentence, speaking: readonly ReadSentence[]): Place[] {
  const places: Place[] = [];
  if (speaking[0] === sentence) places.push('first');
  if (speaking.at(-1) === sentence) places.push('last');
  if (sentence.summingUp) places.push('summing_up');
  return places;
}

interface Change {
  readonly stance: string;
  readonly factor: Factor;
}

/** The first rule whose terms are all present gives its stance to the hits that it names. */
function combined(hits: readonly ReadHit[], rules: readonly CombineRule[]): ReadonlyMap<ReadHit, Change> {
  const changes = new Map<ReadHit, Change>();
  const rule = rules.find(({ sentence }) => sentence.every((term) => hits.some((hit) => isTerm(hit, term))));
  if (rule === undefined) return changes;
  for (const hit of hits) {
    if (!rule.sentence.some((term) => isTerm(hit, term)) || hit.stance === rule.gives) continue;
    const because = rule.note || `${rule.sentence.map(termText).join(' and ')} in one sentence`;
    changes.set(hit, { stance: rule.gives, factor: { name: 'combined', value: 1, because } });
  }
  return changes;
}

function isTerm(hit: ReadHit, term: CombineTerm): boolean {
  return term.denied ? hit.denied === term.stance : hit.stance === term.stance;
}

function termText(term: CombineTerm): string {
  return term.denied ? `not ${term.stance}` : term.stance;
}

function positionFactors(
  hit: ReadHit,
  sentence: ReadSentence,
  places: readonly Place[],
  turnIndex: number | null,
  { position }: Modifiers,
): Factor[] {
  if (position === null) return [];
  const factors: Factor[] = [];
  const add = (value: number, because: string) => {
    if (value !== 1) factors.push({ name: 'position', value, because });
  };
  if (hit.contrast !== null) add(position.contrast_before, `before "${hit.contrast}"`);
  if (turnIndex !== null && sentence.index < turnIndex) add(position.before, 'before a turn');
  if (turnIndex !== null && sentence.index >= turnIndex) add(position.after, 'after a turn');
  if (places.includes('summing_up')) add(position.summing, 'summing up');
  else if (places.includes('last')) add(position.last, 'last sentence that takes a side');
  else if (places.includes('first')) add(position.first, 'first sentence that takes a side');
  return factors;
}

function toEvidence(
  hit: ReadHit,
  paragraph: number,
  text: string,
  change: Change | null,
  position: readonly Factor[],
): Evidence {
  const factors = [...hit.factors, ...(change === null ? [] : [change.factor]), ...position];
  return {
    paragraph,
    start: hit.from,
    end: hit.to,
    quote: text.slice(hit.from, hit.to),
    entry: hit.entry.id,
    stance: change?.stance ?? hit.stance ?? hit.entry.stance,
    baseWeight: hit.entry.weight,
    weight: factors.reduce((weight, factor) => weight * factor.value, hit.entry.weight),
    factors,
    decides: false, // Until decide.ts has seen the whole text.
  };
}
