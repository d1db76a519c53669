// What a picture of a panel shows: the question, one mark per response, and the same in words.
import type { Mark } from '../domain/query.ts';
import type { Ask } from '../domain/types.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { kickerOf } from './ask-words.ts';
import { type DistributionRow, distribution } from './distribution.ts';
import { count } from './words.ts';

export interface PictureView {
  readonly question: string;
  /** "The Big Ask, No. 34.2025, 22 August 2025"; empty where nothing of it is known. */
  readonly kicker: string;
  /** "10 responses". */
  readonly n: string;
  /** That the answers are not quotations, or are invented; null where they are the contributors' own. */
  readonly flag: string | null;
  readonly rows: readonly Pick<DistributionRow, 'stance' | 'marks' | 'of'>[];
  /** The distribution in a sentence, for those who do not see the marks. */
  readonly words: string;
}

export function pictureView(ask: Ask, marks: readonly Mark[], scheme: SchemeSummary): PictureView {
  const kicker = kickerOf(ask, null);
  const rows = distribution(marks, scheme, ask.lead, () => '');
  const n = count(marks.length, 'response');
  const each = rows.map(({ stance, of }) => `${stance.label}: ${of}`).join('; ');
  return {
    question: ask.question,
    kicker: [kicker.series, kicker.number, kicker.date?.text].filter(Boolean).join(', '),
    n,
    flag: kicker.flag,
    rows: rows.map(({ stance, marks: own, of }) => ({ stance, marks: own, of })),
    words: marks.length === 0 ? 'No response has been published yet.' : `${n}. ${each}.`,
  };
}
