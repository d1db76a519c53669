// A panel as an SVG that stands alone: on other sites, in feeds, as the card of a shared link. It carries its
// own paper, so it reads on any background, and presentation attributes in place of styles, which the
// content policy of its own address would refuse. One mark is one response; marks wrap, and shrink on the
// card, but are never summed up.
import type { PictureView } from '../presenters/picture.ts';
import { hundredth, placesIn, signAt, stacked } from '../presenters/scales.ts';
import type { Tone } from '../stance/types.ts';
import { lengthOf, wrapped } from './lines.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

// The light colours of public/site.css; a test holds the two together.
export const PAPER = '#fbfaf6';
export const INK = '#1b1b18';
export const SOFT = '#5c5a52';
export const MARK_COLOURS: Readonly<Record<Tone, string>> = {
  for: '#0f4c9c',
  between: '#8a6a00',
  against: '#8e1b4a',
  none: '#6f6e69',
};

const SERIF = 'Iowan Old Style, Palatino Linotype, Palatino, Georgia, serif';
const SANS = 'system-ui, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif';

/** Width of a letter on average, in em, in the widest of those fonts: lines are broken without measuring. */
const SERIF_LETTER = 0.56;
const SANS_LETTER = 0.56;

/** From one row to the next at least, and a mark in its place: in em of the row, and as a share. */
const LEADING = 1.55;
const MARK = 0.72;
/** Where the middle of a row's letters and sign stands, and what is free below its marks, in em. */
const MIDDLE = 0.675;
const BELOW = 0.15;
const SIGN = 0.85;

interface Frame {
  readonly width: number;
  readonly padding: number;
  /** Font sizes in px. */
  readonly question: number;
  readonly text: number;
  /** Widths of the columns beside the marks. */
  readonly label: number;
  readonly of: number;
  readonly questionLines: number;
}

const CARD: Frame = {
  ...{ width: 1200, padding: 64, question: 48, text: 30 },
  ...{ label: 400, of: 160, questionLines: 3 },
};
const CARD_HEIGHT = 630;
const CARD_STEPS = [44, 36, 30, 24, 20, 16, 12, 9, 7, 5, 4];

const CHART: Frame = {
  ...{ width: 720, padding: 24, question: 20, text: 15 },
  ...{ label: 220, of: 80, questionLines: 4 },
};
const CHART_STEP = 20;

/** A card of 1200 by 630 for links that are shared. */
export function toCard(view: PictureView): string {
  const head = headOf(view, CARD);
  const room = CARD_HEIGHT - head.height - CARD.padding - CARD.text * 2;
  // Where rows are many their letters shrink, so that marks keep as much room as one line of them needs.
  const text = Math.min(CARD.text, Math.floor(room / (Math.max(1, view.rows.length) * LEADING)));
  const drawn = CARD_STEPS.map((step) => rowsOf(view, { ...CARD, text }, head.height, step));
  const rows = drawn.find(({ height }) => height <= room) ?? drawn.at(-1);
  return picture(view, CARD, CARD_HEIGHT, [...head.parts, ...(rows?.parts ?? [])]);
}

/** The distribution to put into other pages: 720 wide, as high as it needs. */
export function toDistribution(view: PictureView): string {
  const head = headOf(view, CHART);
  const rows = rowsOf(view, CHART, head.height, CHART_STEP);
  const height = head.height + rows.height + CHART.text * 2 + CHART.padding;
  return picture(view, CHART, height, [...head.parts, ...rows.parts]);
}

interface Drawn {
  readonly parts: readonly Xml[];
  readonly height: number;
}

