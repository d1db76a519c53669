import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ParsedContributor, ParsedSurvey } from '../../server/domain/survey.ts';
import { affiliationLine, CLOSING_LINES, headLines, personName, surveyModel } from './support/model.ts';
import { readOne } from './support/read.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Lines of one contributor; the layouts differ in nothing else. */
type Layout = (contributor: ParsedContributor) => readonly string[];

const roleOnly: Layout = ({ affiliations, paragraphs }) => [affiliationLine(affiliations), ...paragraphs];
const nameAbove: Layout = ({ name, affiliations, paragraphs }) => [
  ...(name === null ? [] : [name]),
  affiliationLine(affiliations),
  ...paragraphs,
];
const oneLine =
  (separator: string): Layout =>
  ({ name, affiliations, paragraphs }) => [
    `${name}${separator}${affiliationLine(affiliations)}`,
    ...paragraphs,
  ];
const said: Layout = ({ name, affiliations, paragraphs }) => [
  `${name}, ${affiliationLine(affiliations)}, said:`,
  ...paragraphs,
];

function write(survey: ParsedSurvey, layout: Layout, between: string): string {
  return [...headLines(survey), ...survey.contributors.flatMap(layout), ...CLOSING_LINES].join(between);
}

const lostNames = surveyModel({ names: fc.constant(null) });
const allNames = surveyModel({ names: personName });
const someNames = surveyModel({ names: fc.option(personName) });

const LAYOUTS: readonly [string, fc.Arbitrary<ParsedSurvey>, Layout][] = [
  ['role lines without names', lostNames, roleOnly],
  ['names above role lines', allNames, nameAbove],
  ['role lines of which some have names', someNames, nameAbove],
  ['name and role on one line after a comma', allNames, oneLine(', ')],
  ['name and role on one line after an en dash', allNames, oneLine(' – ')],
  ['name and role on one line after an em dash', allNames, oneLine('—')],
  ['name and role on one line after a hyphen', allNames, oneLine(' - ')],
  ['name and role on one line after a slash', allNames, oneLine(' / ')],
  ['name and role on one line after a colon', allNames, oneLine(': ')],
  ['name, role and "said:"', allNames, said],
];

describe('A survey written in a layout is read back from it', () => {
  for (const [title, model, layout] of LAYOUTS) {
    for (const [gap, between] of [
      ['without', '\n'],
      ['with', '\n\n'],
      ['with Windows', '\r\n\r\n'],
    ] as const) {
      it(`${title}, ${gap} blank lines`, async () => {
        await fc.assert(
          fc.asyncProperty(model, async (survey) => {
            const { survey: read } = await readOne(bytes(write(survey, layout, between)));
            assert.deepEqual(read, survey);
          }),
          { numRuns: 60 },
        );
      });
    }
  }
});
