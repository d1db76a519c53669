import type { ModerationItem } from '../domain/submission.ts';
import { FIELDS, type Field, type FieldError, LIMITS, type TypedForm } from '../domain/submission-form.ts';
import type { Ask, ResponseState } from '../domain/types.ts';
import type { PageModel } from './page.ts';
import { whole } from './words.ts';

interface AskLink {
  readonly question: string;
  readonly href: string;
  /** "The Big Ask, No. 34.2025"; null where the ask belongs to no series. */
  readonly series: string | null;
  readonly illustrative: boolean;
}

export interface ChooseAskPage extends PageModel {
  readonly asks: readonly AskLink[];
}

interface FormField {
  readonly id: Field;
  readonly label: string;
  readonly hint: string;
  readonly autocomplete: string;
  /** Exactly what was typed. */
  readonly value: string;
  readonly error: string | null;
  /** The ids of the hint and, where there is one, of the error. */
  readonly describedBy: string;
  readonly multiline: boolean;
}

export interface SubmitPage extends PageModel {
  readonly question: string;
  readonly askHref: string;
  readonly action: string;
  readonly illustrative: boolean;
  readonly fields: readonly FormField[];
  readonly errors: readonly { readonly href: string; readonly message: string }[];
}

export interface ReceivedPage extends PageModel {
  readonly reference: string;
  readonly question: string;
  readonly askHref: string;
  readonly submitHref: string;
  readonly waiting: boolean;
  readonly published: boolean;
  readonly rejected: boolean;
  /** The response's page once it is published. */
  readonly responseHref: string | null;
}

/** How the form and every page that repeats what was typed call a field. */
export const LABELS: Readonly<Record<Field, string>> = {
  name: 'Your name',
  role: 'Your role',
  institution: 'Your institution',
  answer: 'Your answer',
};

const AUTOCOMPLETE: Readonly<Record<Field, string>> = {
  name: 'name',
  role: 'organization-title',
  institution: 'organization',
  answer: 'off',
};

const HINTS: Readonly<Record<Field, string>> = {
  name: `As it should be printed. Up to ${LIMITS.name.max} characters.`,
  role: `The post you hold, such as “Senior Lecturer in Law”. Up to ${LIMITS.role.max} characters.`,
  institution: `Where you hold it, such as “University of Eastmere”. Up to ${LIMITS.institution.max} characters.`,
  answer: `Plain text, ${LIMITS.answer.min} to ${whole(LIMITS.answer.max)} characters. Leave a blank line between paragraphs.`,
};

/** The asks that take answers, as links to their forms. */
export function presentChooseAsk(open: readonly Ask[]): ChooseAskPage {
  return {
    title: 'Submit an answer',
    description: 'Choose an open question and put your own answer beside those of the panel.',
    section: 'submit',
    path: '/submit',
    asks: open.map((ask) => ({
      question: ask.question,
      href: `/submit/${ask.slug}`,
      series: seriesOf(ask),
      illustrative: ask.nature === 'illustrative',
    })),
  };
}

/** The form, empty or with what was typed and what is wrong with it. */
export function presentSubmit(ask: Ask, typed: TypedForm, errors: readonly FieldError[]): SubmitPage {
  const title = `Submit an answer: ${ask.question}`;
  return {
    title: errors.length > 0 ? `Error: ${title}` : title,
    description: `Answer the question “${ask.question}”`,
    section: 'submit',
    path: `/submit/${ask.slug}`,
    question: ask.question,
    askHref: `/asks/${ask.slug}`,
    action: `/submit/${ask.slug}`,
    illustrative: ask.nature === 'illustrative',
    fields: FIELDS.map((field) => formField(field, typed[field], errors)),
    errors: errors.map(({ field, message }) => ({ href: `#${field}`, message })),
  };
}

/** What became of an answer. Shows its reference and state, never its text or who sent it. */
export function presentReceived({ reference, response }: ModerationItem): ReceivedPage {
  const { ask, state } = response;
  const titles: Record<ResponseState, string> = {
    pending: 'Your answer has been received',
    published: 'Your answer is published',
    rejected: 'Your answer was not published',
  };
  return {
    title: titles[state],
    description: 'What has become of a submitted answer.',
    section: 'submit',
    path: `/submit/${ask.slug}/received/${reference}`,
    reference,
    question: ask.question,
    askHref: `/asks/${ask.slug}`,
    submitHref: `/submit/${ask.slug}`,
    waiting: state === 'pending',
    published: state === 'published',
    rejected: state === 'rejected',
    responseHref: state === 'published' ? `/responses/${response.id}` : null,
  };
}

function formField(field: Field, value: string, errors: readonly FieldError[]): FormField {
  const error = errors.find((candidate) => candidate.field === field)?.message ?? null;
  return {
    id: field,
    label: LABELS[field],
    hint: HINTS[field],
    autocomplete: AUTOCOMPLETE[field],
    value,
    error,
    describedBy: error === null ? `${field}-hint` : `${field}-hint ${field}-error`,
    multiline: field === 'answer',
  };
}

function seriesOf(ask: Ask): string | null {
  if (ask.series === null) return null;
  return ask.number === null ? ask.series : `${ask.series}, No. ${ask.number}`;
}
