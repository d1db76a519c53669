// What a feed tells: new asks, and answers published since.
import type { Publication } from '../domain/publication.ts';
import { shownOf } from '../domain/shown.ts';
import type { Ask, Response } from '../domain/types.ts';
import type { SchemeSummary } from '../stance/types.ts';
import { askPath, flagOf, SENT_IN } from './ask-words.ts';
import { labelOf } from './people.ts';
import { schemeOf, shownSureness, stanceView } from './stance.ts';

/** Paths begin with "/"; the format puts the site's address before them. */
export interface Feed {
  readonly title: string;
  readonly subtitle: string;
  /** Of the feed itself, and of the page that it follows. */
  readonly path: string;
  readonly page: string;
  /** The newest change of any entry (ISO instant). */
  readonly updated: string;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** Its permanent page, which is also its id. */
  readonly path: string;
  readonly title: string;
  readonly author: string;
  readonly published: string;
  /** Later than `published` where the answer was tagged again. */
  readonly updated: string;
  readonly summary: string;
  /** "Illustrative sample", "Sent in by form" and the like; null where there is nothing to say of whose words. */
  readonly flag: string | null;
}

export const FEED_PATH = '/feed.atom';

export function askFeedPath(ask: Ask): string {
  return `${askPath(ask)}/feed.atom`;
}

/** `publications`: newest first. */
export function presentFeed(publications: readonly Publication[], schemes: readonly SchemeSummary[]): Feed {
  return feedOf(publications, schemes, {
    title: 'Stancebook',
    subtitle: 'New asks, and answers as they are published',
    path: FEED_PATH,
    page: '/',
  });
}

export function presentAskFeed(
  ask: Ask,
  publications: readonly Publication[],
  schemes: readonly SchemeSummary[],
): Feed {
  return feedOf(publications, schemes, {
    title: `Stancebook: ${ask.question}`,
    subtitle: 'The answers to this question as they are published',
    path: askFeedPath(ask),
    page: askPath(ask),
  });
}

/** What a feed without entries says of its age: Atom asks for a time, and a made-up "now" would change. */
const NEVER = '1970-01-01T00:00:00.000Z';

function feedOf(
  publications: readonly Publication[],
  schemes: readonly SchemeSummary[],
  about: Pick<Feed, 'title' | 'subtitle' | 'path' | 'page'>,
): Feed {
  const entries = publications.map((each) =>
    each.kind === 'ask' ? askEntry(each.ask, each.at) : responseEntry(each.response, each.at, schemes),
  );
  const updated = entries.map((entry) => entry.updated).reduce((a, b) => (a > b ? a : b), NEVER);
  return { ...about, updated, entries };
}

function askEntry(ask: Ask, at: string): FeedEntry {
  return {
    path: askPath(ask),
    title: ask.question,
    author: ask.nature === 'illustrative' ? 'Stancebook' : (ask.source?.publisher ?? 'Stancebook'),
    published: at,
    updated: at,
    summary: ask.intro[0] ?? 'A new question, with the answers of its panel.',
    flag: flagOf(ask),
  };
}

function responseEntry(response: Response, at: string, schemes: readonly SchemeSummary[]): FeedEntry {
  const { ask, coding } = response;
  const shown = shownOf(response);
  const { label } = stanceView(schemeOf(schemes, ask.scheme), shown.stance, ask.lead);
  const maker = shown.kind === 'lexicon' ? 'machine tag, ' : '';
  const sentence = coding.classification?.deciding?.quote ?? response.paragraphs[0] ?? '';
  return {
    path: `/responses/${response.id}`,
    title: `${labelOf(response)}, on “${ask.question}”`,
    author: labelOf(response),
    published: at,
    updated: coding.at > at ? coding.at : at,
    summary: `${label} (${maker}${shownSureness(response, shown, null)}): ${sentence}`,
    flag: response.origin === 'form' ? SENT_IN : flagOf(ask),
  };
}
