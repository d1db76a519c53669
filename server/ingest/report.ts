import type { KeptAsk, KeptNews } from '../domain/kept.ts';
import { similarInstitutions } from '../domain/similar-institutions.ts';
import { hasMargin, sureWords } from '../domain/sureness.ts';
import type { ParsedContributor, ParsedSurvey } from '../domain/survey.ts';
import type { ContributorField, SurveyChanges } from '../domain/survey-changes.ts';
import type { Classification, SchemeSummary } from '../stance/types.ts';
import type { Dropped, Warning } from './block.ts';
import type { ImportedDocument } from './index.ts';
import { isNameLeftOut } from './name-like.ts';

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
    ...describeDropped(dropped),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** Names are shown, the rest is counted. */
function describeDropped(dropped: readonly Dropped[]): string[] {
  const names = dropped.filter(isNameLeftOut);
  const others = dropped.length - names.length;
  return [
    ...names.map(({ text, why }) => `  Left out: “${text}” (${why})`),
    ...(others === 0 ? [] : [`  Left out: ${count(others, 'line')} around the survey (--json shows them).`]),
  ];
}

const FIELD_WORDS: Readonly<Record<ContributorField, string>> = {
  name: 'name',
  affiliations: 'affiliations',
  paragraphs: 'words',
  declared: 'vote',
};

/** What differs between the edition that is stored and a document, line by line. */
export function describeChanges(before: ParsedSurvey, after: ParsedSurvey, changes: SurveyChanges): string[] {
  const people = (survey: ParsedSurvey, places: readonly number[]): string[] =>
    places.flatMap((place) => survey.contributors[place] ?? []).map(describeContributor);
  return [
    ...changes.fields.map((field) =>
      field === 'intro'
        ? '  introduction: changed'
        : `  ${field}: “${before[field] ?? ''}” becomes “${after[field] ?? ''}”`,
    ),
    ...people(after, changes.added).map((who) => `  added: ${who}`),
    ...people(before, changes.removed).map((who) => `  removed: ${who}`),
    ...changes.kept
      .filter(({ fields }) => fields.length > 0)
      .flatMap((kept) =>
        people(after, [kept.after]).map(
          (who) => `  changed: ${who} (${kept.fields.map((field) => FIELD_WORDS[field]).join(', ')})`,
        ),
      ),
    ...(changes.reordered ? ['  order: the contributors stand in another order'] : []),
  ];
}

/** What a dump adds to an ask beside its document, line by line. */
export function describeNews({ tags, answers }: KeptNews): string[] {
  return [
    ...(tags > 0 ? [`  editorial tags: ${tags} newer`] : []),
    ...(answers > 0 ? [`  submitted answers: ${answers} more`] : []),
  ];
}

/** "Stored, with 2 editorial tags and 1 earlier edition." */
export function describeKept(kept: KeptAsk | undefined): string {
  const others = kept?.others ?? [];
  const tags = [...(kept?.answers ?? []), ...others.map(({ answer }) => answer)];
  const byForm = others.filter(({ answer }) => answer.form !== null).length;
  const parts = [
    [byForm, 'submitted answer'],
    [others.length - byForm, 'withdrawn answer'],
    [tags.reduce((sum, answer) => sum + (answer?.tags.length ?? 0), 0), 'editorial tag'],
    [kept?.editions.length ?? 0, 'earlier edition'],
  ] as const;
  const said = parts.flatMap(([number, noun]) => (number === 0 ? [] : [count(number, noun)]));
  if (said.length === 0) return 'Stored.';
  return `Stored, with ${new Intl.ListFormat('en-GB').format(said)}.`;
}

/** Says of each institution that an import would add which known ones it may be. */
export function institutionWarnings(added: readonly string[], known: readonly string[]): Warning[] {
  return added.flatMap((name) => {
    const alike = similarInstitutions(name, known);
    if (alike.length === 0) return [];
    const others = alike.map((each) => `“${each}”`).join(' or ');
    return [
      {
        code: 'similar_institution',
        message: `“${name}” is new, and may be ${others}. The two are kept apart.`,
        where: 'institutions',
      },
    ];
  });
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

/** "Shape, clearly, margin 0.62"; "Unclear, no clear cue". */
function describeStance(found: Classification, scheme: SchemeSummary): string {
  const { stance, basis, margin } = found;
  const word = scheme.stances.find(({ code }) => code === stance)?.word ?? stance;
  const lead = hasMargin(basis) ? `, margin ${margin.toFixed(2)}` : '';
  return `${word}, ${sureWords(found)}${lead}`;
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
