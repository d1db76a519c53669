// Records as pictures made on the server: the geometry alone, in CSS pixels; the template draws it and the
// stylesheet colours it. Asks stand side by side in the order of time, oldest first.

import { type Counts, middleOf, type Step, spreadOf } from '../domain/record.ts';
import type { Beside } from '../domain/record-figures.ts';
import type { Ask } from '../domain/types.ts';
import type { StanceView } from './stance.ts';

export interface ChartView {
  readonly width: number;
  readonly height: number;
  /** The width of the scale, which stays in sight while the rest scrolls. */
  readonly side: number;
  readonly rows: readonly ChartRow[];
  readonly years: readonly { readonly x: number; readonly text: string }[];
  /** Where the names of the years stand. */
  readonly foot: number;
  /** Path data: the middle half of every panel, and the place of its middle answer; empty where none is drawn. */
  readonly spread: string;
  readonly middle: string;
  readonly marks: readonly ChartMark[];
  /** Path data of many equal marks at once, one for each stance. */
  readonly units: readonly { readonly tone: StanceView['tone']; readonly d: string }[];
  /** What is said of an ask under the pointer. */
  readonly hints: readonly { readonly x: number; readonly width: number; readonly text: string }[];
}

/** One place of the scale; `base` is the line its words stand on, `line` the rule below it. */
export interface ChartRow {
  readonly label: string;
  readonly base: number;
  readonly line: number;
}

interface ChartMark {
  readonly stance: StanceView;
  readonly weak: boolean;
  readonly transform: string;
}

/** Beside the longest words of the scale, which are in small type. */
const SIDE_LETTER = 7;
const SIDE_GAP = 14;
/** Of the picture beside the scale, on a wide page; asks stand closer the more there are, down to a limit. */
const ROOM = 1000;
const WIDEST = 28;
const NARROWEST = 3.4;
const ROW = 30;
const TOP = 4;
const FOOT = 22;
const EDGE = 6;
/** The box that signs are drawn in, and how large they may stand in the picture. */
const SIGN_BOX = 14;
const SIGN = { least: 5, most: 13 };
/** A year is named where the one before leaves so much room. */
const YEAR_ROOM = 38;

/** `besides`: oldest first. `labelOf`, `viewOf`: a step as words and as a stance. */
export function besideChart(
  besides: readonly Beside[],
  scale: readonly Step[],
  labelOf: (step: Step) => string,
  viewOf: (step: Step, ask: Ask) => StanceView,
  hintOf: (beside: Beside) => string,
): ChartView {
  const step = stepFor(besides.length);
  const size = Math.min(SIGN.most, Math.max(SIGN.least, step * 0.9));
  const centre = (place: number): number => TOP + place * ROW + ROW / 2;
  const panels = besides.map(({ panel }) => panel);
  const foot = TOP + scale.length * ROW;
  return {
    ...frame(
      besides.map(({ stand }) => stand.ask),
      scale.map(labelOf),
      step,
      foot,
    ),
    rows: scale.map((each, place) => ({
      label: labelOf(each),
      base: round(centre(place) + 4.5),
      line: foot - (scale.length - 1 - place) * ROW,
    })),
    spread: bars(panels, step, (panel) => {
      const range = spreadOf(panel);
      return (
        range && {
          y: centre(range[0]) - ROW * 0.4,
          height: (range[1] - range[0]) * ROW + ROW * 0.8,
          share: 0.86,
        }
      );
    }),
    middle: bars(panels, step, (panel) => {
      const range = middleOf(panel);
      const y = range && (centre(range[0]) + centre(range[1])) / 2;
      return y === null ? null : { y: y - 1, height: 2, share: 1 };
    }),
    marks: besides.flatMap(({ stand, place }, index) => {
      const taken = scale[place];
      if (!taken) return [];
      const at = (length: number): number => round(length - size / 2);
      const [x, y] = [at(EDGE + (index + 0.5) * step), at(centre(place))];
      return [
        {
          stance: viewOf(taken, stand.ask),
          // A vote is its voter's own word, however little the text says.
          weak: taken.vote === null && stand.weak,
          transform: `translate(${x} ${y}) scale(${round(size / SIGN_BOX)})`,
        },
      ];
    }),
    units: [],
    hints: besides.map((beside, index) => ({ ...column(index, step), text: hintOf(beside) })),
  };
}