function picture(view: PictureView, frame: Frame, height: number, parts: readonly Xml[]): string {
  const { width, padding, text } = frame;
  const foot = ['Stancebook', view.n, view.flag].filter((part) => part !== null).join(' · ');
  return xmlDocument(
    element(
      'svg',
      {
        ...{ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
        ...{ role: 'img', 'aria-labelledby': 'title desc', 'font-family': SANS, 'xml:lang': 'en-GB' },
      },
      element('title', { id: 'title' }, view.question),
      element('desc', { id: 'desc' }, [view.flag, view.words].filter((part) => part !== null).join('. ')),
      element('rect', { width, height, fill: PAPER }),
      ...parts,
      element('text', { x: padding, y: height - padding, fill: SOFT, 'font-size': text * 0.85 }, foot),
    ),
  );
}

/** Series, number and date; the question below. */
function headOf({ kicker, question }: PictureView, frame: Frame): Drawn {
  const { padding, width } = frame;
  const perLine = Math.floor((width - 2 * padding) / (frame.question * SERIF_LETTER));
  const lines = wrapped(question, perLine, frame.questionLines);
  const above = kicker === '' ? 0 : frame.text * 1.4;
  const top = padding + frame.text * 0.8;
  const leading = frame.question * 1.18;
  const base = top + above + frame.question * 0.5;
  return {
    parts: [
      ...(kicker === '' ? [] : [label(kicker, padding, top, frame.text * 0.85, SOFT)]),
      ...lines.map((line, index) =>
        element(
          'text',
          {
            ...{ x: padding, y: hundredth(base + index * leading), fill: INK },
            ...{ 'font-size': frame.question, 'font-family': SERIF },
          },
          line,
        ),
      ),
    ],
    height: hundredth(base + (lines.length - 1) * leading + frame.text * 1.2),
  };
}

/** A row per stance: its sign and words, its marks, and "4 of 10". */
function rowsOf({ rows, words }: PictureView, frame: Frame, top: number, step: number): Drawn {
  const { padding, text, width } = frame;
  if (rows.every(({ marks }) => marks.length === 0)) {
    return { parts: [label(words, padding, top + text, text, SOFT)], height: text * 1.8 };
  }
  const names = namesFor(rows, Math.floor((frame.label - text * 1.6) / (text * SANS_LETTER)));
  const grids = rows.map(({ marks }) => gridOf(marks, frame, step));
  const spans = stacked(grids.map(({ height }) => Math.max(text * LEADING, height)));
  const parts = rows.flatMap(({ stance, of }, row): readonly Xml[] => {
    const y = top + (spans[row]?.[0] ?? 0);
    const base = y + text * 1.05;
    const end = {
      x: width - padding,
      y: hundredth(base),
      fill: SOFT,
      'font-size': text,
      'text-anchor': 'end',
    };
    return [
      sign(stance, false, padding, y + text * (MIDDLE - SIGN / 2), text * SIGN),
      label(names(stance), padding + text * 1.4, base, text, INK),
      ...(grids[row]?.at(y) ?? []),
      element('text', end, of),
    ];
  });
  return { parts, height: hundredth(spans.at(-1)?.[1] ?? 0) };
}

interface Grid {
  readonly height: number;
  /** The marks of a row that begins at `y`. */
  at(y: number): readonly Xml[];
}

/** Marks in lines, `step` from one to the next. The first line stands on the middle of its row's words. */
function gridOf(marks: Row['marks'], { padding, text, width, label: before, of }: Frame, step: number): Grid {
  const left = padding + before;
  const columns = Math.max(1, Math.floor((width - padding - of - left) / step));
  const lines = Math.ceil(marks.length / columns);
  const size = step * MARK;
  // Marks larger than the sign of their row begin where it does.
  const first = text * MIDDLE - Math.min(size, text * SIGN) / 2;
  const across = placesIn(columns, [left, left + columns * step]);
  const down = placesIn(lines, [first, first + lines * step]);
  return {
    height: down.end + text * BELOW,
    at: (y) =>
      marks.map(({ stance, weak }, index) => {
        const [x] = across.cell(index % columns);
        const [below] = down.cell(Math.floor(index / columns));
        return sign(stance, weak, x, y + below, size);
      }),
  };
}

type Row = PictureView['rows'][number];
type Stance = Row['stance'];

/** Whole labels ("Follow Trump") where all of them fit, else the bare words ("Follow"): none is cut. */
function namesFor(rows: PictureView['rows'], room: number): (stance: Stance) => string {
  const fit = rows.every(({ stance }) => lengthOf(stance.label) <= room);
  return (stance) => (fit ? stance.label : stance.word);
}

/** A mark; a hollow one for a tentative tag. */
function sign({ sign: d, tone }: Stance, hollow: boolean, x: number, y: number, size: number): Xml {
  const colour = MARK_COLOURS[tone];
  return element('path', {
    d,
    transform: signAt(x, y, size),
    fill: hollow ? PAPER : colour,
    stroke: hollow ? colour : null,
    'stroke-width': hollow ? 2 : null,
  });
}

function label(text: string, x: number, y: number, size: number, fill: string): Xml {
  return element('text', { x: hundredth(x), y: hundredth(y), fill, 'font-size': size }, text);
}
