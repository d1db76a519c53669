import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { AppError } from '../../server/domain/errors.ts';
import type { ParsedSurvey } from '../../server/domain/survey.ts';
import { type ImportedFile, type ReadOptions, readFile } from '../../server/ingest/index.ts';
import { personName, surveyModel } from './support/model.ts';

const read = (text: string, options?: ReadOptions): Promise<ImportedFile> =>
  readFile(new TextEncoder().encode(text), options);
const surveys = async (text: string, options?: ReadOptions): Promise<ParsedSurvey[]> =>
  (await read(text, options)).documents.map(({ survey }) => survey);

const NOTHING = { series: null, number: null, date: null, intro: [] };

describe('A table with one row per response', () => {
  it('makes one ask of each question of each poll, in order, with votes as declared', async () => {
    const csv = [
      'id,date,topic,panelist,uni,vote,confidence,comment,question,statement',
      'fares,2016-12-07,Fares,"Roe, Jane",Eastmoor,Agree,7,"Yes, ""of course"".\nAnd soon.",A,"Fares, on the whole, are fair."',
      'fares,2016-12-07,Fares,"Mbeki, Anselm",Bergen,,,,A,"Fares, on the whole, are fair."',
      'fares,2016-12-07,Fares,"Roe, Jane",Eastmoor,Strongly Disagree,10,,B,Fares will fall.',
    ].join('\r\n');
    const { documents, columns } = await read(csv);
    assert.equal(
      columns,
      'panelist as name, uni as institution, confidence as confidence, comment as answer, vote as vote, statement as question, question as part, topic as topic, date as date, id as poll',
    );
    assert.deepEqual(
      documents.map(({ survey, source }) => ({ survey, source })),
      [
        {
          survey: {
            ...NOTHING,
            question: 'Fares, on the whole, are fair.',
            date: '2016-12-07',
            contributors: [
              {
                name: 'Jane Roe',
                affiliations: [{ role: null, institution: 'Eastmoor' }],
                paragraphs: ['Yes, "of course".', 'And soon.'],
                declared: { vote: 'Agree', confidence: 7 },
              },
              {
                name: 'Anselm Mbeki',
                affiliations: [{ role: null, institution: 'Bergen' }],
                paragraphs: [],
                declared: { vote: null, confidence: null },
              },
            ],
          },
          source: { title: 'Fares', publisher: null, url: null },
        },
        {
          survey: {
            ...NOTHING,
            question: 'Fares will fall.',
            date: '2016-12-07',
            contributors: [
              {
                name: 'Jane Roe',
                affiliations: [{ role: null, institution: 'Eastmoor' }],
                paragraphs: [],
                declared: { vote: 'Strongly Disagree', confidence: 10 },
              },
            ],
          },
          source: { title: 'Fares', publisher: null, url: null },
        },
      ],
    );
  });

  it('may be a form’s export, whose question is a heading, parted by tabs', async () => {
    const tsv = [
      'Timestamp\tFull name\tAffiliation\tShould the quay be sold?',
      '1\tJane Roe\tReader in Ports, Bergen College\tSell it.',
      '2\tAnselm Mbeki\tThe Eastmoor Post\tKeep it.',
    ].join('\n');
    assert.deepEqual(await surveys(tsv), [
      {
        ...NOTHING,
        question: 'Should the quay be sold?',
        contributors: [
          {
            name: 'Jane Roe',
            affiliations: [{ role: 'Reader in Ports', institution: 'Bergen College' }],
            paragraphs: ['Sell it.'],
          },
          {
            name: 'Anselm Mbeki',
            affiliations: [{ role: null, institution: 'The Eastmoor Post' }],
            paragraphs: ['Keep it.'],
          },
        ],
      },
    ]);
  });

  it('takes the headings that the editor names', async () => {
    const csv = 'Q;Wer;Wo;Was\nIst es so?;Jane Roe;Bergen College;Ja.';
    const columns = new Map([
      ['question', 'Q'],
      ['name', 'Wer'],
      ['institution', 'Wo'],
      ['answer', 'Was'],
    ] as const);
    assert.deepEqual(await surveys(csv, { format: 'csv', columns }), [
      {
        ...NOTHING,
        question: 'Ist es so?',
        contributors: [
          {
            name: 'Jane Roe',
            affiliations: [{ role: null, institution: 'Bergen College' }],
            paragraphs: ['Ja.'],
          },
        ],
      },
    ]);
  });

  it('knows headings by a word within them, and tells a row’s number from a poll’s', async () => {
    const csv = [
      'Nr;Poll no.;Poll date;Statement put to the panel;Panellist;Post held;Works at;Verdict;Confidence (1-10);What they told us;Internal note',
      '1;7;2024-05-01;Fares are fair.;"Roe, Jane";Reader;Bergen College;Agree;7;Mostly.;call back',
      '2;7;2024-05-01;Fares are fair.;Anselm Mbeki;Editor;The Eastmoor Post;Disagree;;;-',
    ].join('\n');
    const { documents, columns } = await read(csv, { format: 'csv' });
    assert.equal(
      columns,
      'Panellist as name, Verdict as vote, Poll date as date, Confidence (1-10) as confidence, Poll no. as number, Statement put to the panel as question, What they told us as answer, Post held as role, Works at as institution; left out: Nr, Internal note',
    );
    assert.deepEqual(
      documents.map(({ survey }) => survey),
      [
        {
          ...NOTHING,
          ...{ question: 'Fares are fair.', number: '7', date: '2024-05-01' },
          contributors: [
            {
              name: 'Jane Roe',
              affiliations: [{ role: 'Reader', institution: 'Bergen College' }],
              paragraphs: ['Mostly.'],
              declared: { vote: 'Agree', confidence: 7 },
            },
            {
              name: 'Anselm Mbeki',
              affiliations: [{ role: 'Editor', institution: 'The Eastmoor Post' }],
              paragraphs: [],
              declared: { vote: 'Disagree', confidence: null },
            },
          ],
        },
      ],
    );
  });

  it('puts given and family names together', async () => {
    const csv =
      'Question,First name,Last name,Answer\nIs it so?,Ana Maria,de la Fuente,Yes.\nIs it so?,,Li,No.';
    assert.deepEqual(
      (await surveys(csv)).map(({ contributors }) => contributors),
      [
        [
          { name: 'Ana Maria de la Fuente', affiliations: [], paragraphs: ['Yes.'] },
          { name: 'Li', affiliations: [], paragraphs: ['No.'] },
        ],
      ],
    );
  });

  it('is refused where the editor names a heading that it has not', async () => {
    const columns = new Map([['name', 'Whoever']] as const);
    await assert.rejects(read('question,name,answer\nIs it?,Jane,Yes', { columns }), {
      code: 'unknown_column',
      message:
        '--columns name=Whoever: the table has no heading “Whoever”. Its headings are: question, name, answer.',
    });
  });

  const refusals: readonly [string, string, ReadOptions, string, RegExp][] = [
    [
      'without people',
      'question,answer\nIs it?,Yes',
      { format: 'csv' },
      'not_a_survey',
      /do not say who answered/u,
    ],
    [
      'without answers',
      'question,name\nIs it?,Jane',
      { format: 'csv' },
      'not_a_survey',
      /do not say what they answered/u,
    ],
    ['without a question', 'name,answer\nJane,Yes', {}, 'not_a_survey', /do not say what was asked/u],
    ['without rows', 'question,name,answer\n', {}, 'not_a_survey', /no responses below/u],
    [
      'with an open quotation',
      'question,name,answer\n"Is it?,Jane,Yes\n',
      {},
      'document_unreadable',
      /not closed/u,
    ],
    [
      'with too many rows',
      `question,name,answer\n${'a,b,c\n'.repeat(100_001)}`,
      {},
      'document_too_large',
      /more than 100000 rows/u,
    ],
    [
      'that is broken JSON',
      '{"question": "Is it?", ',
      { format: 'json' },
      'document_unreadable',
      /not JSON/u,
    ],
    [
      'that is other JSON',
      '{"question": "", "contributors": []}',
      {},
      'not_a_survey',
      /question: must not be empty/u,
    ],
  ];
  for (const [title, text, options, code, sentence] of refusals) {
    it(`is refused ${title}`, async () => {
      await assert.rejects(read(text, options), (error: unknown) => {
        assert.ok(error instanceof AppError);
        assert.equal(error.code, code);
        assert.match(error.message, sentence);
        return true;
      });
    });
  }

  const panels = join(import.meta.dirname, '..', '..', '..', 'shared', 'panels');
  const skip = existsSync(panels) ? false : `the real panels are not beside the project (${panels})`;
  it('holds the real panels: 270 asks with 11,402 responses', { skip }, async () => {
    const files = await Promise.all(
      ['igm.csv', 'eigm.csv'].map((name) => readFile(readFileSync(join(panels, name)), { fileName: name })),
    );
    const responses = files.map(({ documents }) =>
      documents.reduce((sum, { survey }) => sum + survey.contributors.length, 0),
    );
    assert.deepEqual(
      files.map(({ documents }) => documents.length),
      [235, 35],
    );
    assert.deepEqual(responses, [9_660, 1_742]);
  });
});

