// Records as pictures made on the server: the geometry alone, in CSS pixels; the template draws it and the
// stylesheet colours it. Asks stand side by side in the order of time, oldest first, and not at their dates: polls
// come in bursts of several on one day, which would stand on one spot.
import { scaleLinear } from 'd3-scale';
import { type Counts, middleOf, type Step, spreadOf } from '../domain/record.ts';
import type { Beside } from '../domain/record-figures.ts';
import type { Ask } from '../domain/types.ts';
import { box, hundredth, type Places, placesIn, type Span, signAt, stacked } from './scales.ts';
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
  /** Path data: a stroke before the first ask of every year, those too whose name has no room. */
  readonly ticks: string;
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
/** Shares of a place that stay free: beside the band of a panel, above and below it. */
const BESIDE = 0.14;
const ABOVE = 0.2;
const TICK = 5;
/** A year is named where the one before leaves so much room. */
const YEAR_ROOM = 38;

/** How large signs, and piled marks, are drawn where asks stand so far apart. */
const signSize = scaleLinear([5.5, 14.5], [5, 13]).clamp(true);
const unitSize = scaleLinear([4, 10], [3, 9]).clamp(true);

/** `besides`: oldest first. `labelOf`, `viewOf`: a step as words and as a stance. */
export function besideChart(
  besides: readonly Beside[],
  scale: readonly Step[],
  labelOf: (step: Step) => string,
  viewOf: (step: Step, ask: Ask) => StanceView,
  hintOf: (beside: Beside) => string,
): ChartView {
  const columns = columnsFor(besides.length);
  const rows = placesIn(scale.length, [TOP, TOP + scale.length * ROW], ABOVE);
  const size = signSize(columns.step);
  const panels = besides.map(({ panel }) => panel);
  return {
    ...frame(
      besides.map(({ stand }) => stand.ask),
      scale.map(labelOf),
      columns,
      rows.end,
    ),
    rows: scale.map((each, place) => ({
      label: labelOf(each),
      base: hundredth(rows.centre(place) + 4.5),
      line: hundredth(rows.cell(place)[1]),
    })),
    spread: boxes(panels, columns.band, (panel) => {
      const range = spreadOf(panel);
      return range && [rows.band(range[0])[0], rows.band(range[1])[1]];
    }),
    middle: boxes(panels, columns.cell, (panel) => {
      const range = middleOf(panel);
      const y = range && (rows.centre(range[0]) + rows.centre(range[1])) / 2;
      return y === null ? null : [y - 1, y + 1];
    }),
    marks: besides.flatMap(({ stand, place }, index) => {
      const taken = scale[place];
      if (!taken) return [];
      const [x, y] = [columns.centre(index) - size / 2, rows.centre(place) - size / 2];
      // A vote is its voter's own word, however little the text says.
      const weak = taken.vote === null && stand.weak;
      return [{ stance: viewOf(taken, stand.ask), weak, transform: signAt(x, y, size) }];
    }),
    units: [],
    hints: besides.map((beside, index) => ({ ...hintAt(columns, index), text: hintOf(beside) })),
  };
}

/** What one institution answered to an ask: how many took each stance, in the order of `lanes`. */
export interface LaneColumn {
  readonly ask: Ask;
  readonly counts: Counts;
  readonly hint: string;
}

const LEAST_LANE = 22;
/** Of a lane, over its piles; and between the rule and the lowest mark. */
const LANE_GAP = 8;
const ON_RULE = 3;

/** `columns`: oldest first. One mark is one response; they are piled up in the lane of their stance. */
export function laneChart(
  columns: readonly LaneColumn[],
  lanes: readonly { readonly label: string; readonly tone: StanceView['tone'] }[],
): ChartView {
  const places = columnsFor(columns.length);
  const unit = Math.floor(unitSize(places.step));
  const heights = lanes.map((_, lane) => {
    const highest = Math.max(0, ...columns.map(({ counts }) => counts[lane] ?? 0));
    return Math.max(LEAST_LANE, highest * (unit + 1) + LANE_GAP);
  });
  const rules = stacked(heights).map(([, below]) => TOP + below);
  const piles = (lane: number, rule: number): string => {
    const top = scaleLinear([0, 1], [rule - ON_RULE - unit, rule - ON_RULE - unit - (unit + 1)]);
    return columns
      .flatMap(({ counts }, index) => {
        const x = places.centre(index) - unit / 2;
        return Array.from({ length: counts[lane] ?? 0 }, (_, place) =>
          box([x, x + unit], [top(place), top(place) + unit]),
        );
      })
      .join('');
  };
  return {
    ...frame(
      columns.map(({ ask }) => ask),
      lanes.map(({ label }) => label),
      places,
      rules.at(-1) ?? TOP,
    ),
    rows: rules.map((line, lane) => ({ label: lanes[lane]?.label ?? '', base: line - 7, line })),
    ...{ spread: '', middle: '', marks: [] },
    units: lanes.map(({ tone }, lane) => ({ tone, d: piles(lane, rules[lane] ?? TOP) })),
    hints: columns.map(({ hint }, index) => ({ ...hintAt(places, index), text: hint })),
  };
}

/** They fill the room, as far as they can do so without standing too close or too far apart. */
function columnsFor(asks: number): Places {
  const { step } = placesIn(asks, [EDGE, ROOM - EDGE]);
  const near = hundredth(Math.min(WIDEST, Math.max(NARROWEST, step)));
  return placesIn(asks, [EDGE, EDGE + asks * near], BESIDE);
}

function frame(
  asks: readonly Ask[],
  words: readonly string[],
  columns: Places,
  foot: number,
): Pick<ChartView, 'width' | 'height' | 'side' | 'years' | 'foot' | 'ticks'> {
  const starts = yearStarts(asks, columns);
  const years: { x: number; text: string }[] = [];
  for (const year of starts) if (year.x - (years.at(-1)?.x ?? -YEAR_ROOM) >= YEAR_ROOM) years.push(year);
  return {
    width: Math.max(YEAR_ROOM * 2, Math.ceil(hundredth(columns.end + EDGE))),
    height: foot + FOOT,
    side: Math.ceil(Math.max(0, ...words.map(({ length }) => length)) * SIDE_LETTER + SIDE_GAP),
    years,
    foot: foot + 16,
    ticks: starts.map(({ x }) => `M${x} ${foot}v${TICK}`).join(''),
  };
}

/** The first ask of every year. */
function yearStarts(asks: readonly Ask[], columns: Places): readonly { x: number; text: string }[] {
  const starts: { x: number; text: string }[] = [];
  asks.forEach(({ date }, index) => {
    const text = date?.slice(0, 4);
    if (text && starts.at(-1)?.text !== text) starts.push({ x: hundredth(columns.cell(index)[0]), text });
  });
  return starts;
}

/** One box per panel that has one. */
function boxes(
  panels: readonly Counts[],
  across: (place: number) => Span,
  down: (panel: Counts) => Span | null,
): string {
  return panels
    .map((panel, index) => {
      const span = down(panel);
      return span === null ? '' : box(across(index), span);
    })
    .join('');
}

function hintAt(columns: Places, index: number): { readonly x: number; readonly width: number } {
  const [from, to] = columns.cell(index);
  return { x: hundredth(from), width: hundredth(to - from) };
}
