// One scheme's part of a record: what the page of an expert or an institution says, draws and lists of it.
import { ENOUGH_ASKS } from '../domain/agreement.ts';
import type { VoteScale } from '../domain/declared.ts';
import {
  byScheme,
  type Measure,
  middleOf,
  type PastRecord,
  type Step,
  scaleOf,
  sidesOf,
  spreadOf,
  usualMeasure,
  without,
} from '../domain/record.ts';
import {
  type Beside,
  besideOf,
  confidenceOf,
  type Joint,
  jointsOf,
  tallied,
} from '../domain/record-figures.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { type QuestionView, questionOf } from './ask-words.ts';
import { besideChart, type ChartView, laneChart } from './record-chart.ts';
import {
  aloneWords,
  asideWords,
  bandWords,
  cohesionWords,
  confidenceWords,
  dated,
  dissentWords,
  jointNote,
  othersWords,
  rangeWords,
  sidesWords,
  stepWords,
  withMostWords,
} from './record-words.ts';
import { type StanceView, schemeOf, stanceView } from './stance.ts';
import { count, weight, whole } from './words.ts';

/** What every part says, whose ever record it is. */
interface PartView {
  /** For the page to point at it: "record-agree". */
  readonly id: string;
  /** "Beside the panels", with the name of the scheme where there are several. */
  readonly heading: string;
  /** What is counted, and the way to the other measure; `other` null where there are no votes. */
  readonly measure: string;
  readonly other: { readonly label: string; readonly href: string } | null;
  readonly sentences: readonly string[];
  /** Null where there are too few answers for a picture. */
  readonly chart: ChartView | null;
  /** The picture in a sentence. */
  readonly alt: string;
}

export interface ExpertPart extends PartView {
  /** Asks where nobody else took that side, the newest first. */
  readonly alone: readonly BesideRow[];
  /** The picture as a table. */
  readonly rows: readonly BesideRow[];
  readonly caption: string;
}

export interface BesideRow extends QuestionView {
  readonly own: string;
  readonly stance: StanceView;
  /** "7"; null where none was declared. */
  readonly confidence: string | null;
  readonly middle: string;
  readonly spread: string;
  /** "12 of 38". */
  readonly alike: string;
  /** "with most", "against most", "alone"; null where no side has most. */
  readonly note: string | null;
}

export interface InstitutionPart extends PartView {
  /** The newest asks, and all others. */
  readonly newest: readonly JointRow[];
  readonly older: { readonly label: string; readonly rows: readonly JointRow[] } | null;
}

export interface JointRow extends QuestionView {
  /** "2 of 7 resist, 5 of 7 shape". */
  readonly sides: string;
  /** Of the rest of the panel. */
  readonly others: string;
  readonly note: string | null;
}

export interface RecordInput {
  readonly record: PastRecord;
  readonly schemes: readonly SchemeSummary[];
  readonly votesOf: (scheme: string) => VoteScale;
  /** What the address asks for; null: the usual measure. */
  readonly by: Measure | null;
  /** The address of the page by a measure. */
  readonly hrefOf: (by: Measure) => string;
}

interface Part {
  readonly record: PastRecord;
  readonly scheme: SchemeSummary;
  readonly scale: readonly Step[];
  readonly measure: Measure;
  readonly view: Pick<PartView, 'id' | 'heading' | 'measure' | 'other'>;
}

/** Rows of the timeline that stand open. */
const OPEN_ROWS = 10;
/** Asks where alone that are named. */
const NAMED = 6;

export function expertParts(input: RecordInput): readonly ExpertPart[] {
  return partsOf(input, 'Beside the panels').map(expertPart);
}

export function institutionParts(input: RecordInput): readonly InstitutionPart[] {
  return partsOf(input, 'Cohesion and dissent').map(institutionPart);
}

function partsOf({ record, schemes, votesOf, by, hrefOf }: RecordInput, heading: string): readonly Part[] {
  const parts = byScheme(record);
  return parts.map(([id, part]) => {
    const scheme = schemeOf(schemes, id);
    const votes = votesOf(id);
    const voted = part.stands.filter(({ declared }) => (declared?.intensity ?? null) !== null).length;
    const measure = voted === 0 ? 'tags' : (by ?? usualMeasure(part.stands, votes));
    return {
      ...{ record: part, scheme, measure, scale: scaleOf(scheme.stances, votes, measure) },
      view: {
        id: `record-${id}`,
        heading: parts.length === 1 ? heading : `${heading}: ${scheme.title.toLowerCase()}`,
        measure: measureWords(measure, voted, part.stands.length),
        other: voted === 0 ? null : otherMeasure(measure, hrefOf),
      },
    };
  });
}

function measureWords(measure: Measure, voted: number, responses: number): string {
  if (measure === 'tags') return 'By the stances that the tables show.';
  return `By own votes: ${whole(voted)} of ${count(responses, 'response')} came with one.`;
}

