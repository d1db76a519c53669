// How a panel voted, on its own scale: one mark per response, and the same weighted by the confidence declared.
import { sameVote, type VoteScale } from '../domain/declared.ts';
import type { PanelMark } from '../domain/query.ts';
import type { Declared } from '../domain/types.ts';
import type { SchemeSummary, Tone } from '../stance/types.ts';
import { barParts, type Part } from './scales.ts';
import { NO_ANSWER_VIEW, type StanceView, stanceView } from './stance.ts';
import { count, percent, weight, whole } from './words.ts';

export interface VotesView {
  /** "33 of 42 voted". */
  readonly says: string;
  readonly rows: readonly VoteRow[];
  /** What stands in the weighted column, or why there is none. */
  readonly note: string;
  /** Whether any voter declared a confidence. */
  readonly weighted: boolean;
}

/** One point of the scale. */
export interface VoteRow {
  readonly word: string;
  readonly sign: Pick<StanceView, 'sign' | 'tone'>;
  /** One per response, for the template to repeat the sign. */
  readonly marks: readonly { readonly stance: Pick<StanceView, 'sign' | 'tone'>; readonly weak: false }[];
  /** "12 of 33 votes", "9 of 42 asked". */
  readonly of: string;
  /** "36%"; null where the votes are too few, or none was cast. */
  readonly share: string | null;
  /** Null where nobody declared a confidence, and for those who did not vote. */
  readonly weighted: WeightedView | null;
}

export interface WeightedView {
  /** One bar per response, as long as its confidence; the row with most points is 1,000 wide. */
  readonly bars: readonly Part[];
  readonly tone: Tone;
  readonly strong: boolean;
  /** "84 of 262 points". */
  readonly of: string;
  readonly share: string | null;
}

/** Under so many votes a percentage would look firmer than it is. */
export const ENOUGH_VOTES = 20;

/** Twice the sign, narrower: a strong vote. */
const STRONG_SIGNS: Readonly<Record<Tone, string>> = {
  for: 'M.5 1.5 7 7 .5 12.5zM7 1.5 13.5 7 7 12.5z',
  between: 'M3.75 .5 7 7 3.75 13.5 .5 7zM10.25 .5 13.5 7 10.25 13.5 7 7z',
  against: 'M.5 1.5h5.5v11h-5.5zM8 1.5h5.5v11h-5.5z',
  none: 'M7 1.5a5.5 5.5 0 0 1 0 11a5.5 5.5 0 0 1 0-11z',
};

/** Null where the document of the ask has no votes. `scale`: the votes that the scheme knows, in its order. */
export function votesView(
  marks: readonly PanelMark[],
  scheme: SchemeSummary,
  scale: VoteScale,
): VotesView | null {
  const voted = marks.filter(hasVoted);
  if (voted.length === 0) return null;
  const groups = [...onScale(voted, scheme, scale), ...offScale(voted, scheme, scale)];
  const points = sum(voted);
  const widest = Math.max(...groups.map(({ votes }) => sum(votes)));
  const enough = voted.length >= ENOUGH_VOTES;
  const rows = groups.map(({ word, sign, strong, votes }): VoteRow => {
    const own = sum(votes);
    return {
      ...{ word, sign, marks: votes.map(() => ({ stance: sign, weak: false as const })) },
      of: `${whole(votes.length)} of ${count(voted.length, 'vote')}`,
      share: enough ? percent(votes.length / voted.length) : null,
      weighted:
        points === 0
          ? null
          : {
              ...{ bars: barsOf(votes, widest), tone: sign.tone, strong },
              of: `${weight(own)} of ${weight(points)} points`,
              share: enough ? percent(own / points) : null,
            },
    };
  });
  return {
    says: `${whole(voted.length)} of ${whole(marks.length)} voted`,
    rows: [...rows, ...silentRows(marks)],
    note: noteOf(voted, points, enough),
    weighted: points > 0,
  };
}

type Voted = PanelMark & { readonly declared: Declared & { readonly vote: string } };

