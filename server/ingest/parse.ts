import { AppError } from '../domain/errors.ts';
import type { ParsedContributor, ParsedSurvey } from '../domain/survey.ts';
import {
  type Block,
  type DocumentMeta,
  type Dropped,
  NO_META,
  type ReadDocument,
  type Warning,
} from './block.ts';
import {
  type Confidence,
  type Doubt,
  type Found,
  fromDivision,
  fromTable,
  withPlaces,
} from './contributors.ts';
import { type Head, normal, readHead } from './head.ts';
import { divide } from './layout.ts';
import { nameLikeDoubts } from './name-like.ts';
import { findResponseTables, type ResponseTable } from './table-layout.ts';

/** A survey with everything the importer was unsure of. `confidence` is in the contributors' order. */
export interface SurveyReading {
  readonly survey: ParsedSurvey;
  readonly confidence: readonly Confidence[];
  readonly warnings: readonly Warning[];
  readonly dropped: readonly Dropped[];
}

/** The least that the attributions of a survey must weigh together. */
const LEAST_SCORE = 0.6;

/** How many lines of a document without contributors are searched for a question. */
const TOP = 12;

/**
 * Finds the surveys in a document: one, or one for each question where a page has several tables of votes.
 * @returns at least one
 * @throws AppError `not_a_survey`, saying what is missing.
 */
export function readSurveys(document: ReadDocument): readonly SurveyReading[] {
  const { tables, after } = findResponseTables(document.blocks);
  const passages = tables.length > 0 ? readTables(document, tables, after) : [readAnswers(document)];
  const [top] = passages;
  return passages.map(({ found, head, question }, index) => {
    const { warnings, dropped } = index === 0 ? document : NOTHING;
    return assemble({ warnings, dropped }, found, withLabelOf(head, top?.head ?? head), question);
  });
}

/** A question with those who answered it. */
interface Passage {
  readonly found: Found;
  readonly head: Head;
  readonly question: string;
}

const NOTHING: Pick<ReadDocument, 'warnings' | 'dropped'> = { warnings: [], dropped: [] };

/** Series, number and date stand once on a page with several questions. */
function withLabelOf(head: Head, top: Head): Head {
  const { series, number, date } = top;
  return {
    ...head,
    series: head.series ?? series,
    number: head.number ?? number,
    date: head.date ?? date,
  };
}

function readTables(
  document: ReadDocument,
  tables: readonly ResponseTable[],
  after: readonly Block[],
): Passage[] {
  const passages: Passage[] = [];
  tables.forEach((table, index) => {
    const found = fromTable(table, index === tables.length - 1 ? after : []);
    const last = passages.at(-1);
    const head = headOf(found, last === undefined ? document.meta : NO_META);
    if (head.question !== null) passages.push({ found, head, question: head.question });
    else if (last === undefined) throw refusal(head, found);
    else passages[passages.length - 1] = { ...last, found: joined(last.found, found, head) };
  });
  return passages;
}

/** A table without a question of its own goes on with the one above it; an editor is told. */
function joined(above: Found, below: Found, { intro, dropped }: Head): Found {
  const [first = [], ...others] = below.doubts;
  return {
    head: above.head,
    contributors: [...above.contributors, ...below.contributors],
    doubts: [...above.doubts, [...first, TABLES_JOINED], ...others],
    dropped: [
      ...above.dropped,
      ...intro.map((text) => ({ text, why: 'a line between two tables of votes' })),
      ...dropped,
      ...below.dropped,
    ],
  };
}

const TABLES_JOINED: Doubt = {
  code: 'tables_joined',
  message:
    'Another table begins here that has no question of its own; its rows were added to those of the table above it. See that nobody stands there twice.',
};

function headOf(found: Found, meta: DocumentMeta): Head {
  const { contributors, doubts } = found;
  return readHead(found.head, meta, {
    announced: new Set(contributors.flatMap(announcements)),
    // A panel that votes is asked about a statement, which has no question mark.
    mayBeStatement: contributors.some(({ declared }) => declared !== undefined),
    mayBeTopic: contributors.length > 1 && doubts.every((own) => own.length === 0),
  });
}

function readAnswers({ blocks, meta }: ReadDocument): Passage {
  const [division] = divide(blocks);
  const found = division !== undefined && division.score >= LEAST_SCORE ? fromDivision(division) : null;
  const head = headOf(found ?? { ...NOBODY, head: blocks.slice(0, TOP) }, meta);
  if (found === null || head.question === null) throw refusal(head, found);
  return { found, head, question: head.question };
}

const NOBODY: Found = { head: [], contributors: [], doubts: [], dropped: [] };

/** The lines by which a list of contents would announce a contributor: the name, or the answer's heading. */
function announcements({ name, paragraphs }: ParsedContributor): string[] {
  const [first] = paragraphs;
  const heading =
    first !== undefined && first.length <= 120 && !/[.:;?!…]["'”’)]*$/u.test(first) ? first : null;
  const both = name !== null && heading !== null ? [`${name} ${heading}`, `${heading} ${name}`] : [];
  return [name, heading, ...both].flatMap((text) => (text === null ? [] : [normal(text)]));
}

function refusal(head: Head, found: Found | null): AppError {
  const missing: string[] = [];
  if (head.question === null) {
    missing.push('no question: no title or line at the top ends with a question mark');
  }
  if (found === null) {
    missing.push(
      'no contributors: no line gives a role and an institution, such as “Senior Lecturer, University of X”, with an answer below it',
    );
  }
  return new AppError(
    'not_a_survey',
    `This is not a survey. It has ${missing.join(', and ')}. A survey asks one question and gives several people’s answers under their names or roles. If this is one, put its question on the first line, and each name and role on a line of their own above the answer.`,
  );
}

function assemble(
  document: Pick<ReadDocument, 'warnings' | 'dropped'>,
  found: Found,
  head: Head,
  question: string,
): SurveyReading {
  const { series, number, date, intro } = head;
  const { contributors, doubts } = found;
  const names = nameLikeDoubts(contributors, [...head.dropped, ...found.dropped]);
  const own = withPlaces(doubts.map((each, index) => [...each, ...(names[index] ?? [])]));
  const alone = contributors.length === 1 ? [ONE_CONTRIBUTOR] : [];
  return {
    survey: { question, series, number, date, intro, contributors },
    confidence: own.confidence,
    warnings: [...document.warnings, ...head.warnings, ...alone, ...own.warnings],
    dropped: [...document.dropped, ...head.dropped, ...found.dropped],
  };
}

const ONE_CONTRIBUTOR: Warning = {
  code: 'one_contributor',
  message: 'Only one contributor was found. An article by one author looks the same.',
  where: 'whole file',
};
