// The sum that led to a tag, as a ledger: one line per cue, one column per stance, sums below. A reader can
// redo it: products in the lines, sums of the lines that decide, margin and stance from those.
import { BAND_WORDS } from '../domain/sureness.ts';
import {
  type Classification,
  type Codebook,
  type Evidence,
  type SchemeSummary,
  type Span,
  UNCLEAR,
} from '../stance/types.ts';
import { type FactorView, factorWords } from './factor-words.ts';
import { basisWords, decidingScore } from './finding.ts';
import { type StanceView, stanceView } from './stance.ts';
import { share, weight } from './words.ts';

/** What of a scheme makes a sum. */
export type SumScheme = SchemeSummary & Pick<Codebook, 'entries' | 'minimum' | 'confidence'>;

export interface SumView {
  readonly columns: readonly StanceView[];
  readonly lines: readonly SumLine[];
  /** Per column, in the columns' order: the sums of all lines. */
  readonly totals: readonly SumCell[];
  /** The sums of the lines that decide, where that is not all of them; else null. */
  readonly outright: OutrightView | null;
  readonly margin: MarginView;
  readonly basis: string;
  /** Why it is called as sure as it is; null where the tag is `unclear`, which says its reason instead. */
  readonly sure: string | null;
  readonly suppressed: readonly SuppressedView[];
}

export interface SumLine {
  /** Also the small number beside the stroke in the text. */
  readonly number: number;
  readonly quote: string;
  /** Of the paragraph that holds the quote: "#p2". */
  readonly href: string;
  readonly entry: string;
  readonly entryLink: EntryLink;
  readonly stance: StanceView;
  readonly base: string;
  readonly factors: readonly FactorView[];
  /** Per column: the weight under the stance that the line speaks for, null under the others. */
  readonly cells: readonly SumCell[];
  /** Among lines that do not all decide: that this one does. */
  readonly decides: boolean;
}

export interface SumCell {
  readonly label: string;
  readonly text: string | null;
}

export interface OutrightView {
  /** "Lines 1 and 4 alone". */
  readonly label: string;
  readonly totals: readonly SumCell[];
}

/** An entry of the lexicon: its id in parts between which a line may break, and where it is explained. */
export interface EntryLink {
  readonly parts: readonly string[];
  /** Null where the scheme no longer has it. */
  readonly href: string | null;
}

export interface MarginView {
  /** "Shape leads Resist: (6 − 2) / 8 = 0.50"; null where nothing was measured. */
  readonly formula: string | null;
  /** What the margin is held against. */
  readonly verdict: string;
}

export interface SuppressedView {
  readonly quote: string;
  readonly href: string;
  /** Of its paragraph, from 1. */
  readonly paragraph: number;
  readonly entryLink: EntryLink;
  readonly stance: StanceView;
  readonly why: string;
}

