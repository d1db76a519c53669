import type { Ask, Nature, Response } from '../domain/types.ts';
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

const NATURE_NOTES: Readonly<Record<Nature, { readonly many: string; readonly one: string } | null>> = {
  verbatim: null,
  summary: {
    many: 'The answers below are summaries in our own words, not quotations. The originals are the publisher’s.',
    one: 'The answer below is a summary in our own words, not a quotation. The original is the publisher’s.',
  },
  illustrative: {
    many: 'The answers, the people and the institutions below are invented, to show how a panel reads on this site.',
    one: 'The answer, the person and the institution below are invented, to show how a panel reads on this site.',
  },
};

/** What an answer is marked with that did not come with its ask. */
export const SENT_IN = 'Sent in by form';

/** That the words are not quotations, or that they are where another ask has only a summary of them; else null. */
export function flagOf({ nature, twin }: Ask): string | null {
  return FLAGS[nature] ?? (twin ? 'Full text' : null);
}

/** One or two sentences on whose words these are; null where they are the contributors' own. */
export function natureNote(ask: Ask): string | null {
  return NATURE_NOTES[ask.nature]?.many ?? null;
}

/** The same of one answer; of one that was sent in, that it was, and when an editor published it. */
export function answerNote({
  ask,
  origin,
  publishedAt,
}: Pick<Response, 'ask' | 'origin' | 'publishedAt'>): string | null {
  if (origin === 'document') return NATURE_NOTES[ask.nature]?.one ?? null;
  const on = day(publishedAt?.slice(0, 10) ?? null);
  return on === null ? `${SENT_IN}.` : `${SENT_IN}, published by an editor on ${on.text}.`;
}

/** Of the answers to an ask, those that were sent in are nobody's summary or invention. */
export function panelNote(ask: Ask, answers: readonly Pick<Response, 'origin'>[]): string | null {
  const note = natureNote(ask);
  if (note === null || answers.every(({ origin }) => origin === 'document')) return note;
  return `${note} Those marked “${SENT_IN.toLowerCase()}” are their contributors’ own, published by an editor.`;
}

/** `flag`: other than the ask's own. */
export function kickerOf(ask: Ask, responses: number | null, flag: string | null = flagOf(ask)): Kicker {
  return {
    series: ask.series,
    number: ask.number === null ? null : `No. ${ask.number}`,
    date: day(ask.date),
    responses: responses === null ? null : count(responses, 'response'),
    flag,
  };
}

/** `flag`: other than the ask's own. */
export function questionOf(ask: Ask, flag: string | null = flagOf(ask)): QuestionView {
  return { question: ask.question, href: askPath(ask), date: day(ask.date), flag };
}

export function askPath(ask: Ask): string {
  return `/asks/${ask.slug}`;
}
