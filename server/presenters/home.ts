import type { Changes } from '../domain/changes.ts';
import { closest, type Split } from '../domain/closeness.ts';
import type { MatrixRows } from '../domain/matrix.ts';
import type { AskOverview } from '../domain/query.ts';
import type { Response } from '../domain/types.ts';
import { type SchemeSummary, UNCLEAR } from '../stance/types.ts';
import { type QuestionView, questionOf } from './ask-words.ts';
import { type AskItem, askItem } from './asks.ts';
import { type ChangeView, changedWords, changesPath, changeViews } from './changes.ts';
import type { PageModel } from './page.ts';
import type { LinkView } from './people.ts';
import { PAGE_SIZE } from './query-links.ts';
import { rowView } from './rows.ts';
import type { Segment } from './segments.ts';
import { type StanceView, schemeOf } from './stance.ts';
import { whole } from './words.ts';

export interface HomePage extends PageModel {
  /** The newest ask, which leads the page; null where there is none. */
  readonly lead: AskItem | null;
  /** Of the lead's panel, the surest voice of each stance. */
  readonly voices: readonly VoiceView[];
  /** The next newest, beside the lead. */
  readonly side: readonly AskItem[];
  readonly rest: readonly AskItem[];
  /** The asks whose panels disagree the most, the closest first. */
  readonly closest: readonly SplitView[];
  /** Who changed course last, institutions before experts. */
  readonly changed: readonly ChangedView[];
  /** "All 270 asks"; null where the page shows every one. */
  readonly more: string | null;
}

/** A sentence as the front page quotes it. */
export interface VoiceView {
  readonly href: string;
  readonly label: string;
  readonly stance: StanceView;
  readonly sentence: readonly Segment[];
}

/** An ask in the list of the closest. */
export interface SplitView extends QuestionView {
  /** "By their votes: 4 follow, 3 resist; 10 took a side". */
  readonly split: string;
}

/** The newest changes of institutions, or of experts, and the way to all of them. */
export interface ChangedView {
  readonly heading: string;
  readonly rows: readonly ChangeView[];
  /** "All 12 institutions that changed course". */
  readonly all: LinkView;
}

export interface HomeInput {
  /** Newest first. */
  readonly overviews: readonly AskOverview[];
  /** The responses to the newest ask, the surest tags first. */
  readonly panel: readonly Response[];
  /** Each with the newest few. */
  readonly changes: readonly { readonly rows: MatrixRows; readonly found: Changes }[];
  readonly schemes: readonly SchemeSummary[];
}

const SHOWN = 10;
const CLOSEST = 5;
const SIDE = 3;
/** In a row below, on a wide screen. */
const COLUMNS = 3;

export function presentHome({ overviews, panel, changes, schemes }: HomeInput): HomePage {
  const [lead, ...others] = overviews.slice(0, SHOWN).map((overview) => askItem(overview, schemes));
  // Nothing stands alone in a row of its own below.
  const side = (others.length - SIDE) % COLUMNS === 1 ? SIDE + 1 : SIDE;
  return {
    title: 'What the experts say',
    description:
      'Expert panels as tables to compare: who stands where on a question, and the words that prove it.',
    section: 'asks',
    path: '/',
    lead: lead ?? null,
    voices: voicesOf(panel, schemes),
    side: others.slice(0, side),
    rest: others.slice(side),
    closest: closest(overviews, schemes, CLOSEST).map((split) => splitView(split, schemes)),
    changed: changes
      .filter(({ found }) => found.total > 0)
      .map(({ rows, found }) => changedView(rows, found, overviews, schemes)),
    more: overviews.length > SHOWN ? `All ${whole(overviews.length)} asks` : null,
  };
}

function splitView(
  { overview: { ask }, by, sides, ...split }: Split,
  schemes: readonly SchemeSummary[],
): SplitView {
  const ends = (['for', 'against'] as const).map((tone) => {
    const words = schemeOf(schemes, ask.scheme)
      .stances.filter((stance) => stance.tone === tone)
      .map(({ word }) => word.toLowerCase());
    return `${whole(split[tone])} ${words.join(' or ')}`;
  });
  const counted = by === 'votes' ? 'By their votes' : 'By the tags';
  return { ...questionOf(ask), split: `${counted}: ${ends.join(', ')}; ${whole(sides)} took a side` };
}

function changedView(
  rows: MatrixRows,
  found: Changes,
  overviews: readonly AskOverview[],
  schemes: readonly SchemeSummary[],
): ChangedView {
  const query = { rows, page: 1, size: PAGE_SIZE };
  const asks = overviews.map(({ ask }) => ask);
  const label = `All ${changedWords(rows, found.total)}`;
  return {
    heading: rows === 'experts' ? 'Experts' : 'Institutions',
    rows: changeViews({ query, found, asks, schemes }),
    all: { label, href: changesPath(query) },
  };
}

/** In the order of the scheme; a stance that nobody took, or that no sentence decides, has no voice. */
function voicesOf(panel: readonly Response[], schemes: readonly SchemeSummary[]): readonly VoiceView[] {
  const [first] = panel;
  if (!first) return [];
  const codes = schemeOf(schemes, first.ask.scheme).stances.map(({ code }) => code);
  return codes
    .filter((code) => code !== UNCLEAR)
    .flatMap((code) => {
      const surest = panel.find(({ coding }) => coding.stance === code && coding.classification?.deciding);
      if (!surest) return [];
      const { href, label, tag, sentence } = rowView(surest, schemes, false);
      return sentence ? [{ href, label, stance: tag.stance, sentence }] : [];
    });
}
