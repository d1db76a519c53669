// The sum that led to a tag, as a ledger: one line per cue, one column per stance, sums below.
import {
  type Classification,
  type Evidence,
  type Factor,
  type SchemeSummary,
  type Span,
  UNCLEAR,
} from '../stance/types.ts';
import { basisWords } from './finding.ts';
import { type StanceView, stanceView } from './stance.ts';
import { share, weight } from './words.ts';

export interface SumView {
  readonly columns: readonly StanceView[];
  readonly lines: readonly SumLine[];
  /** Per column, in the columns' order. */
  readonly totals: readonly SumCell[];
  readonly margin: MarginView;
  readonly basis: string;
  readonly suppressed: readonly SuppressedView[];
}

export interface SumLine {
  /** Also the small number beside the stroke in the text. */
  readonly number: number;
  readonly quote: string;
  /** Of the paragraph that holds the quote: "#p2". */
  readonly href: string;
  readonly entry: string;
  readonly stance: StanceView;
  readonly base: string;
  readonly factors: readonly FactorView[];
  /** Per column: the weight under the stance that the line speaks for, null under the others. */
  readonly cells: readonly SumCell[];
}

export interface SumCell {
  readonly label: string;
  readonly text: string | null;
}

export interface FactorView {
  readonly name: string;
  /** "× 2". */
  readonly value: string;
  readonly because: string;
}

export interface MarginView {
  /** "Shape leads Resist: (6 − 2) / 8 = 0.50"; null where the sums alone do not give the margin. */
  readonly formula: string | null;
  /** What the margin is held against. */
  readonly verdict: string;
}

export interface SuppressedView {
  readonly quote: string;
  readonly href: string;
  readonly entry: string;
  readonly stance: StanceView;
  readonly why: string;
}

/** `scheme` may be newer than the classification; stances that it has lost keep their code as name. */
export function sumView(found: Classification, scheme: SchemeSummary, lead: string | null): SumView {
  const columns = columnsOf(found, scheme).map((code) => stanceView(scheme, code, lead));
  return {
    columns,
    lines: found.evidence.map((each, index) => lineOf(each, index + 1, columns, scheme, lead)),
    totals: columns.map(({ code, word }) => ({ label: word, text: weight(found.scores[code] ?? 0) })),
    margin: marginOf(found, scheme),
    basis: basisWords(found.basis),
    suppressed: found.suppressed.map((each) => ({
      ...placeOf(each),
      entry: each.entry,
      stance: stanceView(scheme, each.stance, lead),
      why: each.why,
    })),
  };
}

/** Every stance of the scheme; `unclear` only where something speaks for it; lost codes at the end. */
function columnsOf({ scores, evidence }: Classification, scheme: SchemeSummary): readonly string[] {
  const used = [
    ...Object.keys(scores).filter((code) => scores[code] !== 0),
    ...evidence.map((e) => e.stance),
  ];
  const known = scheme.stances.map(({ code }) => code);
  const kept = known.filter((code) => code !== UNCLEAR || used.includes(code));
  return [...new Set([...kept, ...used])];
}

function lineOf(
  each: Evidence,
  number: number,
  columns: readonly StanceView[],
  scheme: SchemeSummary,
  lead: string | null,
): SumLine {
  const product = weight(each.weight);
  return {
    number,
    ...placeOf(each),
    entry: each.entry,
    stance: stanceView(scheme, each.stance, lead),
    base: weight(each.baseWeight),
    factors: each.factors.map(factorView),
    cells: columns.map(({ code, word }) => ({ label: word, text: code === each.stance ? product : null })),
  };
}

function factorView({ name, value, because }: Factor): FactorView {
  return { name, value: `× ${weight(value)}`, because };
}

function placeOf({ quote, paragraph }: Span): { quote: string; href: string } {
  return { quote, href: `#p${paragraph + 1}` };
}

function marginOf(found: Classification, scheme: SchemeSummary): MarginView {
  const { margin, basis } = found;
  if (basis === 'no cue') return { formula: null, verdict: 'No margin was measured.' };
  const formula = formulaOf(found, scheme);
  const reach = margin < scheme.threshold ? 'is below' : 'reaches';
  const from = formula === null ? ', taken from the outright statements alone,' : '';
  return {
    formula,
    verdict: `The margin of ${share(margin)}${from} ${reach} the threshold of ${share(scheme.threshold)}, under which no stance is named.`,
  };
}

/** The margin worked out from the column sums, where that is how it came about. */
function formulaOf({ scores, margin }: Classification, scheme: SchemeSummary): string | null {
  const ranked = Object.entries(scores).sort(([, a], [, b]) => b - a);
  const [first, second] = ranked;
  if (!first || first[1] === 0) return null;
  const total = ranked.reduce((sum, [, each]) => sum + each, 0);
  const runnerUp = second?.[1] ?? 0;
  if (Math.abs((first[1] - runnerUp) / total - margin) > 0.005) return null;
  const sum = `(${weight(first[1])} − ${weight(runnerUp)}) / ${weight(total)} = ${share(margin)}`;
  const name = (code: string): string => stanceView(scheme, code, null).word;
  return second && runnerUp > 0
    ? `${name(first[0])} leads ${name(second[0])}: ${sum}`
    : `${name(first[0])} stands alone: ${sum}`;
}
