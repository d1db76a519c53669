import { AppError } from '../domain/errors.ts';
import type { ParsedContributor, ParsedSurvey } from '../domain/survey.ts';
import type { Dropped, ReadDocument, Warning } from './block.ts';
import { type Confidence, type Found, fromDivision, fromTable, withPlaces } from './contributors.ts';
import { type Head, normal, readHead } from './head.ts';
import { divide } from './layout.ts';
import { findResponseTable } from './table-layout.ts';

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
 * Finds the survey in a document.
 * @throws AppError `not_a_survey`, saying what is missing.
 */
export function readSurvey(document: ReadDocument): SurveyReading {
  const found = findContributors(document);
  const head = readHead(found?.head ?? document.blocks.slice(0, TOP), document.meta, {
    announced: new Set(found?.contributors.flatMap(announcements) ?? []),
    // A panel that votes is asked about a statement, which has no question mark.
    mayBeStatement: found?.contributors.some(({ declared }) => declared !== undefined) ?? false,
    mayBeTopic:
      found !== null && found.contributors.length > 1 && found.doubts.every((own) => own.length === 0),
  });
  if (found === null || head.question === null) throw refusal(head, found);
  return assemble(document, found, head, head.question);
}

function findContributors({ blocks }: ReadDocument): Found | null {
  const table = findResponseTable(blocks);
  if (table !== null) return fromTable(table);
  const [division] = divide(blocks);
  return division !== undefined && division.score >= LEAST_SCORE ? fromDivision(division) : null;
}

/** The lines by which a list of contents would announce a contributor: the name, or the answer's heading. */
function announcements({ name, paragraphs }: ParsedContributor): string[] {
  const [first] = paragraphs;
  const heading =
    first !== undefined && first.length <= 120 && !/[.:;?!…]["'”’)]*$/u.test(first) ? first : null;
  return [name, heading].flatMap((text) => (text === null ? [] : [normal(text)]));
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
    `This is not a survey. It has ${missing.join(', and ')}. A survey asks one question and gives several people’s answers under their names or roles.`,
  );
}

function assemble(document: ReadDocument, found: Found, head: Head, question: string): SurveyReading {
  const { series, number, date, intro } = head;
  const { contributors, doubts } = found;
  const own = withPlaces(doubts);
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
