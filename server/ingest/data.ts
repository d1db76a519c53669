// Surveys that were data already: nothing in them had to be guessed, but something may be missing.
import type { ParsedContributor, ParsedSurvey } from '../domain/survey.ts';
import { type Doubt, NO_ANSWER, withPlaces } from './contributors.ts';
import type { SurveyReading } from './parse.ts';

/** Whether a contributor says nothing at all: no name, role, institution, answer or vote. */
export function isEmptyContributor({ name, affiliations, paragraphs, declared }: ParsedContributor): boolean {
  const isSomebody =
    name !== null || affiliations.some(({ role, institution }) => role !== null || institution !== null);
  const voted = declared !== undefined && (declared.vote !== null || declared.confidence !== null);
  return !isSomebody && !voted && paragraphs.length === 0;
}

/** What is doubtful about a survey that needed no guessing: contributors without an answer and without a vote. */
export function checkData(survey: ParsedSurvey): Omit<SurveyReading, 'dropped'> {
  const doubts = survey.contributors.map(({ paragraphs, declared }): readonly Doubt[] =>
    paragraphs.length === 0 && declared === undefined ? [NO_ANSWER] : [],
  );
  return { survey, ...withPlaces(doubts) };
}
