// schema.org data. It says no more than the page: an answer has a person as its author only where the words
// are the person's own, so that no search engine takes a summary or an invention for a quotation.
import type { Affiliation, Ask, Response } from '../domain/types.ts';
import { answerNote, askPath, panelNote } from './ask-words.ts';
import { labelOf } from './people.ts';

/** Plain data; keys are those of JSON-LD and schema.org. */
export type JsonLd = { readonly [key: string]: JsonLdValue };
type JsonLdValue = string | number | boolean | JsonLd | readonly JsonLdValue[];

const CONTEXT = 'https://schema.org';
const SITE = 'Stancebook';

/** `shown`: the answers that the page shows, of `responses` in all. */
export function structuredAsk(ask: Ask, responses: number, shown: readonly Response[], site: string): JsonLd {
  const url = site + askPath(ask);
  return {
    '@context': CONTEXT,
    '@graph': [
      {
        ...questionOf(ask, site),
        ...natureOf(ask, panelNote(ask, shown)),
        answerCount: responses,
        suggestedAnswer: shown.map((response) => ({
          '@type': 'Answer',
          '@id': `${site}/responses/${response.id}`,
          url: `${site}/responses/${response.id}`,
          ...authorOf(response, site),
          ...(response.coding.classification?.deciding
            ? { abstract: response.coding.classification.deciding.quote }
            : {}),
        })),
      },
      {
        '@type': 'Dataset',
        '@id': `${url}#table`,
        name: `Answers and stances: ${ask.question}`,
        description: `${ask.question} Who answered, with which stance, how sure the tag is, and the sentence that decided it.`,
        url,
        isAccessibleForFree: true,
        creator: { '@type': 'Organization', name: SITE, url: `${site}/` },
        distribution: (['csv', 'json'] as const).map((format) => ({
          '@type': 'DataDownload',
          encodingFormat: format === 'csv' ? 'text/csv' : 'application/json',
          contentUrl: `${url}.${format}`,
        })),
      },
    ],
  };
}

export function structuredResponse(response: Response, site: string): JsonLd {
  const url = `${site}/responses/${response.id}`;
  return {
    '@context': CONTEXT,
    '@type': 'Answer',
    '@id': url,
    url,
    text: response.paragraphs.join('\n\n'),
    ...authorOf(response, site),
    ...ownNature(response),
    parentItem: questionOf(response.ask, site),
  };
}

function questionOf(ask: Ask, site: string): JsonLd {
  const url = site + askPath(ask);
  const { series, source } = ask;
  return {
    '@type': 'Question',
    '@id': url,
    url,
    name: ask.question,
    inLanguage: 'en',
    ...datesOf(ask),
    ...(series === null ? {} : { isPartOf: { '@type': 'CreativeWorkSeries', name: series } }),
    ...(source?.publisher && ask.nature !== 'illustrative'
      ? { publisher: { '@type': 'Organization', name: source.publisher } }
      : {}),
  };
}

/** What was sent in by form is nobody's summary or invention, and is as old as its publication. */
function ownNature(response: Response): JsonLd {
  const { ask, origin, publishedAt } = response;
  if (origin === 'document') return { ...datesOf(ask), ...natureOf(ask, answerNote(response)) };
  return publishedAt === null ? {} : { datePublished: publishedAt.slice(0, 10) };
}

function datesOf({ date }: Ask): JsonLd {
  return date === null ? {} : { datePublished: date };
}

function natureOf(ask: Ask, note: string | null): JsonLd {
  return note === null ? {} : { genre: ask.nature, disambiguatingDescription: note };
}

function authorOf(response: Response, site: string): JsonLd {
  const { ask, expert, affiliations, origin } = response;
  if (ask.nature !== 'verbatim' && origin !== 'form')
    return { author: { '@type': 'Organization', name: SITE, url: `${site}/` } };
  const url = `${site}/experts/${expert.slug}`;
  const person: JsonLd = {
    '@type': 'Person',
    '@id': url,
    url,
    name: labelOf(response),
    ...(affiliations.length === 0 ? {} : { affiliation: affiliations.flatMap((each) => bodyOf(each, site)) }),
  };
  return { author: person };
}

function bodyOf({ printed, institution, role }: Affiliation, site: string): readonly JsonLd[] {
  const name = printed ?? institution?.name ?? null;
  if (name === null) return [];
  const organisation: JsonLd = {
    '@type': 'Organization',
    name,
    ...(institution === null ? {} : { url: `${site}/institutions/${institution.slug}` }),
  };
  return [
    role === null ? organisation : { '@type': 'OrganizationRole', roleName: role, affiliation: organisation },
  ];
}
