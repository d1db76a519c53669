// The finding: sums per stance, the verdict, the margin, the sentence to quote, the confidence.
import type { ResolvedEvidence, ResolvedSentence } from './resolve.ts';
import type { Scheme } from './scheme-types.ts';
import { type Basis, type Classification, type ConfidenceBand, type Span, UNCLEAR } from './types.ts';

type Scores = Readonly<Record<string, number>>;

interface Outcome {
  readonly stance: string;
  readonly margin: number;
  readonly basis: Basis;
  /** Weight behind the winner. */
  readonly weight: number;
  /** The sentences whose evidence was summed; null for all of them. */
  readonly summed: ReadonlySet<ResolvedSentence> | null;
}

/** `verdicts`: whether outright verdicts outrank the sums. */
export function decide(
  scheme: Scheme,
  sentences: readonly ResolvedSentence[],
  paragraphs: readonly string[],
  verdicts: boolean,
): Classification {
  const codes = scheme.stances.map((stance) => stance.code);
  const evidence = sentences.flatMap((sentence) => sentence.evidence);
  const scores = sum(codes, evidence);
  const outcome =
    (verdicts ? verdictOutcome(scheme, codes, sentences) : null) ?? scoreOutcome(scheme, scores);
  return {
    scheme: scheme.id,
    version: scheme.version,
    stance: outcome.stance,
    margin: outcome.margin,
    basis: outcome.basis,
    confidence: confidenceOf(scheme, outcome),
    scores,
    deciding: decidingSpan(scheme, sentences, paragraphs, outcome),
    evidence: sentences.flatMap((sentence) => {
      const decides = outcome.summed?.has(sentence) ?? true;
      return sentence.evidence.map(({ item }) => ({ ...item, decides }));
    }),
    suppressed: sentences.flatMap((sentence) => sentence.suppressed),
  };
}

function sum(codes: readonly string[], evidence: readonly ResolvedEvidence[]): Scores {
  const scores: Record<string, number> = {};
  for (const code of codes) scores[code] = 0;
  for (const { item } of evidence) scores[item.stance] = (scores[item.stance] ?? 0) + item.weight;
  return scores;
}

/**
 * The sums of those sentences alone that hold an outright verdict in a place that counts; null where
 * there is none, or where they contradict each other.
 */
function verdictOutcome(
  scheme: Scheme,
  codes: readonly string[],
  sentences: readonly ResolvedSentence[],
): Outcome | null {
  const { where, min_share } = scheme.parameters.verdict;
  const outright = sentences.filter((sentence) =>
    sentence.evidence.some(
      ({ entry, item }) =>
        entry.kind === 'verdict' &&
        sentence.places.some((place) => (entry.places ?? where).includes(place)) &&
        item.weight >= min_share * item.baseWeight,
    ),
  );
  if (outright.length === 0) return null;
  const scores = sum(
    codes,
    outright.flatMap((sentence) => sentence.evidence),
  );
  const outcome = { ...scoreOutcome(scheme, scores), summed: new Set(outright) };
  if (outcome.basis === 'tie' || outcome.basis === 'no cue') return null;
  return outcome.stance === UNCLEAR ? outcome : { ...outcome, basis: 'verdict' };
}

/** The heaviest stance, unless it leads by less than the threshold. */
function scoreOutcome(scheme: Scheme, scores: Scores): Outcome {
  const ranked = Object.entries(scores).sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  const total = ranked.reduce((sum, [, weight]) => sum + weight, 0);
  if (first === undefined || total === 0 || total < scheme.parameters.minimum)
    return { stance: UNCLEAR, margin: 0, basis: 'no cue', weight: 0, summed: null };
  const margin = (first[1] - (second?.[1] ?? 0)) / total;
  const weight = first[1];
  if (margin < scheme.threshold || margin === 0) {
    return { stance: UNCLEAR, margin, basis: 'tie', weight, summed: null };
  }
  const basis = first[0] === UNCLEAR ? 'stated' : 'score';
  return { stance: first[0], margin, basis, weight, summed: null };
}

function confidenceOf(scheme: Scheme, { basis, margin, weight }: Outcome): ConfidenceBand {
  const band = scheme.parameters.confidence.find(
    (rule) => rule.basis.includes(basis) && margin >= rule.margin && weight >= rule.weight,
  );
  return band?.band ?? 'low';
}

/** The sentence that speaks most clearly for the outcome; after a tie, the weightiest. */
function decidingSpan(
  scheme: Scheme,
  sentences: readonly ResolvedSentence[],
  paragraphs: readonly string[],
  outcome: Outcome,
): Span | null {
  let best: ResolvedSentence | null = null;
  let bestValue = 0;
  for (const sentence of sentences) {
    const value = decidingValue(scheme, sentence, outcome);
    // The later of two equals: conclusions come last.
    if (value > 0 && value >= bestValue) {
      best = sentence;
      bestValue = value;
    }
  }
  if (best === null) return null;
  const { paragraph, start, end } = best;
  return { paragraph, start, end, quote: (paragraphs[paragraph] ?? '').slice(start, end) };
}

function decidingValue(scheme: Scheme, sentence: ResolvedSentence, { stance, basis }: Outcome): number {
  const { deciding } = scheme.parameters;
  const speaks = ({ item }: ResolvedEvidence) => basis === 'tie' || item.stance === stance;
  const supporting = sentence.evidence.filter(speaks);
  if (supporting.length === 0) return 0;
  const net = sentence.evidence.reduce(
    (sum, each) => sum + (speaks(each) ? each.item.weight : -each.item.weight),
    0,
  );
  const bonus = [
    supporting.some(({ entry }) => entry.kind === 'verdict') ? deciding.verdict : 0,
    supporting.some(({ deontic }) => deontic) ? deciding.deontic : 0,
    ...sentence.places.map((place) => deciding[place]),
  ].reduce((sum, value) => sum + value, 0);
  return Math.max(net + bonus, Number.MIN_VALUE);
}