describe('ParsedSurvey as JSON', () => {
  it('comes back unchanged, alone, as an array and as lines', async () => {
    const model = fc.array(surveyModel({ names: fc.option(personName) }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(model, async (wanted) => {
        assert.deepEqual(await surveys(JSON.stringify(wanted, null, 2)), wanted);
        assert.deepEqual(await surveys(wanted.map((each) => JSON.stringify(each)).join('\n')), wanted);
      }),
      { numRuns: 40 },
    );
  });

  it('may be flat records of one response each', async () => {
    const lines = [
      {
        id: '1',
        question: 'Is it so?',
        role: 'Reader',
        institution: 'Bergen College',
        text: 'Yes.\n\nIndeed.',
      },
      { id: '2', question: 'Is it so?', role: 'Clerk', institution: 'Harbour Board', text: 'No.' },
    ];
    assert.deepEqual(await surveys(lines.map((each) => JSON.stringify(each)).join('\n')), [
      {
        ...NOTHING,
        question: 'Is it so?',
        contributors: [
          {
            name: null,
            affiliations: [{ role: 'Reader', institution: 'Bergen College' }],
            paragraphs: ['Yes.', 'Indeed.'],
          },
          {
            name: null,
            affiliations: [{ role: 'Clerk', institution: 'Harbour Board' }],
            paragraphs: ['No.'],
          },
        ],
      },
    ]);
  });
});
