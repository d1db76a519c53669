import type { Method } from '../domain/method.ts';
import type { Codebook, CodebookEntry } from '../stance/types.ts';
import { type FiguresView, figuresView } from './figures.ts';
import { basisWords } from './finding.ts';
import { type EntryGroup, groupsOf, type ListView, listsOf } from './lexicon.ts';
import { type Step, stepsOf } from './method-words.ts';
import type { PageModel } from './page.ts';
import { PATTERN_SIGNS } from './pattern.ts';
import type { ParagraphView } from './response.ts';
import { highlightsOf, segments } from './segments.ts';
import { type StanceView, stanceView } from './stance.ts';
import { type SumView, sumView } from './sum.ts';
import { count, whole } from './words.ts';

export interface SchemePage extends PageModel {
  readonly id: string;
  readonly version: string;
  readonly stances: readonly StanceLine[];
  /** What contributors may say of themselves, and how it is read; null where the scheme asks for nothing. */
  readonly declared: string | null;
  readonly rules: readonly { readonly name: string; readonly text: string }[];
  readonly steps: readonly Step[];
  readonly example: ExampleView | null;
  readonly figures: FiguresView | null;
  readonly limits: LimitsView;
  readonly signs: typeof PATTERN_SIGNS;
  readonly groups: readonly EntryGroup[];
  readonly lists: readonly ListView[];
}

export interface StanceLine {
  readonly stance: StanceView;
  readonly definition: string;
  readonly entries: string;
  readonly patterns: string;
}

/** The guide's invented answer and what the scheme makes of it. */
export interface ExampleView {
  readonly question: string;
  readonly paragraphs: readonly ParagraphView[];
  readonly sum: SumView;
  readonly stance: StanceView;
  readonly finding: string;
  readonly deciding: string | null;
}

export interface LimitsView {
  readonly general: readonly string[];
  /** What the checklist says; null where there is none. */
  readonly checklist: string | null;
  readonly pairs: readonly {
    readonly id: string;
    readonly rule: string;
    readonly reason: string;
    readonly a: string;
    readonly b: string;
  }[];
}

/** Everything about one scheme: /method/:scheme, and its part of docs/method.md. */
export function presentScheme(method: Method): SchemePage {
  const { codebook, guide } = method;
  return {
    title: codebook.title,
    description: `How answers are tagged by the scheme “${codebook.id}”: its stances, rules, lexicon and figures.`,
    section: 'method',
    path: `/method/${codebook.id}`,
    id: codebook.id,
    version: codebook.version,
    stances: codebook.stances.map((each) => ({
      stance: stanceView(codebook, each.code, null),
      definition: each.definition,
      ...sizeOf(codebook.entries.filter(({ stance, kind }) => stance === each.code && kind !== 'decoy')),
    })),
    declared: declaredWords(codebook),
    rules: guide?.rules ?? [],
    steps: stepsOf(codebook),
    example: exampleView(method),
    figures: figuresView(method),
    limits: limitsView(method),
    signs: PATTERN_SIGNS,
    groups: groupsOf(codebook),
    lists: listsOf(codebook),
  };
}

/** How large a part of a lexicon is, in words. */
export function sizeOf(entries: readonly CodebookEntry[]): { entries: string; patterns: string } {
  const patterns = entries.reduce((sum, entry) => sum + entry.patterns.length, 0);
  return { entries: count(entries.length, 'entry', 'entries'), patterns: count(patterns, 'pattern') };
}

function declaredWords(codebook: Codebook): string | null {
  if (codebook.declared.length === 0) return null;
  const votes = codebook.declared.map(
    ({ vote, stance }) => `“${vote}” is ${stanceView(codebook, stance, null).word}`,
  );
  return `Contributors may declare their own stance, which is shown beside the tag and never mixed with it, and stands alone where there are no words: ${votes.join(', ')}.`;
}

function exampleView({ codebook, guide, example }: Method): ExampleView | null {
  if (guide === null || example === null) return null;
  const { question, paragraphs } = guide.example;
  const highlights = highlightsOf(example, codebook, null);
  return {
    question,
    paragraphs: paragraphs.map((text, index) => ({
      id: `p${index + 1}`,
      number: index + 1,
      segments: segments(
        text,
        highlights.filter(({ paragraph }) => paragraph === index),
      ),
    })),
    sum: sumView(example, codebook, null),
    stance: stanceView(codebook, example.stance, null),
    finding: basisWords(example),
    deciding: example.deciding?.quote ?? null,
  };
}

function limitsView({ guide, checklist }: Method): LimitsView {
  const known = checklist?.limits ?? [];
  return {
    general: guide?.limits ?? [],
    checklist:
      checklist &&
      `The lexicon is tried on ${count(checklist.pairs, 'minimal pair')}: two short answers that differ in as little as possible. It tells ${known.length === 0 ? 'all of them' : whole(checklist.pairs - known.length)} apart${known.length === 0 ? '.' : ', and not these:'}`,
    pairs: known,
  };
}