function hasVoted(mark: PanelMark): mark is Voted {
  return mark.declared !== null && mark.declared.vote !== null;
}

interface Group {
  readonly word: string;
  readonly sign: VoteRow['sign'];
  readonly strong: boolean;
  readonly votes: readonly Voted[];
}

/** Every point of the scale, those that nobody chose too. */
function onScale(voted: readonly Voted[], scheme: SchemeSummary, scale: VoteScale): readonly Group[] {
  return scale.map(({ vote, stance, intensity }) => {
    const { tone, sign } = stanceView(scheme, stance, null);
    const strong = intensity > 1;
    const votes = voted.filter(({ declared }) => sameVote(declared.vote, vote));
    return { word: vote, sign: { tone, sign: strong ? STRONG_SIGNS[tone] : sign }, strong, votes };
  });
}

/** Votes that the scheme has not ("No opinion"), as they are printed. */
function offScale(voted: readonly Voted[], scheme: SchemeSummary, scale: VoteScale): readonly Group[] {
  const others = voted.filter(({ declared }) => !scale.some(({ vote }) => sameVote(declared.vote, vote)));
  const { tone, sign } = stanceView(scheme, 'unclear', null);
  return [...Map.groupBy(others, ({ declared }) => declared.vote.toLowerCase())].map(([word, votes]) => ({
    ...{ word: votes[0]?.declared.vote ?? word, sign: { tone, sign }, strong: false, votes },
  }));
}

/** Who did not vote: with words, or without any. */
function silentRows(marks: readonly PanelMark[]): readonly VoteRow[] {
  const silent = marks.filter((mark) => !hasVoted(mark));
  const groups = [
    {
      word: 'Words, but no vote',
      sign: 'M1.5 5.9h4.7v-4.4h1.6v4.4h4.7v2.2h-11z',
      own: (kind: unknown) => kind !== null,
    },
    { word: 'Did not answer', sign: NO_ANSWER_VIEW.sign, own: (kind: unknown) => kind === null },
  ];
  return groups.flatMap(({ word, sign: path, own }): VoteRow[] => {
    const found = silent.filter(({ kind }) => own(kind));
    if (found.length === 0) return [];
    const sign = { sign: path, tone: NO_ANSWER_VIEW.tone };
    return [
      {
        ...{ word, sign, marks: found.map(() => ({ stance: sign, weak: false as const })) },
        ...{ of: `${whole(found.length)} of ${whole(marks.length)} asked`, share: null, weighted: null },
      },
    ];
  });
}

/** The surest first. `widest`: the points of the longest row. */
function barsOf(votes: readonly Voted[], widest: number): WeightedView['bars'] {
  const confidences = votes
    .map(({ declared }) => declared.confidence ?? 0)
    .filter((confidence) => confidence > 0)
    .toSorted((a, b) => b - a);
  return barParts(confidences, widest);
}

function sum(votes: readonly Voted[]): number {
  return votes.reduce((total, { declared }) => total + (declared.confidence ?? 0), 0);
}

function noteOf(voted: readonly Voted[], points: number, enough: boolean): string {
  const unsaid = voted.filter(({ declared }) => declared.confidence === null).length;
  const parts = [
    points === 0
      ? 'One mark is one response. Nobody declared how confident they are, so nothing can be weighted.'
      : 'One mark, and one bar, is one response. A bar is as long as the confidence that its voter declared, in points.',
    points > 0 && unsaid > 0 ? `${count(unsaid, 'vote')} came without a confidence and weigh nothing.` : '',
    enough ? '' : `There are no percentages under ${whole(ENOUGH_VOTES)} votes.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** "Strongly agree, confidence 9"; null where no vote was cast. */
export function voteWords(declared: Declared | null): string | null {
  if (declared === null || declared.vote === null) return null;
  const { vote, confidence } = declared;
  return `${vote}${confidence === null ? '' : `, confidence ${weight(confidence)}`}`;
}
