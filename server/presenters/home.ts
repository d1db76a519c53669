import type { AskOverview } from '../domain/query.ts';
import type { Response } from '../domain/types.ts';
import { type SchemeSummary, UNCLEAR } from '../stance/types.ts';
import { type AskItem, askItem } from './asks.ts';
import type { PageModel } from './page.ts';
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

const SHOWN = 13;
const SIDE = 3;
/** In a row below, on a wide screen. */
const COLUMNS = 3;

/** `overviews`: newest first. `panel`: the responses to the newest ask, the surest tags first. */
export function presentHome(
  overviews: readonly AskOverview[],
  panel: readonly Response[],
  schemes: readonly SchemeSummary[],
): HomePage {
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
    more: overviews.length > SHOWN ? `All ${whole(overviews.length)} asks` : null,
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
