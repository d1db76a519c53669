// Clauses that the author does not stand behind: questions ("whether ..."), concessions ("although ...,")
// and hypotheses ("if ...,"). And where one clause ends and the next begins.
import type { MarkerKind } from '../compile.ts';
import type { ClauseModifier } from '../scheme-types.ts';
import type { Factor } from '../types.ts';
import { type Hit, type Marker, type Sentence, spelledOut, type TokenSpan } from './sentence.ts';

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

const PRONOUNS = new Set(['we', 'they', 'it', 'he', 'she', 'i', 'you']);
/** What may stand right behind a subject. */
const VERBS = new Set(
  'is are was were has have had does do did will would can could may might must shall should ought needs need'.split(
    ' ',
  ),
);

/**
 * Whether a gap of the match runs into a clause with a subject of its own: "refuse, [it should follow] Denmark".
 */
export function spansClauses(match: TokenSpan & { readonly gapMask: number }, sentence: Sentence): boolean {
  if (match.gapMask === 0) return false;
  for (let at = match.start + 1; at < match.end; at += 1) {
    if (!sentence.scan.hasCommaBefore(at)) continue;
    const verb = verbOfClause(at, sentence);
    if (verb <= at || verb >= match.end) continue;
    // From the beginning of a sentence ("Before that, we should") a pattern may reach for the verb on purpose.
    const meant = match.start === sentence.from ? verb + 1 : verb;
    if (!spelledOut({ start: at, end: meant }, match)) return true;
  }
  return false;
}

/** Where the verb stands of a clause that opens at token `at` with a pronoun or a name; -1 where none does. */
function verbOfClause(at: number, sentence: Sentence): number {
  if (PRONOUNS.has(sentence.scan.lower(at))) return at + 1;
  const mention = sentence.mentions().find(({ start }) => start === at);
  return mention !== undefined && VERBS.has(sentence.scan.lower(mention.end)) ? mention.end : -1;
}
