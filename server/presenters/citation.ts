// What a citation says of an ask or of an answer, before any format (BibTeX, RIS, text) spells it.
import { type PersonName, peopleOf } from '../domain/person-name.ts';
import type { Ask, Nature, Response } from '../domain/types.ts';
import { askPath } from './ask-words.ts';
import type { PageModel } from './page.ts';
import { labelOf } from './people.ts';
import { count } from './words.ts';

/** The endings of citation files. */
export const CITATION_FORMATS = ['bib', 'ris', 'txt'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** Who is named as author: people, or a body that must never be split into names. */
export type Authors =
  | { readonly kind: 'people'; readonly people: readonly PersonName[] }
  | { readonly kind: 'body'; readonly name: string };

export interface Citation {
  /** A key for reference managers, of letters, digits and hyphens: "stancebook-response-12". */
  readonly key: string;
  readonly authors: Authors;
  readonly title: string;
  /** What the cited page is, as far as it is known: "Answer to The Big Ask, No. 34.2025". */
  readonly part: string | null;
  /** ISO day of the ask. */
  readonly date: string | null;
  /** Who published the original. */
  readonly publisher: string | null;
  readonly url: string;
  /** ISO day of the visit: tags may change after it. */
  readonly accessed: string;
  /** Whose words these are, where they are not the contributor's own. */
  readonly note: string | null;
}

export interface CitePage extends PageModel {
  readonly heading: string;
  readonly back: { readonly label: string; readonly href: string };
  readonly note: string | null;
  readonly formats: readonly {
    readonly id: CitationFormat;
    readonly name: string;
    readonly text: string;
    readonly href: string;
  }[];
  /** What to paste into a page elsewhere; empty for a response. */
  readonly embeds: readonly { readonly id: string; readonly name: string; readonly code: string }[];
}

const SITE = 'Stancebook';

const NOTES: Readonly<Record<Nature, { readonly ask: string | null; readonly response: string | null }>> = {
  verbatim: { ask: null, response: null },
  summary: {
    ask: `The answers are summaries in the words of ${SITE}, not quotations.`,
    response: `Summary in the words of ${SITE}, not a quotation.`,
  },
  illustrative: {
    ask: 'Illustrative sample: the answers, the people and the institutions are invented.',
    response: 'Illustrative sample: the answer, the person and the institution are invented.',
  },
};

const FORMAT_NAMES: Readonly<Record<CitationFormat, string>> = {
  bib: 'BibTeX',
  ris: 'RIS',
  txt: 'Plain text',
};

/** `site`: where the site is reached, without a trailing slash; `accessed`: ISO day. */
export function citeAsk(ask: Ask, site: string, accessed: string): Citation {
  const publisher = ask.nature === 'illustrative' ? null : (ask.source?.publisher ?? null);
  return {
    key: `stancebook-ask-${ask.id}`,
    authors: { kind: 'body', name: publisher ?? SITE },
    title: ask.question,
    part: editionOf(ask),
    date: ask.date,
    publisher,
    url: site + askPath(ask),
    accessed,
    note: NOTES[ask.nature].ask,
  };
}

/** The contributor as author; where no name is known, the affiliation stands for it as a body. */
export function citeResponse(response: Response, site: string, accessed: string): Citation {
  const { ask, id, origin, publishedAt } = response;
  const edition = editionOf(ask);
  const cited = citeAsk(ask, site, accessed);
  // What was sent in by form has its contributor's own words, and was published here.
  const sent = origin === 'form';
  return {
    ...cited,
    date: sent ? (publishedAt?.slice(0, 10) ?? ask.date) : ask.date,
    publisher: sent ? null : cited.publisher,
    key: `stancebook-response-${id}`,
    authors: authorsOf(response),
    part: edition === null ? 'Answer to an expert panel' : `Answer to ${edition}`,
    url: `${site}/responses/${id}`,
    note: NOTES[sent ? 'verbatim' : ask.nature].response,
  };
}

export interface CiteInput {
  readonly citation: Citation;
  /** The citation in each format. */
  readonly texts: Readonly<Record<CitationFormat, string>>;
}

export function presentCiteAsk(
  ask: Ask,
  responses: number,
  { citation, texts }: CiteInput,
  site: string,
): CitePage {
  return {
    ...citePage(askPath(ask), citation, texts),
    title: `Cite or embed: ${ask.question}`,
    description: `Citations of “${ask.question}”, and its comparison to put on a page of your own.`,
    section: 'asks',
    heading: 'Cite or embed this ask',
    back: { label: ask.question, href: askPath(ask) },
    embeds: embedsOf(ask, responses, site),
  };
}

export function presentCiteResponse(response: Response, { citation, texts }: CiteInput): CitePage {
  const label = labelOf(response);
  const path = `/responses/${response.id}`;
  return {
    ...citePage(path, citation, texts),
    title: `Cite ${label}, on “${response.ask.question}”`,
    description: `Citations of the answer of ${label} to “${response.ask.question}”.`,
    section: 'responses',
    heading: 'Cite this answer',
    back: { label: `${label}, on “${response.ask.question}”`, href: path },
    embeds: [],
  };
}

function citePage(
  path: string,
  { note }: Citation,
  texts: CiteInput['texts'],
): Pick<CitePage, 'path' | 'note' | 'formats'> {
  return {
    path: `${path}/cite`,
    note,
    formats: CITATION_FORMATS.map((id) => ({
      id,
      name: FORMAT_NAMES[id],
      text: texts[id],
      href: `${path}/cite.${id}`,
    })),
  };
}

function embedsOf(ask: Ask, responses: number, site: string): CitePage['embeds'] {
  const at = site + askPath(ask);
  const title = attribute(`Comparison of ${count(responses, 'response')}: ${ask.question}`);
  return [
    {
      id: 'frame',
      name: 'The comparison, in a frame',
      code: `<iframe src="${at}/embed" title="${title}" width="100%" height="600" loading="lazy"></iframe>`,
    },
    {
      id: 'picture',
      name: 'The distribution, as a picture',
      code: `<a href="${at}"><img src="${at}/distribution.svg" alt="${attribute(ask.question)}"></a>`,
    },
  ];
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function authorsOf(response: Response): Authors {
  const { name } = response.expert;
  const people = name === null ? [] : peopleOf(name);
  if (people.length > 0) return { kind: 'people', people };
  return { kind: 'body', name: bodyOf(response) };
}

/** "University of St. Andrews (Senior Lecturer)": without a comma that a program would split a name at. */
function bodyOf(response: Response): string {
  const [first] = response.affiliations;
  const body = first?.printed ?? first?.institution?.name ?? null;
  if (body === null) return labelOf(response);
  return first?.role ? `${body} (${first.role})` : body;
}

function editionOf({ series, number }: Ask): string | null {
  const parts = [series, number === null ? null : `No. ${number}`].filter((part) => part !== null);
  return parts.join(', ') || null;
}
