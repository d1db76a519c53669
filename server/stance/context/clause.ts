// Clauses that the author does not stand behind: questions ("whether ..."), concessions ("although ...,")
// and hypotheses ("if ...,").
import type { MarkerKind } from '../compile.ts';
import type { ClauseModifier } from '../scheme-types.ts';
import type { Factor } from '../types.ts';
import type { Hit, Marker, Sentence } from './sentence.ts';

type Mechanism = 'question' | 'concession' | 'hypothesis';

type Part = 'clause' | 'sentence' | 'end';

// Written out: this is asked for every hit, and names put together on the way are slow to look up.
const KINDS: Readonly<Record<Mechanism, Readonly<Record<Part, MarkerKind>>>> = {
  question: { clause: 'question clause', sentence: 'question sentence', end: 'question end' },
  concession: { clause: 'concession clause', sentence: 'concession sentence', end: 'concession end' },
  hypothesis: { clause: 'hypothesis clause', sentence: 'hypothesis sentence', end: 'hypothesis end' },
};

/** A question asked outright: the sentence ends in a question mark. */
export function askedFactor(ending: string, rule: ClauseModifier | null): Factor | null {
  if (rule === null || !/\?["'”’)\]]*$/.test(ending)) return null;
  return { name: 'question', value: rule.factor, because: 'a question' };
}

export function clauseFactor(
  hit: Hit,
  sentence: Sentence,
  name: Mechanism,
  rule: ClauseModifier | null,
): Factor | null {
  if (rule === null) return null;
  const opener = openerOf(hit, sentence, name);
  return opener === null ? null : { name, value: rule.factor, because: sentence.quote(opener) };
}

function openerOf(hit: Hit, sentence: Sentence, name: Mechanism): Marker | null {
  const kinds = KINDS[name];
  const ends = sentence.markers(kinds.end);
  const endsBefore = (from: number) => ends.some((end) => end.start >= from && end.end <= hit.start);
  const whole = sentence.markers(kinds.sentence).find((opener) => !endsBefore(opener.end));
  if (whole !== undefined && whole.start <= hit.start) return whole;
  const clause = sentence
    .markers(kinds.clause)
    .findLast(
      (opener) => opener.end <= hit.start && !endsBefore(opener.end) && sameClause(sentence, opener, hit),
    );
  return clause ?? null;
}

/** A clause ends at the next comma or break; one right after the opener ("although, ...") does not count. */
function sameClause(sentence: Sentence, opener: Marker, hit: Hit): boolean {
  for (let at = opener.end + 1; at <= hit.start; at += 1) {
    if (sentence.scan.hasCommaBefore(at) || sentence.scan.hasBreakBefore(at)) return false;
  }
  return true;
}
