// What the address of a table of responses may say: for the parser, and for the description of the API.
import { ASK_SORTS } from '../domain/ask-list.ts';
import { MOST_COMPARED } from '../domain/comparison.ts';
import { DIRECTORY_SORTS } from '../domain/directory.ts';
import { MATRIX_ROWS, MATRIX_SORTS } from '../domain/matrix.ts';
import { SORT_KEYS } from '../domain/query.ts';
import { CODER_KINDS, UNCLEAR_BASES } from '../domain/shown.ts';
import { ASK_STATES, INSTITUTION_KINDS } from '../domain/types.ts';
import { ASKS_PAGE_SIZE } from './asks-links.ts';
import { PAGE_SIZE } from './query-links.ts';

/** The last part of an ask's or an institution's own address. */
export const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,198}[a-z0-9])?$/;
export const MAX_SIZE = 500;
export const MAX_PAGE = 1_000_000;

export interface QueryParameter {
  readonly name: string;
  readonly description: string;
  /** May stand several times: OR within it, AND with the others. */
  readonly repeats: boolean;
  /** JSON Schema of one value. */
  readonly schema: ValueSchema;
}

export interface ValueSchema {
  readonly type: 'string' | 'integer' | 'number' | readonly ('string' | 'integer')[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number;
}

/** A filter that is a set of codes. */
function codes(name: string, description: string, values: readonly string[]): QueryParameter {
  return { name, description, repeats: true, schema: { type: 'string', enum: values } };
}

/**
 * `stances`: their codes. `across`: the table holds several asks, so one may choose among them and look for words;
 * that of one ask may ask for a margin.
 */
export function responseParameters(stances: readonly string[], across: boolean): readonly QueryParameter[] {
  const slug: ValueSchema = { type: 'string', pattern: SLUG.source };
  const ask: QueryParameter = {
    name: 'ask',
    description: 'Only answers to this ask: its slug',
    repeats: true,
    schema: slug,
  };
  return [
    {
      name: 'stance',
      description: `Only answers with this published stance: its code${across ? '' : ' in the codebook of the ask'}; no-answer for those without one`,
      repeats: true,
      schema: { type: 'string', enum: stances },
    },
    ...(across ? [ask] : []),
    {
      name: 'institution',
      description: 'Only answers from this institution: its slug',
      repeats: true,
      schema: slug,
    },
    codes('kind', 'Only answers from institutions of this kind', INSTITUTION_KINDS),
    {
      name: 'country',
      description: 'Only answers from institutions in this country: its name',
      repeats: true,
      schema: { type: 'string' },
    },
    codes('basis', 'Only answers that a machine tags unclear for this reason', UNCLEAR_BASES),
    codes(
      'tagged_by',
      'Only answers whose stance was set by a machine, an editor or their own vote',
      CODER_KINDS,
    ),
    across ? WORDS : MARGIN,
    {
      name: 'sort',
      description: 'What the rows are sorted by; panel is the newest ask first, in the order of its panel',
      repeats: false,
      schema: { type: 'string', enum: SORT_KEYS, default: 'panel' },
    },
    {
      name: 'dir',
      description: 'The direction of the sorting; rows without a value come last either way',
      repeats: false,
      schema: { type: 'string', enum: ['asc', 'desc'], default: 'asc' },
    },
    {
      name: 'page',
      description: 'The page of rows, from 1; each answer names the next in `next`',
      repeats: false,
      schema: { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: 1 },
    },
    {
      name: 'size',
      description: `Rows per page, 1 to ${MAX_SIZE}, or all`,
      repeats: false,
      schema: {
        type: ['integer', 'string'],
        ...{ minimum: 1, maximum: MAX_SIZE, pattern: '^all$', default: PAGE_SIZE },
      },
    },
  ];
}

const WORDS: QueryParameter = {
  name: 'q',
  description:
    'Only answers whose own words hold all of these; a star ends the beginning of a word, quotation marks keep words together',
  repeats: false,
  schema: { type: 'string' },
};

const MARGIN: QueryParameter = {
  name: 'min_margin',
  description:
    'Machine tags with a smaller margin than this become unclear, in rows, filters and counts; editors’ tags and votes stay',
  repeats: false,
  schema: { type: 'number', minimum: 0, maximum: 1 },
};

/** `schemes`: their ids. */
export function matrixParameters(schemes: readonly string[]): readonly QueryParameter[] {
  const place: ValueSchema = { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: 1 };
  const one = (name: string, description: string, schema: ValueSchema): QueryParameter => ({
    ...{ name, description, repeats: false, schema },
  });
  return [
    one('scheme', 'Only asks of this codebook; without it, that of the newest ask', {
      ...{ type: 'string', enum: schemes },
    }),
    one('rows', 'Who the rows are', { type: 'string', enum: MATRIX_ROWS, default: 'experts' }),
    one('q', 'Only asks whose question holds all of these words; where none does, words that begin so', {
      type: 'string',
    }),
    one('sort', 'What the rows are sorted by', { type: 'string', enum: MATRIX_SORTS, default: 'name' }),
    one('window', 'Which asks are the columns: window 1 holds the newest', place),
    one('page', 'The page of rows, from 1; each answer names the next in `next`', place),
  ];
}

export const DIRECTORY_PARAMETERS: readonly QueryParameter[] = [
  {
    name: 'q',
    description: 'Only those with a name whose words begin with all of these',
    repeats: false,
    schema: { type: 'string' },
  },
  {
    name: 'sort',
    description: 'What the rows are sorted by',
    repeats: false,
    schema: { type: 'string', enum: DIRECTORY_SORTS, default: 'name' },
  },
  {
    name: 'dir',
    description: 'The direction of the sorting; without it, names from A and figures from the top',
    repeats: false,
    schema: { type: 'string', enum: ['asc', 'desc'] },
  },
];

/** `schemes`: their ids. Pages and sizes are as of every table, but for the usual size. */
export function askListParameters(schemes: readonly string[]): readonly QueryParameter[] {
  const one = (name: string, description: string, schema: ValueSchema): QueryParameter => ({
    ...{ name, description, repeats: false, schema },
  });
  return [
    one('q', 'Only asks whose question, series, number or lead has words that begin with all of these', {
      type: 'string',
    }),
    {
      name: 'series',
      description: 'Only asks of this series: its name',
      repeats: true,
      schema: { type: 'string' },
    },
    codes('scheme', 'Only asks of this codebook', schemes),
    codes('state', 'Only asks that take answers by form, or that do not', ASK_STATES),
    one(
      'sort',
      'What the rows are sorted by: the day, the number of responses, or how divided the panel is',
      {
        ...{ type: 'string', enum: ASK_SORTS, default: 'newest' },
      },
    ),
    one('dir', 'The direction of the sorting; rows without a value come last either way', {
      ...{ type: 'string', enum: ['asc', 'desc'], default: 'desc' },
    }),
    one('page', 'The page of rows, from 1; each answer names the next in `next`', {
      ...{ type: 'integer', minimum: 1, maximum: MAX_PAGE, default: 1 },
    }),
    one('size', `Rows per page, 1 to ${MAX_SIZE}, or all`, {
      type: ['integer', 'string'],
      ...{ minimum: 1, maximum: MAX_SIZE, pattern: '^all$', default: ASKS_PAGE_SIZE },
    }),
  ];
}

export const CHANGED_ROWS: QueryParameter = {
  name: 'rows',
  description: 'Whose changes of course',
  repeats: false,
  schema: { type: 'string', enum: MATRIX_ROWS, default: 'institutions' },
};

export const COMPARE_PARAMETERS: readonly QueryParameter[] = [
  {
    name: 'response',
    description: `Number of a response; of more than ${MOST_COMPARED}, the first ${MOST_COMPARED} are taken`,
    repeats: true,
    schema: { type: 'integer', minimum: 1 },
  },
];