/** `scheme` may be newer than the classification; stances that it has lost keep their code as name. */
export function sumView(found: Classification, scheme: SumScheme, lead: string | null): SumView {
  const columns = columnsOf(found, scheme).map((code) => stanceView(scheme, code, lead));
  return {
    columns,
    lines: found.evidence.map((each, index) => lineOf(each, index + 1, found, columns, scheme, lead)),
    totals: columns.map(({ code, word }) => ({ label: word, text: weight(found.scores[code] ?? 0) })),
    outright: outrightOf(found, columns),
    margin: marginOf(found, scheme),
    basis: basisWords(found),
    sure: sureOf(found, scheme),
    suppressed: suppressedOf(found, scheme, lead),
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
  found: Classification,
  columns: readonly StanceView[],
  scheme: SumScheme,
  lead: string | null,
): SumLine {
  const product = weight(each.weight);
  const entry = scheme.entries.find(({ id }) => id === each.entry);
  const factors = factorWords(each, entry, (code) => stanceView(scheme, code, null).word);
  return {
    number,
    ...placeOf(each),
    entry: each.entry,
    entryLink: entryLink(each.entry, scheme),
    stance: stanceView(scheme, each.stance, lead),
    base: weight(each.baseWeight),
    factors: factors.map(({ name, because, factor: { value } }) => ({
      name,
      value: value === 1 ? null : `× ${weight(value)}`,
      because,
    })),
    cells: columns.map(({ code, word }) => ({ label: word, text: code === each.stance ? product : null })),
    decides: each.decides && !allDecide(found),
  };
}

function allDecide({ evidence }: Classification): boolean {
  return evidence.every(({ decides }) => decides);
}

function outrightOf(found: Classification, columns: readonly StanceView[]): OutrightView | null {
  if (allDecide(found)) return null;
  const numbers = found.evidence.flatMap(({ decides }, index) => (decides ? [String(index + 1)] : []));
  return {
    label: `The outright statements alone: ${numbers.length === 1 ? 'line' : 'lines'} ${numbers.join(', ')}`,
    totals: columns.map(({ code, word }) => ({ label: word, text: weight(decidingScore(found, code)) })),
  };
}

function placeOf({ quote, paragraph }: Span): { quote: string; href: string } {
  return { quote, href: `#p${paragraph + 1}` };
}

function entryLink(id: string, { id: scheme, entries }: SumScheme): EntryLink {
  return {
    parts: id.split(/(?<=[.-])/u),
    href: entries.some((entry) => entry.id === id) ? `/method/${scheme}#${id}` : null,
  };
}

function marginOf(found: Classification, scheme: SumScheme): MarginView {
  const { margin, basis } = found;
  if (basis === 'no cue') return { formula: null, verdict: tooLittle(found, scheme) };
  const reach = margin < scheme.threshold ? 'is below' : 'reaches';
  return {
    formula: formulaOf(found, scheme),
    verdict: `The margin of ${share(margin)} ${reach} the threshold of ${share(scheme.threshold)}, under which no stance is named.`,
  };
}

function tooLittle({ scores }: Classification, { minimum }: SumScheme): string {
  const total = Object.values(scores).reduce((sum, each) => sum + each, 0);
  if (total === 0) return 'No margin was measured.';
  return `All weight together is ${weight(total)}, below the ${weight(minimum)} that a tag needs; no margin was measured.`;
}

/** The margin worked out from the sums that decided. */
function formulaOf(found: Classification, scheme: SchemeSummary): string | null {
  const codes = [...new Set([...Object.keys(found.scores), ...found.evidence.map(({ stance }) => stance)])];
  const ranked = codes
    .map((code) => [stanceView(scheme, code, null).word, decidingScore(found, code)] as const)
    .sort(([, a], [, b]) => b - a);
  const [first, second] = ranked;
  if (!first || first[1] === 0) return null;
  const total = ranked.reduce((sum, [, each]) => sum + each, 0);
  const runnerUp = second?.[1] ?? 0;
  const sum = `(${weight(first[1])} − ${weight(runnerUp)}) / ${weight(total)} = ${share((first[1] - runnerUp) / total)}`;
  if (!second || runnerUp === 0) return `${first[0]} stands alone: ${sum}`;
  return first[1] === runnerUp
    ? `${first[0]} and ${second[0]} weigh the same: ${sum}`
    : `${first[0]} leads ${second[0]}: ${sum}`;
}

/** "It is called “clearly”: ...", with the rule that gave the band, or the one that it missed. */
function sureOf(found: Classification, { confidence }: SumScheme): string | null {
  if (found.stance === UNCLEAR) return null;
  const word = BAND_WORDS[found.confidence];
  const behind = decidingScore(found, found.stance);
  const rule = confidence.find(
    ({ band, basis, margin, weight: least }) =>
      band === found.confidence && basis.includes(found.basis) && found.margin >= margin && behind >= least,
  );
  const has = `the margin is ${share(found.margin)} and the weight behind the tag ${weight(behind)}`;
  if (!rule) return `It is called “${word}”: ${has}${missedBy(found, confidence, behind)}.`;
  return `It is called “${word}”: ${has}, where ${share(rule.margin)} and ${weight(rule.weight)} are enough for that.`;
}

/** ", which is below the margin of 0.60 and the weight of 4 that “clearly” needs": what each surer band asks for in vain. */
function missedBy(found: Classification, rules: SumScheme['confidence'], behind: number): string {
  const missed = rules
    .filter(({ basis }) => basis.includes(found.basis))
    .map(({ band, margin, weight: least }) => {
      const limits = [
        ...(found.margin < margin ? [`the margin of ${share(margin)}`] : []),
        ...(behind < least ? [`the weight of ${weight(least)}`] : []),
      ];
      return { band, limits };
    });
  // A tag can be older than the rules of its scheme.
  if (missed.length === 0 || missed.some(({ limits }) => limits.length === 0))
    return ', by the limits of the version that made the tag';
  const words = missed.map(({ band, limits }) => `${limits.join(' and ')} that “${BAND_WORDS[band]}” needs`);
  return `, which is below ${words.join(', and below ')}`;
}

const LONGER = /^a longer match won: .*$/u;

/** Each once: one wording can be found in several ways by one entry. */
function suppressedOf(
  found: Classification,
  scheme: SumScheme,
  lead: string | null,
): readonly SuppressedView[] {
  const views = found.suppressed.map((each) => ({
    ...placeOf(each),
    paragraph: each.paragraph + 1,
    entryLink: entryLink(each.entry, scheme),
    stance: stanceView(scheme, each.stance, lead),
    why: each.why.replace(LONGER, 'a longer match won'),
  }));
  const key = ({ quote, paragraph, entryLink: { parts }, why }: SuppressedView): string =>
    JSON.stringify([quote, paragraph, parts, why]);
  return [...new Map(views.map((view) => [key(view), view])).values()];
}
