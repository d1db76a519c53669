// What a page's <head> tells programs: feeds, the picture of a shared link, and schema.org data.
import type { Mark } from '../domain/query.ts';
import { NO_ANSWER, shownOf } from '../domain/shown.ts';
import type { Ask, Response } from '../domain/types.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { askPath } from './ask-words.ts';
import { askFeedPath } from './feed.ts';
import { pictureView } from './picture.ts';
import { type JsonLd, structuredAsk, structuredResponse } from './structured-data.ts';

export interface HeadView {
  /** Beside the feed of the whole site, which every page names. */
  readonly feeds: readonly { readonly title: string; readonly href: string }[];
  readonly image: { readonly href: string; readonly alt: string } | null;
  readonly structured: JsonLd | null;
}

/** `site`: where the site is reached, without a trailing slash. */
export function askHead(
  ask: Ask,
  marks: readonly Mark[],
  shown: readonly Response[],
  scheme: SchemeSummary,
  site: string,
): HeadView {
  return {
    ...panelHead(ask, marks, scheme, site),
    structured: structuredAsk(ask, marks.filter(answered).length, shown.filter(hasAnswer), site),
  };
}

/** Who gave neither words nor a vote gave no answer. */
function answered({ stance }: Pick<Mark, 'stance'>): boolean {
  return stance !== NO_ANSWER;
}

function hasAnswer(response: Response): boolean {
  return answered(shownOf(response));
}

export function responseHead(
  response: Response,
  marks: readonly Mark[],
  scheme: SchemeSummary,
  site: string,
): HeadView {
  return {
    ...panelHead(response.ask, marks, scheme, site),
    structured: structuredResponse(response, site),
  };
}

function panelHead(
  ask: Ask,
  marks: readonly Mark[],
  scheme: SchemeSummary,
  site: string,
): Pick<HeadView, 'feeds' | 'image'> {
  const { words, flag } = pictureView(ask, marks, scheme);
  return {
    feeds: [{ title: `Answers to “${ask.question}”`, href: askFeedPath(ask) }],
    image: {
      href: `${site}${askPath(ask)}/card.svg`,
      alt: [ask.question, flag === null ? null : `${flag}.`, words].filter((part) => part !== null).join(' '),
    },
  };
}
