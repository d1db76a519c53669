import { FIELDS } from '../domain/submission-form.ts';
import type { PageModel } from './page.ts';
import { LABELS } from './submit.ts';

export interface ErrorModel extends PageModel {
  readonly status: number;
  readonly heading: string;
  readonly message: string;
  readonly advice: string;
  /** Under which the fault is logged; null where the fault is the request's. */
  readonly id: string | null;
  readonly links: readonly { readonly label: string; readonly href: string }[];
  /** What was typed into the form, to copy from; empty where no form was sent. */
  readonly kept: readonly { readonly label: string; readonly text: string }[];
}

export interface ErrorFacts {
  readonly status: number;
  /** The sentence of the fault itself; null: the status' own. */
  readonly message: string | null;
  readonly id: string | null;
  /** The same address without its query, where it had one. */
  readonly bare: string | null;
  readonly typed: URLSearchParams | null;
}

interface Words {
  readonly heading: string;
  readonly message: string;
  readonly advice: string;
}

const SERVER_FAULT: Words = {
  heading: 'Something went wrong on our side',
  message: 'The page could not be made. The fault has been logged.',
  advice: 'Try again in a little while. If it stays, tell whoever runs this site and give the number below.',
};

const OTHER_FAULT: Words = {
  heading: 'That request cannot be answered',
  message: 'It does not fit anything that this site does.',
  advice: 'Start again from one of the pages below.',
};

const WORDS: Readonly<Record<number, Words>> = {
  400: {
    heading: 'That request cannot be read',
    message: 'Something in it is not as this site writes it.',
    advice: 'Check it for a slip in copying, or start again from one of the pages below.',
  },
  403: {
    heading: 'That form was not taken',
    message: 'It came from another site.',
    advice:
      'Nothing was stored. If you meant to send an answer, open the form on this site and send it from there.',
  },
  404: {
    heading: 'There is no such page',
    message: 'Nothing is kept at this address.',
    advice: 'It may have been mistyped, or not be published. The pages below lead to everything that is.',
  },
  405: {
    heading: 'This page cannot be used that way',
    message: 'The address is right, but it does not take this kind of request.',
    advice: 'Open the page in the ordinary way, or start again from one of the pages below.',
  },
  409: {
    heading: 'That cannot be done any more',
    message: 'Something has changed since the page was opened.',
    advice: 'Nothing was stored. See which asks are open, or read the answers given so far.',
  },
  413: {
    heading: 'That is more than the form takes',
    message: 'What was sent is larger than the form has room for.',
    advice:
      'Nothing was stored. Go back in your browser, where what you typed should still be, shorten it and send it again.',
  },
  415: {
    heading: 'That format cannot be read',
    message: 'The form was sent in a way that this site does not read.',
    advice: 'Nothing was stored. Send answers with the form on this site.',
  },
  429: {
    heading: 'Please wait a little',
    message: 'Too many forms came from your connection in a short time.',
    advice:
      'Nothing was stored and nothing is lost. When the time has passed, go back in your browser and send it again.',
  },
  503: {
    heading: 'The site is busy',
    message: 'The database did not answer in time.',
    advice: 'Nothing was stored. Wait a moment and try again.',
  },
};

/** The page for a request that did not go well: what happened, what to do now, and where to go. */
export function presentError({ status, message, id, bare, typed }: ErrorFacts): ErrorModel {
  const words = WORDS[status] ?? (status >= 500 ? SERVER_FAULT : OTHER_FAULT);
  return {
    title: words.heading,
    description: words.heading,
    section: null,
    path: '/',
    status,
    heading: words.heading,
    message: message ?? words.message,
    advice: words.advice,
    id,
    links: [
      ...(bare === null || status !== 400 ? [] : [{ label: 'The same page without filters', href: bare }]),
      { label: 'All asks', href: '/' },
      { label: 'All responses', href: '/responses' },
      { label: 'Submit an answer', href: '/submit' },
    ],
    kept: keptText(typed),
  };
}

/** The typed fields that hold anything, under the names that the form gives them. */
function keptText(typed: URLSearchParams | null): readonly { label: string; text: string }[] {
  if (typed === null) return [];
  return FIELDS.map((field) => ({ label: LABELS[field], text: typed.get(field) ?? '' })).filter(
    ({ text }) => text,
  );
}
