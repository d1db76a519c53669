// How much of what a panel shows hangs on narrow machine tags: what changes where they need a larger margin.
import { marksAt, type PanelMark, type ResponseQuery } from '../domain/query.ts';
import { type SchemeSummary, UNCLEAR } from '../stance/types.ts';
import { type ParameterView, type Place, parametersOf, queryPath } from './query-links.ts';
import { type StanceView, stanceView } from './stance.ts';
import { count, share, weight, whole } from './words.ts';

export interface MarginView {
  readonly action: string;
  readonly hidden: readonly ParameterView[];
  /** What is asked for, for the field; empty where nothing is. */
  readonly value: string;
  readonly explains: string;
  /** What changes, in words; null where nothing is asked for. */
  readonly says: string | null;
  readonly flips: readonly FlipView[];
  /** Back to the tags as they are published; null where they are shown. */
  readonly remove: string | null;
}

export interface FlipView {
  readonly href: string;
  readonly label: string;
  readonly from: StanceView;
  readonly to: StanceView;
  readonly margin: string;
}

/** Of the whole panel, whatever the filters. Null where no machine tag names a course. */
export function marginView(
  place: Place,
  query: ResponseQuery,
  marks: readonly PanelMark[],
  scheme: SchemeSummary,
  lead: string | null,
): MarginView | null {
  const { minMargin } = query;
  const machine = marks.filter(({ kind, stance }) => kind === 'lexicon' && stance !== UNCLEAR);
  if (machine.length === 0 && minMargin === null) return null;
  const plain = { ...query, minMargin: null, page: 1 };
  const flips = marksAt(machine, minMargin).flatMap((mark): FlipView[] => {
    if (mark.before === null) return [];
    return [
      {
        href: `/responses/${mark.response}`,
        label: mark.expert,
        from: stanceView(scheme, mark.before, lead),
        to: stanceView(scheme, mark.stance, lead),
        margin: weight(mark.margin ?? 0),
      },
    ];
  });
  return {
    action: `${place.path}#compare`,
    hidden: parametersOf(place, plain, 'html'),
    value: minMargin === null ? '' : String(minMargin),
    explains: `A machine’s tag leads over the runner-up by a margin from 0 to 1, and counts from ${share(scheme.threshold)}. Ask for more, and whatever leads by less becomes unclear, in the counts and in the files too. Editors’ tags and votes stay as they are.`,
    says: minMargin === null ? null : saysOf(flips.length, machine.length, minMargin),
    flips,
    remove: minMargin === null ? null : `${queryPath(place, plain)}#compare`,
  };
}

function saysOf(flips: number, machine: number, minMargin: number): string {
  if (machine === 0) return 'No machine tag here names a course, so nothing changes.';
  const all = count(machine, 'machine tag that names a course', 'machine tags that name a course');
  if (flips === 0) return `None of ${all} leads by less than ${share(minMargin)}, so nothing changes.`;
  const many = flips === 1 ? 'leads' : 'lead';
  const become = flips === 1 ? 'It becomes' : 'They become';
  return `${whole(flips)} of ${all} ${many} by less than ${share(minMargin)}. ${become} unclear:`;
}
