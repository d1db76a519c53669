import fc from 'fast-check';
import type { ParsedContributor, ParsedSurvey, PrintedAffiliation } from '../../../server/domain/survey.ts';

// Surveys as people write them, from invented parts: whatever is put together here must come back out of
// every layout unchanged.

const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

/** Records as JSON.parse makes them. */
const PLAIN = { noNullPrototype: true };

const GIVEN = [
  'Ada',
  'Björn',
  'Chidi',
  'Đặng',
  'Élodie',
  'Fatima',
  'Grainne',
  'Hanna-Lena',
  'Íñigo',
  'J. B.',
  'Žofia',
];
const FAMILY = [
  'Abara',
  'van der Berg',
  'Čapek',
  'de la Fuente',
  'Eriksen',
  'Groß',
  'O’Hara',
  'Núñez Ortiz',
  'bin Rashid',
  'May',
];
const TITLES = ['', '', '', 'Dr ', 'Prof. ', 'Sir ', 'Lt Gen (ret.) ', 'HE Ambassador ', 'Rt Hon '];
const LETTERS = ['', '', '', ' CBE', ' FRS', ' KC'];

export const personName: fc.Arbitrary<string> = fc
  .tuple(oneOf(...TITLES), oneOf(...GIVEN), oneOf(...FAMILY), oneOf(...LETTERS))
  .map((parts) => parts.join('').trim())
  .map((text) => text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
  .map((text) => text.replace('O’ Hara', 'O’Hara').replace('Hanna- Lena', 'Hanna-Lena'));

const ROLES = [
  'Senior Lecturer',
  'Professor of Maritime Law',
  'Professor of Politics and International Relations',
  'Chief Executive Officer',
  'Visiting Fellow',
  'Director',
  'Head of Research',
  'Senior Adviser for Shipping',
  'Doctoral Researcher',
  'Economics Editor',
  'Analyst',
  'Director and Senior Fellow',
  'Former Ambassador',
  'Non-Resident Fellow',
];
const INSTITUTIONS = [
  'University of Eastmoor',
  'School of Sea Law, University of Eastmoor',
  'Department of Trade and Island Studies, Bergen College (BC)',
  'Lofoten Institute of Maritime Affairs',
  'Northern Ledger Quarterly and Northern Ledger',
  'Centre for Cold Seas',
  'Embassy of the Outer Isles in London (2014-2024)',
  'Ministry of Fisheries',
  'Council on Ice and Ocean',
  'Institute of Free Ports, University of St. Brendan',
];

export const affiliation: fc.Arbitrary<PrintedAffiliation> = fc.record(
  {
    role: oneOf(...ROLES),
    institution: oneOf(...INSTITUTIONS),
  },
  PLAIN,
);

/** Sentences with the traps of real answers: names, colons, roles in prose, quotations, questions. */
const SENTENCES = [
  'The levy should be dropped before the winter.',
  'As Jane Roe, Director of the Tide Institute, argued in March, the boats are empty.',
  'Norway must decide: tolls or subsidies.',
  'Is that a price worth paying?',
  '‘Nobody sails for pleasure in January’, the harbour master of Eastmoor said.',
  'Professors and ministers alike have been wrong about ice.',
  'In 2019, 14% of all cargo went north – a record.',
  'They may subscribe to the view that trade heals, but the towns disagree.',
  'I doubt it.',
  'What is the University of Eastmoor to say to its graduates who share this post with nobody?',
];

const prose: fc.Arbitrary<string> = fc
  .array(oneOf(...SENTENCES), { minLength: 2, maxLength: 5 })
  .map((sentences) => sentences.join(' '));

/** An answer: prose first and last, between them perhaps list lines, title-case lines and colon lines. */
export const answer: fc.Arbitrary<string[]> = fc
  .tuple(
    prose,
    fc.array(
      fc.oneof(
        prose,
        oneOf(
          'Several readings are possible:',
          'A toll on every hull;',
          'A veto over new ports; and',
          'Naval Escort In The Dark Months.',
        ),
      ),
      { maxLength: 4 },
    ),
    prose,
  )
  .map(([first, middle, last]) => [first, ...middle, last]);

const QUESTIONS = [
  'Should Norway (and its neighbours) now follow Canada’s lead on Arctic shipping?',
  'Is the ferry tax worth its price?',
  'How should the islands answer the new tariff?',
];

export interface ModelOptions {
  readonly names: fc.Arbitrary<string | null>;
  readonly affiliations?: { readonly maxLength: number };
  readonly contributors?: { readonly minLength: number; readonly maxLength: number };
}

export function surveyModel({ names, affiliations, contributors }: ModelOptions): fc.Arbitrary<ParsedSurvey> {
  const contributor: fc.Arbitrary<ParsedContributor> = fc.record(
    {
      name: names,
      affiliations: fc.array(affiliation, { minLength: 1, maxLength: affiliations?.maxLength ?? 2 }),
      paragraphs: answer,
    },
    PLAIN,
  );
  return fc.record(
    {
      question: oneOf(...QUESTIONS),
      series: fc.constant('The Harbour Question'),
      number: oneOf('7', '34.2025'),
      date: fc.constant(null),
      intro: fc.array(prose, { minLength: 1, maxLength: 3 }),
      contributors: fc.array(contributor, contributors ?? { minLength: 1, maxLength: 8 }),
    },
    PLAIN,
  );
}

/** "Role, Institution, and Role, Institution". */
export function affiliationLine(affiliations: readonly PrintedAffiliation[]): string {
  return affiliations.map(({ role, institution }) => `${role}, ${institution}`).join(', and ');
}

export function headLines({ question, series, number, intro }: ParsedSurvey): string[] {
  return [question, `${series} | No. ${number}`, ...intro];
}

export const CLOSING_LINES = [
  'If you enjoyed this, please subscribe or pledge your support!',
  'Why not leave a comment below?',
];
