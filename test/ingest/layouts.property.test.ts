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

type Writer = (survey: ParsedSurvey) => string;

const markdown =
  (nameLine: (name: string, held: string) => readonly string[]): Writer =>
  (survey) => {
    const [question, ...rest] = headLines(survey);
    const parts = survey.contributors.flatMap(({ name, affiliations, paragraphs }) => [
      ...nameLine(name ?? '', affiliationLine(affiliations)),
      ...paragraphs,
    ]);
    return [`# ${question}`, ...rest, ...parts, '**Subscribe now**'].join('\n\n');
  };

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const html =
  (nameLine: (name: string, held: string) => string): Writer =>
  (survey) => {
    const [question, ...rest] = headLines(survey).map(escapeHtml);
    const parts = survey.contributors.flatMap(({ name, affiliations, paragraphs }) => [
      nameLine(escapeHtml(name ?? ''), escapeHtml(affiliationLine(affiliations))),
      ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
    ]);
    const intro = rest.map((text) => `<p>${text}</p>`);
    return `<!doctype html><html><head><title>${question} | Quay Press</title></head><body><nav>Menu</nav><article><h1>${question}</h1>
${[...intro, ...parts].join('\n')}<div class="share-buttons">Share</div></article><footer>Professor of Feet, University of Pages</footer></body></html>`;
  };

/** Each answer has a heading as its first paragraph and is signed below. */
const signed: Writer = (survey) =>
  [
    ...headLines(survey),
    ...survey.contributors.flatMap(({ name, affiliations, paragraphs }) => [
      ...paragraphs,
      `—${name}, ${affiliationLine(affiliations)}`,
    ]),
  ].join('\n\n');

const HEADINGS = ['The boats will stay', 'What nobody asked', 'Four reasons for doubt'];
const headed = allNames.map((survey) => ({
  ...survey,
  contributors: survey.contributors.map((each, index) => ({
    ...each,
    paragraphs: [`${HEADINGS[index % HEADINGS.length]} (${index + 1})`, ...each.paragraphs],
  })),
}));
const severalHeaded = headed.filter(({ contributors }) => contributors.length > 1);

const WRITERS: readonly [string, fc.Arbitrary<ParsedSurvey>, Writer][] = [
  ['Markdown with bold names above roles', allNames, markdown((name, held) => [`**${name}**\n*${held}*`])],
  ['Markdown with names as headings', allNames, markdown((name, held) => [`### ${name}`, held])],
  ['Markdown with names and roles as headings', allNames, markdown((name, held) => [`### ${name}, ${held}`])],
  ['Markdown with bold names before roles', allNames, markdown((name, held) => [`**${name}**, ${held}`])],
  [
    'HTML with bold names above roles',
    allNames,
    html((name, held) => `<p><strong>${name}</strong><br><em>${held}</em></p>`),
  ],
  ['HTML with names as headings', allNames, html((name, held) => `<h3>${name}</h3><p>${held}</p>`)],
  [
    'HTML with names and roles in one paragraph',
    allNames,
    html((name, held) => `<p><b>${name}</b>, ${held}</p>`),
  ],
  ['answers with headings, signed below', severalHeaded, signed],
];

describe('A survey written in a format is read back from it', () => {
  for (const [title, model, write] of WRITERS) {
    it(title, async () => {
      await fc.assert(
        fc.asyncProperty(model, async (survey) => {
          const { survey: read } = await readOne(bytes(write(survey)));
          assert.deepEqual(read, survey);
        }),
        { numRuns: 60 },
      );
    });
  }
});
