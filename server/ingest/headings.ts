import { AppError } from '../domain/errors.ts';
import { collapse } from './clean.ts';

/** What a column of a table of responses can hold. */
export const COLUMN_FIELDS = [
  ...(['name', 'role', 'institution', 'affiliation', 'confidence', 'answer', 'vote'] as const),
  ...(['given', 'family', 'question', 'part', 'series', 'number', 'topic', 'date', 'poll', 'url'] as const),
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** Which column (from 0) holds which field. */
export type ColumnMap = ReadonlyMap<ColumnField, number>;

/** Headings that mean a field, best first; compared in lower case without punctuation. */
const HEADINGS: Readonly<Record<ColumnField, readonly string[]>> = {
  name: [
    'name',
    'full name',
    'panelist',
    'panellist',
    'expert',
    'contributor',
    'respondent',
    'participant',
    'economist',
    'author',
    'who',
  ],
  given: ['first name', 'firstname', 'given name', 'forename', 'vorname'],
  family: ['last name', 'lastname', 'family name', 'surname', 'nachname'],
  role: ['role', 'job title', 'position', 'job', 'occupation', 'post'],
  institution: [
    'institution',
    'university',
    'uni',
    'organisation',
    'organization',
    'employer',
    'school',
    'company',
    'org',
  ],
  affiliation: ['affiliation', 'affiliations', 'role and institution', 'bio'],
  vote: ['vote', 'voted', 'stance', 'verdict', 'ballot', 'rating', 'response'],
  confidence: ['confidence', 'confidence level', 'certainty'],
  answer: [
    'answer',
    'comment',
    'comments',
    'text',
    'response',
    'reply',
    'explanation',
    'view',
    'remarks',
    'statement of view',
    'opinion',
  ],
  question: ['statement', 'question', 'question text', 'prompt', 'ask', 'proposition'],
  part: ['question', 'part', 'item'],
  series: ['series', 'panel', 'column'],
  number: ['number', 'no', 'issue', 'edition'],
  topic: ['topic', 'subject', 'theme', 'title'],
  date: ['date', 'published', 'day'],
  poll: ['poll', 'id', 'poll id', 'survey', 'survey id', 'ask id'],
  url: ['url', 'link', 'source'],
};

/**
 * Words by which a heading of several words means a field, where none of {@link HEADINGS} is there: "Poll date",
 * "Confidence (1-10)", "What they told us". In the order of trial: what numbers or dates a poll is no poll.
 */
const WITHIN: readonly (readonly [ColumnField, RegExp])[] = [
  ['date', /\b(?:date|published|day)\b/u],
  ['confidence', /\b(?:confidence|confident|certainty|how (?:sure|certain))\b/u],
  ['vote', /\b(?:vote|voted|verdict|stance|ballot|agreement)\b/u],
  ['url', /\b(?:url|link)\b/u],
  // A number alone may be the row's.
  ['number', /\b(?:poll|survey|panel|issue|edition)\b.*\b(?:number|no|nr)\b/u],
  ['number', /\b(?:number|no|nr|issue|edition)\b/u],
  ['question', /\b(?:question|statement|proposition|prompt|(?:was|were) asked)\b/u],
  [
    'answer',
    /\b(?:answer|answers|comment|comments|reply|remarks|response|explanation|(?:said|says|told us|wrote|thinks?))\b/u,
  ],
  [
    'affiliation',
    /\b(?:role|title|position|job)\b.*\b(?:institution|organi[sz]ation|employer|company|affiliation)\b/u,
  ],
  ['role', /\b(?:role|title|position|post|job|occupation)\b/u],
  [
    'institution',
    /\b(?:institution|university|organisation|organization|employer|company|workplace|works? (?:at|for))\b/u,
  ],
  ['affiliation', /\b(?:affiliation|affil|bio)\b/u],
  ['name', /\b(?:name|panelist|panellist|expert|contributor|respondent|participant|economist|author)\b/u],
  ['series', /\bseries\b/u],
  ['topic', /\b(?:topic|subject|theme)\b/u],
  ['poll', /\b(?:poll|survey)\b/u],
];
/** Columns that speak of something beside the responses: of who keeps the table, of how to reach people. */
const ASIDE = /\b(?:internal|private|editor|e ?mail|phone|address|line manager|notes?|word count|file)\b/u;
const MOST_WORDS = 7;
/** Wider tables are no tables of responses. */
const MOST_COLUMNS = 200;

const key = (heading: string): string => collapse(heading.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '));

/**
 * Matches the headings of a table to fields: the best heading first, each column once.
 * @param overrides field -> heading, as an editor gives them
 * @param loosely also by words within headings; for what is known to be a table of responses
 * @throws AppError `unknown_column` for an override whose heading is not there
 */
export function mapColumns(
  headings: readonly string[],
  overrides: ReadonlyMap<ColumnField, string> = new Map(),
  loosely = false,
): ColumnMap {
  const keys = headings.map(key);
  const map = new Map<ColumnField, number>();
  const taken = new Set<number>();
  const take = (field: ColumnField, column: number): void => {
    if (column === -1 || taken.has(column) || map.has(field)) return;
    map.set(field, column);
    taken.add(column);
  };
  for (const [field, heading] of overrides) take(field, namedColumn(headings, keys, field, heading));
  for (const field of COLUMN_FIELDS) {
    for (const heading of HEADINGS[field])
      take(
        field,
        keys.findIndex((each, at) => each === heading && !taken.has(at)),
      );
  }
  if (loosely && headings.length <= MOST_COLUMNS)
    for (const [field, pattern] of WITHIN)
      take(
        field,
        keys.findIndex((each, at) => !taken.has(at) && !isAsked(headings[at]) && isWithin(each, pattern)),
      );
  return map;
}

/** A form's export has its questions for headings. */
const isAsked = (heading: string | undefined): boolean => heading?.trim().endsWith('?') ?? false;

const isWithin = (heading: string, pattern: RegExp): boolean =>
  heading.split(' ').length <= MOST_WORDS && pattern.test(heading) && !ASIDE.test(heading);

/** @throws AppError `unknown_column` where no heading is the one that an editor named. */
function namedColumn(
  headings: readonly string[],
  keys: readonly string[],
  field: ColumnField,
  heading: string,
): number {
  const column = keys.indexOf(key(heading));
  if (column !== -1) return column;
  throw new AppError(
    'unknown_column',
    `--columns ${field}=${heading}: the table has no heading “${heading}”. Its headings are: ${headings.slice(0, 30).join(', ')}.`,
  );
}

const WHO: readonly ColumnField[] = ['name', 'family', 'institution', 'affiliation', 'role'];

/** Whether a row of headings describes responses: somebody, and something that they answered. */
export function describesResponses(map: ColumnMap): boolean {
  const somebody = WHO.some((field) => map.has(field));
  return somebody && (map.has('answer') || map.has('vote'));
}
