import type { ParsedContributor, ParsedSurvey } from '../domain/survey.ts';
import type { Classification, SchemeSummary } from '../stance/types.ts';
import type { ImportedDocument } from './index.ts';

/** The public JSON of `--json --dry-run`: ParsedSurvey with everything that is doubtful about it. */
export function surveyJson({ survey, confidence, warnings, dropped }: ImportedDocument): string {
  const contributors = survey.contributors.map((contributor, index) => ({
    ...contributor,
    confidence: confidence[index] ?? 'check',
  }));
  return JSON.stringify({ ...survey, contributors, warnings, dropped });
}

/** What a person is shown of an import: the survey, one line per contributor, and what to check. */
export function describeImport(
  document: ImportedDocument,
  classifications: readonly Classification[],
  scheme: SchemeSummary,
): string {
  const { survey, warnings, dropped } = document;
  const stances = classifications.map((each) => describeStance(each, scheme));
  const width = Math.max(0, ...stances.map((stance) => stance.length));
  const people = survey.contributors.map((contributor, index) => {
    const stance = (stances[index] ?? '').padEnd(width);
    return `${String(index + 1).padStart(3)}  ${stance}  ${describeContributor(contributor)}`;
  });
  return [
    survey.question,
    describeSeries(survey),
    `${count(survey.contributors.length, 'contributor')}, ${count(survey.intro.length, 'paragraph')} of introduction:`,
    ...people,
    ...warnings.map(({ where, message }) => `  Check ${where}: ${message}`),
    ...(dropped.length === 0
      ? []
      : [`  Left out: ${count(dropped.length, 'line')} around the survey (--json shows them).`]),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** One line of a survey among many. */
export function describeBriefly({ survey }: ImportedDocument): string {
  const edition = describeSeries(survey);
  return `${count(survey.contributors.length, 'response')}: ${survey.question}${edition === '' ? '' : ` (${edition})`}`;
}

/** "The Big Ask, No. 34.2025, 2025-08-22"; empty where the document has none of them. */
function describeSeries({ series, number, date }: ParsedSurvey): string {
  return [series, number === null ? null : `No. ${number}`, date].filter((part) => part !== null).join(', ');
}

/** "Shape, high, margin 0.62". */
function describeStance({ stance, confidence, margin }: Classification, scheme: SchemeSummary): string {
  const word = scheme.stances.find(({ code }) => code === stance)?.word ?? stance;
  return `${word}, ${confidence}, margin ${margin.toFixed(2)}`;
}

/** "Dr Jane Roe: Reader, University of X; Adviser, Y"; a contributor without a name begins with the role. */
export function describeContributor({ name, affiliations }: ParsedContributor): string {
  const held = affiliations
    .map(({ role, institution }) => [role, institution].filter((part) => part !== null).join(', '))
    .join('; ');
  if (name === null) return held;
  return held === '' ? name : `${name}: ${held}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
