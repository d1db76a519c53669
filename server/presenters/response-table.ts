import { contributorLabel } from '../domain/contributor-label.ts';
import type { ResponsePage, ResponseQuery } from '../domain/query.ts';
import { type Shown, shownOf } from '../domain/shown.ts';
import type { Coding, Response } from '../domain/types.ts';
import type { Basis, SchemeSummary } from '../stance/types.ts';
import { type Place, queryPath, type TableFormat } from './query-links.ts';
import { schemeOf, shownMargin, shownSureness, stanceView } from './stance.ts';
import type { Table, TableColumn } from './table.ts';

interface Column extends TableColumn {
  readonly cell: (
    response: Response,
    scheme: SchemeSummary,
    shown: Shown,
    minMargin: number | null,
  ) => string | number | null;
}

/** The columns of every table of responses. Their keys are public: add, but do not rename. */
const COLUMNS: readonly Column[] = [
  {
    key: 'response',
    type: 'integer',
    filled: true,
    description: 'Number of the response, for good',
    cell: ({ id }) => id,
  },
  {
    key: 'path',
    filled: true,
    description: 'Path of its page on this site',
    cell: ({ id }) => `/responses/${id}`,
  },
  { key: 'ask', filled: true, description: 'Slug of the ask', cell: ({ ask }) => ask.slug },
  {
    key: 'question',
    filled: true,
    description: 'The question put to the panel',
    cell: ({ ask }) => ask.question,
  },
  { key: 'series', description: 'Series of the ask', cell: ({ ask }) => ask.series },
  { key: 'number', description: 'Number of the ask within its series', cell: ({ ask }) => ask.number },
  { key: 'date', description: 'Date of the ask (ISO 8601)', cell: ({ ask }) => ask.date },
  {
    key: 'nature',
    filled: true,
    description:
      'Whose words the answer is in: verbatim (the contributor’s own), summary (ours) or illustrative (invented)',
    cell: ({ ask, origin }) => (origin === 'form' ? 'verbatim' : ask.nature),
  },
  {
    key: 'origin',
    filled: true,
    description: 'How it came here: document (with the ask) or form (sent in, published by an editor)',
    cell: ({ origin }) => origin,
  },
  {
    key: 'position',
    type: 'integer',
    filled: true,
    description: 'Place in the panel, from 1',
    cell: ({ position }) => position,
  },
  { key: 'name', description: 'Name of the expert where it is known', cell: ({ expert }) => expert.name },
  {
    key: 'expert',
    filled: true,
    description: 'What the expert is called here: the name, else the first affiliation',
    cell: ({ expert, affiliations }) => contributorLabel(expert.name, affiliations),
  },
  {
    key: 'affiliations',
    filled: true,
    description: 'Each as printed, role before institution, separated by semicolons',
    cell: ({ affiliations }) =>
      affiliations
        .map(({ role, printed, institution }) =>
          [role, printed ?? institution?.name ?? null].filter((part) => part !== null).join(', '),
        )
        .join('; '),
  },
  {
    key: 'institutions',
    filled: true,
    description: 'Canonical names of the institutions, separated by semicolons',
    cell: ({ affiliations }) =>
      affiliations.flatMap(({ institution }) => (institution ? [institution.name] : [])).join('; '),
  },
  {
    key: 'stance',
    filled: true,
    description:
      'Code of the published stance; of an answer without words, of the contributor’s own vote; no-answer where there is neither',
    cell: (_, __, { stance }) => stance,
  },
  {
    key: 'stance_label',
    filled: true,
    description: 'The stance in words, with the lead under question',
    cell: ({ ask }, scheme, { stance }) => stanceView(scheme, stance, ask.lead).label,
  },
  {
    key: 'how_sure',
    filled: true,
    description:
      'How sure the tag is, in the words of the page: clearly, on balance or tentatively (see /method#how-sure); for unclear, why; of a vote, the confidence declared',
    cell: (response, _, shown, minMargin) => shownSureness(response, shown, minMargin),
  },
  {
    key: 'margin',
    type: 'number',
    description:
      'Lead of the stance over the runner-up as a share of the weight that decided, 0 to 1; empty where it means nothing (basis no cue or stated, an editor’s tag, and a vote)',
    cell: (response, _, shown) => rounded(shownMargin(response, shown)),
  },
  {
    key: 'basis',
    description:
      'Why the lexicon ended there: verdict (outright statements outranked the sums), score (the sums decided), no cue (too little weight), tie (margin below the threshold, or below min_margin) or stated (words read as recommending no course); empty for an editor’s tag and a vote',
    cell: ({ coding }, _, shown) => basisOf(coding, shown),
  },
  {
    key: 'tagged_by',
    description:
      'Who set the tag: lexicon (a machine), editor or declared (the contributor’s own vote); empty where there is no answer',
    cell: (_, __, { kind }) => kind,
  },
  {
    key: 'coder',
    description:
      'Name of the coder; a lexicon with its version; empty for a vote, and where there is no answer',
    cell: ({ coding }, _, { kind }) => (kind === coding.kind ? coding.coder : null),
  },
  {
    key: 'deciding_sentence',
    description: 'The sentence that decided',
    cell: ({ coding }) => coding.classification?.deciding?.quote ?? null,
  },
  {
    key: 'vote',
    description: 'What the contributor voted, as the document prints it',
    cell: ({ declared }) => declared?.vote ?? null,
  },
  {
    key: 'confidence',
    type: 'number',
    description:
      'How confident the contributor is of the vote, on the scale of the document (mostly 1 to 10)',
    cell: ({ declared }) => declared?.confidence ?? null,
  },
  {
    key: 'stance_before',
    description:
      'With min_margin: the machine’s own stance where its margin is too small for that; else empty',
    cell: (_, __, { before }) => before,
  },
];

function basisOf({ classification }: Coding, { kind, before }: Shown): Basis | null {
  if (before !== null) return 'tie';
  return kind === 'lexicon' ? (classification?.basis ?? null) : null;
}

/** To four places: what is beyond them is noise of the arithmetic. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 10_000;
}

/** What a table of responses holds, without how it is filled. */
export const RESPONSE_COLUMNS: readonly TableColumn[] = COLUMNS.map(({ cell: _, ...column }) => column);

export interface ResponseTableInput {
  /** File name without ending. */
  readonly name: string;
  readonly title: string;
  readonly place: Place;
  readonly query: ResponseQuery;
  readonly found: Pick<ResponsePage, 'rows' | 'total'>;
  readonly schemes: readonly SchemeSummary[];
  readonly format: TableFormat;
}

/** The rows of a page of responses as a file. */
export function responseTable(input: ResponseTableInput): Table {
  const { name, title, place, query, found, schemes, format } = input;
  const more = query.size !== null && query.page * query.size < found.total;
  return {
    name,
    title,
    path: queryPath(place, query),
    columns: RESPONSE_COLUMNS,
    rows: found.rows.map((row) => {
      const scheme = schemeOf(schemes, row.ask.scheme);
      const shown = shownOf(row, query.minMargin);
      return COLUMNS.map(({ cell }) => cell(row, scheme, shown, query.minMargin));
    }),
    total: found.total,
    next: more ? queryPath(place, { ...query, page: query.page + 1 }, format) : null,
  };
}
