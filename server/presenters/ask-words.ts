import type { Ask, Nature } from '../domain/types.ts';
import { count, day, type TimeView } from './words.ts';

/** The line above a question: series, number, date, how many answered, and of what nature the words are. */
export interface Kicker {
  readonly series: string | null;
  /** "No. 34.2025". */
  readonly number: string | null;
  readonly date: TimeView | null;
  /** "10 responses"; null where the line speaks of one response. */
  readonly responses: string | null;
  readonly flag: string | null;
}

/** A question as a link, with the mark that its answers are not quotations where they are not. */
export interface QuestionView {
  readonly question: string;
  readonly href: string;
  readonly date: TimeView | null;
  readonly flag: string | null;
}

const FLAGS: Readonly<Record<Nature, string | null>> = {
  verbatim: null,
  summary: 'Summary, in our words',
  illustrative: 'Illustrative sample',
};

const NATURE_NOTES: Readonly<Record<Nature, string | null>> = {
  verbatim: null,
  summary:
    'The answers below are summaries in our own words, not quotations. The originals are the publisher’s.',
  illustrative:
    'The answers, the people and the institutions below are invented, to show how a panel reads on this site.',
};

/** That the words are not quotations; null where they are. */
export function flagOf(ask: Ask): string | null {
  return FLAGS[ask.nature];
}

/** One or two sentences on whose words these are; null where they are the contributors' own. */
export function natureNote(ask: Ask): string | null {
  return NATURE_NOTES[ask.nature];
}

export function kickerOf(ask: Ask, responses: number | null): Kicker {
  return {
    series: ask.series,
    number: ask.number === null ? null : `No. ${ask.number}`,
    date: day(ask.date),
    responses: responses === null ? null : count(responses, 'response'),
    flag: flagOf(ask),
  };
}

export function questionOf(ask: Ask): QuestionView {
  return { question: ask.question, href: askPath(ask), date: day(ask.date), flag: flagOf(ask) };
}

export function askPath(ask: Ask): string {
  return `/asks/${ask.slug}`;
}