/** What one institution answered to an ask: how many took each stance, in the order of `lanes`. */
export interface LaneColumn {
  readonly ask: Ask;
  readonly counts: Counts;
  readonly hint: string;
}

const UNIT = { least: 3, most: 9 };
const LEAST_LANE = 22;

/** `columns`: oldest first. One mark is one response; they are piled up in the lane of their stance. */
export function laneChart(
  columns: readonly LaneColumn[],
  lanes: readonly { readonly label: string; readonly tone: StanceView['tone'] }[],
): ChartView {
  const step = stepFor(columns.length);
  const unit = Math.min(UNIT.most, Math.max(UNIT.least, Math.floor(step) - 1));
  let y = TOP;
  const drawn = lanes.map(({ label, tone }, lane) => {
    const highest = Math.max(0, ...columns.map(({ counts }) => counts[lane] ?? 0));
    y += Math.max(LEAST_LANE, highest * (unit + 1) + 8);
    const line = y;
    const d = columns.flatMap(({ counts }, index) =>
      Array.from({ length: counts[lane] ?? 0 }, (_, place) =>
        box(EDGE + (index + 0.5) * step - unit / 2, line - 2 - (place + 1) * (unit + 1), unit, unit),
      ),
    );
    return { row: { label, base: line - 7, line }, unit: { tone, d: d.join('') } };
  });
  return {
    ...frame(
      columns.map(({ ask }) => ask),
      lanes.map(({ label }) => label),
      step,
      y,
    ),
    rows: drawn.map(({ row }) => row),
    ...{ spread: '', middle: '', marks: [] },
    units: drawn.map((each) => each.unit),
    hints: columns.map(({ hint }, index) => ({ ...column(index, step), text: hint })),
  };
}

function stepFor(asks: number): number {
  return round(Math.min(WIDEST, Math.max(NARROWEST, (ROOM - EDGE * 2) / Math.max(1, asks))));
}

function frame(
  asks: readonly Ask[],
  words: readonly string[],
  step: number,
  foot: number,
): Pick<ChartView, 'width' | 'height' | 'side' | 'years' | 'foot'> {
  const years: { x: number; text: string }[] = [];
  asks.forEach(({ date }, index) => {
    const text = date?.slice(0, 4);
    const x = round(EDGE + (index + 0.15) * step);
    const last = years.at(-1);
    if (text && last?.text !== text && (!last || x - last.x >= YEAR_ROOM)) years.push({ x, text });
  });
  const width = Math.max(YEAR_ROOM * 2, Math.ceil(EDGE * 2 + asks.length * step));
  return {
    width,
    height: foot + FOOT,
    side: Math.ceil(Math.max(0, ...words.map(({ length }) => length)) * SIDE_LETTER + SIDE_GAP),
    years,
    foot: foot + 15,
  };
}

function bars(
  panels: readonly Counts[],
  step: number,
  barOf: (panel: Counts) => { readonly y: number; readonly height: number; readonly share: number } | null,
): string {
  return panels
    .map((panel, index) => {
      const bar = barOf(panel);
      if (bar === null) return '';
      const width = step * bar.share;
      return box(EDGE + (index + 0.5) * step - width / 2, bar.y, width, bar.height);
    })
    .join('');
}

function box(x: number, y: number, width: number, height: number): string {
  return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
}

function column(index: number, step: number): { readonly x: number; readonly width: number } {
  return { x: round(EDGE + index * step), width: step };
}

function round(amount: number): number {
  return Math.round(amount * 100) / 100;
}
