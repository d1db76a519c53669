// The geometry that all pictures share: places and lengths by the scales of d3-scale and the stacks of d3-shape, and
// how they are written into SVG. Units are those of the picture.
import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';

/** From the near edge to the far one. */
export type Span = readonly [from: number, to: number];

/** Equal places side by side, counted from 0. A place that is not among them is a RangeError. */
export interface Places {
  /** From one place to the next. */
  readonly step: number;
  /** The far edge of the last. */
  readonly end: number;
  /** A whole place: neighbours touch. */
  cell(place: number): Span;
  /** A place without its padding: neighbours stand apart. */
  band(place: number): Span;
  centre(place: number): number;
}

/** `padding`: the share of every place that stays free, half of it on each side. */
export function placesIn(amount: number, room: Span, padding = 0): Places {
  const scale = scaleBand(Array.from({ length: amount }).keys(), room)
    .paddingInner(padding)
    .paddingOuter(padding / 2);
  const [step, width] = [scale.step(), scale.bandwidth()];
  const start = (place: number): number => {
    const found = scale(place);
    if (found === undefined) throw new RangeError(`There are ${amount} places, and none is ${place}.`);
    return found;
  };
  return {
    ...{ step, end: room[1] },
    cell: (place) => [start(place) - (step - width) / 2, start(place) + (step + width) / 2],
    band: (place) => [start(place), start(place) + width],
    centre: (place) => start(place) + width / 2,
  };
}

/** Lengths laid end to end, from 0. */
export function stacked(lengths: readonly number[]): readonly Span[] {
  const series = stack<readonly number[], number>()
    .keys(lengths.keys())
    .value((row, key) => row[key] ?? 0);
  return series([lengths]).flatMap(([span]) => (span ? [[span[0], span[1]]] : []));
}

/** A part of a stacked bar. */
export interface Part {
  readonly x: number;
  readonly width: number;
}

/** The width of the box that stacked bars are drawn in; the page stretches it. */
const BAR = 1000;

/** Parts of a bar end to end, `gap` apart: a bar of `whole`, its gaps included, fills the box. */
export function barParts(lengths: readonly number[], whole: number, gap = 0): readonly Part[] {
  const scale = scaleLinear([0, whole], [0, BAR - gap * Math.max(0, lengths.length - 1)]);
  return stacked(lengths).map(([from, to], index) => ({
    x: hundredth(scale(from) + gap * index),
    width: hundredth(scale(to) - scale(from)),
  }));
}

/** The side of the box that the signs of stances are drawn in. */
const SIGN_BOX = 14;

/** For a sign to stand with its corner at `x`, `y`, as large as `size`. */
export function signAt(x: number, y: number, size: number): string {
  return `translate(${hundredth(x)} ${hundredth(y)}) scale(${hundredth(size / SIGN_BOX)})`;
}

/** Path data of a box. */
export function box([left, right]: Span, [top, bottom]: Span): string {
  const width = hundredth(right - left);
  return `M${hundredth(left)} ${hundredth(top)}h${width}v${hundredth(bottom - top)}h${-width}z`;
}

/** As exact as any screen shows it. */
export function hundredth(amount: number): number {
  return Math.round(amount * 100) / 100;
}
