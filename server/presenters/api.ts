// The tables that programs may read, as data: what the routes answer and what the API's description says.
import type { SchemeSummary } from '../stance/types.ts';
import { asksColumns } from './asks-table.ts';
import { CHANGES_COLUMNS } from './changes.ts';
import { EXPERT_COLUMNS, INSTITUTION_COLUMNS } from './directory-table.ts';
import { MATRIX_COLUMNS } from './matrix-table.ts';
import {
  askListParameters,
  CHANGED_ROWS,
  COMPARE_PARAMETERS,
  DIRECTORY_PARAMETERS,
  matrixParameters,
  type QueryParameter,
  responseParameters,
  SLUG,
  type ValueSchema,
} from './query-parameters.ts';
import { RESPONSE_COLUMNS } from './response-table.ts';
import type { TableColumn } from './table.ts';
import { answersOf } from './table-view.ts';

/** The part of a path that names one thing: `{slug}` or `{id}`. */
export interface PathParameter {
  readonly name: string;
  readonly description: string;
  readonly schema: ValueSchema;
}

/** A page that also answers `.csv` and `.json`. */
export interface ApiTable {
  /** For programs that make a client of the description: "AskResponses". */
  readonly name: string;
  /** Without ending: "/asks/{slug}". */
  readonly path: string;
  readonly summary: string;
  readonly part: PathParameter | null;
  readonly query: readonly QueryParameter[];
  readonly columns: readonly TableColumn[];
  /** What further columns hold, which depend on the query; null where there are none. They are always text. */
  readonly further: string | null;
}

/** A file that is no table. */
export interface ApiFile {
  readonly name: string;
  readonly path: string;
  readonly summary: string;
  readonly part: PathParameter | null;
  readonly type: string;
}

export const CITATION_TYPES = {
  bib: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  txt: 'text/plain',
} as const;
export const ATOM_TYPE = 'application/atom+xml';
export const SVG_TYPE = 'image/svg+xml';

const ASK = slugPart('Slug of the ask, the last part of its address');
const RESPONSE: PathParameter = {
  name: 'id',
  description: 'Number of the response',
  schema: { type: 'integer', minimum: 1 },
};

export function apiTables(schemes: readonly SchemeSummary[]): readonly ApiTable[] {
  const stances = answersOf(schemes, null).map(({ code }) => code);
  const expert = slugPart('Slug of the expert');
  const institution = slugPart('Slug of the institution');
  const responses = (
    name: string,
    path: string,
    summary: string,
    part: PathParameter | null,
    query: readonly QueryParameter[],
  ): ApiTable => ({ name, path, summary, part, query, columns: RESPONSE_COLUMNS, further: null });
  const pages = responseParameters(stances, true).filter(({ name }) => name === 'page' || name === 'size');
  const directory = [...DIRECTORY_PARAMETERS, ...pages];
  const list = (
    name: string,
    summary: string,
    columns: readonly TableColumn[],
    query: readonly QueryParameter[] = [],
  ): ApiTable => ({
    ...{ name, path: `/${name.toLowerCase()}`, summary, part: null, query, columns, further: null },
  });
  return [
    list(
      'Asks',
      'Every ask, newest first, with how many answers took each stance',
      asksColumns(schemes),
      askListParameters(schemes.map(({ id }) => id)),
    ),
    responses(
      'AskResponses',
      '/asks/{slug}',
      'The answers to one ask',
      ASK,
      responseParameters(stances, false),
    ),
    responses('Responses', '/responses', 'The answers to all asks', null, responseParameters(stances, true)),
    list('Experts', 'Everyone who has answered', EXPERT_COLUMNS, directory),
    responses(
      'ExpertResponses',
      '/experts/{slug}',
      'The answers of one expert, newest ask first',
      expert,
      pages,
    ),
    list('Institutions', 'Where the experts work', INSTITUTION_COLUMNS, directory),
    responses(
      'InstitutionResponses',
      '/institutions/{slug}',
      'The answers from one institution, newest ask first',
      institution,
      pages,
    ),
    {
      ...{ name: 'Matrix', path: '/matrix', part: null, columns: MATRIX_COLUMNS },
      summary: 'Experts or institutions by asks of one codebook, with the stance of each',
      query: matrixParameters(schemes.map(({ id }) => id)),
      further:
        'One column per ask shown, under its slug: the code of the stance; codes with counts where an institution gave several answers; or “not asked” and “no answer”',
    },
    {
      ...{ name: 'Changes', path: '/changes', part: null, columns: CHANGES_COLUMNS, further: null },
      summary: 'Institutions or experts that changed course, the newest change first',
      query: [CHANGED_ROWS, ...pages],
    },
    responses('Compare', '/compare', 'Chosen answers side by side', null, COMPARE_PARAMETERS),
  ];
}

export const API_FILES: readonly ApiFile[] = [
  {
    name: 'Feed',
    path: '/feed.atom',
    summary: 'New asks and newly published answers',
    part: null,
    type: ATOM_TYPE,
  },
  {
    ...{ name: 'AskFeed', path: '/asks/{slug}/feed.atom', part: ASK, type: ATOM_TYPE },
    summary: 'The answers to one ask as they are published',
  },
  ...(['bib', 'ris', 'txt'] as const).flatMap((ending): ApiFile[] => {
    const name = ending.toUpperCase();
    const type = CITATION_TYPES[ending];
    const title = { bib: 'BibTeX', ris: 'RIS', txt: 'plain text' }[ending];
    return [
      {
        name: `AskCitation${name}`,
        path: `/asks/{slug}/cite.${ending}`,
        part: ASK,
        type,
        summary: `Citation of an ask in ${title}`,
      },
      {
        name: `ResponseCitation${name}`,
        path: `/responses/{id}/cite.${ending}`,
        part: RESPONSE,
        type,
        summary: `Citation of an answer in ${title}`,
      },
    ];
  }),
  {
    ...{ name: 'AskDistribution', path: '/asks/{slug}/distribution.svg', part: ASK, type: SVG_TYPE },
    summary: 'Where the panel stands, one mark per answer, to put into other pages',
  },
  {
    ...{ name: 'AskCard', path: '/asks/{slug}/card.svg', part: ASK, type: SVG_TYPE },
    summary: 'The same as a card of 1200 by 630 for shared links',
  },
];

function slugPart(description: string): PathParameter {
  return { name: 'slug', description, schema: { type: 'string', pattern: SLUG.source } };
}