function otherMeasure(measure: Measure, hrefOf: RecordInput['hrefOf']): PartView['other'] {
  return measure === 'votes'
    ? { label: 'By the stances of the tables instead', href: hrefOf('tags') }
    : { label: 'By own votes instead', href: hrefOf('votes') };
}

function expertPart({ record, scheme, scale, measure, view }: Part): ExpertPart {
  const besides = besideOf(record, scale);
  const word = stepWords(scheme);
  const rows = besides.map((beside) => besideRow(beside, scale, scheme));
  const withMost = tallied(besides.map((each) => each.withMost));
  const sure =
    measure === 'votes' ? confidenceWords(confidenceOf(record, record.stands)) : bandWords(besides);
  const sentences = [
    ...(besides.length === 0 ? ['No answer yet that takes a side.'] : [withMostWords(withMost)]),
    ...[sure, aloneWords(besides), asideWords(record.stands, besides.length, measure)].filter(
      (each) => each !== null,
    ),
  ];
  const charted = besides.length >= ENOUGH_ASKS;
  const hint = (beside: Beside): string => {
    const { question, own, middle, alike } = besideRow(beside, scale, scheme);
    return `${dated(beside.stand.ask.date)}: ${question} Own answer: ${own}. Middle of the panel: ${middle}. ${alike} others alike.`;
  };
  return {
    ...view,
    sentences,
    chart: charted
      ? besideChart(
          besides.toReversed(),
          scale,
          word,
          (step, ask) => stanceView(scheme, step.stance, ask.lead),
          hint,
        )
      : null,
    alt: `${count(besides.length, 'answer')} in the order of time on a scale from ${ends(scale, word)}, each beside the middle half of its panel. ${sentences.join(' ')}`,
    alone: rows.filter((_, index) => besides[index]?.alone).slice(0, NAMED),
    rows,
    caption: `${count(rows.length, 'answer')} that take a side, beside their panels`,
  };
}

function besideRow(
  { stand, place, panel, others, alike, withMost, alone }: Beside,
  scale: readonly Step[],
  scheme: SchemeSummary,
): BesideRow {
  const word = stepWords(scheme);
  const step = scale[place];
  const side = withMost === null ? null : withMost ? 'with most' : 'against most';
  const confidence = stand.declared?.confidence ?? null;
  return {
    ...questionOf(stand.ask),
    own: step ? word(step) : '',
    stance: stanceView(scheme, step?.stance ?? '', stand.ask.lead),
    confidence: step?.vote && confidence !== null ? weight(confidence) : null,
    middle: rangeWords(middleOf(panel), scale, word) ?? '',
    spread: rangeWords(spreadOf(panel), scale, word) ?? '',
    alike: `${whole(alike)} of ${whole(others)}`,
    note: alone ? 'alone' : side,
  };
}

function institutionPart({ record, scheme, scale, view }: Part): InstitutionPart {
  const joints = jointsOf(record, scale);
  const rows = joints.map((joint) => jointRow(joint, scale, scheme));
  const sentences = [
    cohesionWords(tallied(joints.map(({ united }) => united))),
    dissentWords(tallied(joints.map(({ dissents }) => dissents))),
  ];
  const lanes = [...new Set(scale.map(({ stance }) => stance))].map((code) => {
    const { word, tone } = stanceView(scheme, code, null);
    return { code, label: word, tone };
  });
  const columns = joints
    .map(({ ask, own }, index) => ({
      ask,
      counts: lanes.map(({ code }) => sidesOf(own, scale).get(code) ?? 0),
      hint: `${dated(ask.date)}: ${ask.question} ${capital(rows[index]?.sides ?? '')}.`,
    }))
    .toReversed();
  return {
    ...view,
    sentences,
    chart: joints.length >= ENOUGH_ASKS ? laneChart(columns, lanes) : null,
    alt: `${count(joints.length, 'ask')} in the order of time; one mark is one response in the lane of its stance. ${sentences.join(' ')}`,
    newest: rows.slice(0, OPEN_ROWS),
    older:
      rows.length > OPEN_ROWS
        ? { label: `${count(rows.length - OPEN_ROWS, 'older ask')}`, rows: rows.slice(OPEN_ROWS) }
        : null,
  };
}

function jointRow(joint: Joint, scale: readonly Step[], scheme: SchemeSummary): JointRow {
  const { ask, own, panel } = joint;
  return {
    ...questionOf(ask),
    sides: sidesWords(own, scale, scheme),
    others: othersWords(without(panel, own), scale, scheme),
    note: jointNote(joint),
  };
}

function ends(scale: readonly Step[], word: (step: Step) => string): string {
  return [scale[0], scale.at(-1)].flatMap((step) => (step ? [`“${word(step)}”`] : [])).join(' to ');
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
