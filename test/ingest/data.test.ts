import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../server/domain/errors.ts';
import { type ImportedDocument, readFile } from '../../server/ingest/index.ts';

const read = async (text: string): Promise<readonly ImportedDocument[]> =>
  (await readFile(new TextEncoder().encode(text))).documents;

const NO_ANSWER = { code: 'no_answer', message: 'Nothing was found that this contributor said.' };
const named = (name: string, ...paragraphs: string[]): object => ({ name, affiliations: [], paragraphs });
const checked = ({ survey, confidence, warnings, dropped }: ImportedDocument): object => ({
  contributors: survey.contributors,
  ...{ confidence, warnings, dropped },
});

describe('A contributor of whom something is missing', () => {
  it('is kept and marked for a check where JSON gives neither an answer nor a vote', async () => {
    const [only] = await read(
      JSON.stringify({
        question: 'Is it so?',
        contributors: [
          { name: 'Jo Roe', paragraphs: ['Yes.'] },
          { name: 'Bo Lind' },
          { name: 'Al Moe', declared: { vote: 'Agree' } },
          {},
        ],
      }),
    );
    assert.ok(only);
    assert.deepEqual(checked(only), {
      contributors: [
        named('Jo Roe', 'Yes.'),
        named('Bo Lind'),
        { ...named('Al Moe'), declared: { vote: 'Agree', confidence: null } },
      ],
      confidence: ['high', 'check', 'high'],
      warnings: [{ ...NO_ANSWER, where: 'contributor 2' }],
      dropped: [{ text: 'contributor 4', why: 'without a name, a role, an answer or a vote' }],
    });
  });

  it('is treated alike in a table, where an empty row is no contributor', async () => {
    const [only] = await read(
      'question,name,answer,note\nIs it so?,Jo Roe,Yes.,a\nIs it so?,Bo Lind,,b\nIs it so?,,,c\n',
    );
    assert.ok(only);
    assert.deepEqual(checked(only), {
      contributors: [named('Jo Roe', 'Yes.'), named('Bo Lind')],
      confidence: ['high', 'check'],
      warnings: [{ ...NO_ANSWER, where: 'contributor 2' }],
      dropped: [{ text: 'Is it so? |  |  | c', why: 'a row without a name, a role, an answer or a vote' }],
    });
  });

  it('is refused by name where it is the whole of a JSON survey', async () => {
    await assert.rejects(read('{"x":1}'), {
      code: 'not_a_survey',
      message:
        'This JSON is not a survey: question: is missing; contributors: is missing. A survey has a question and contributors, each with name, affiliations and paragraphs.',
    });
  });

  it('does not make a survey where nobody else is there', async () => {
    const refused = { name: 'AppError', code: 'not_a_survey' };
    await assert.rejects(read('{"question":"Is it so?","contributors":[{},{"name":" "}]}'), refused);
    await assert.rejects(read('question,name,answer\nIs it so?,,\n'), refused);
  });
});

describe('JSON with lists within lists', () => {
  const nested = (depth: number): string => `${'['.repeat(depth)}"Yes."${']'.repeat(depth)}`;

  it('is read as paragraphs where they are few', async () => {
    const [only] = await read(`{"question":"Is it so?","name":"Jo Roe","answer":${nested(5)}}`);
    assert.deepEqual(only?.survey.contributors, [named('Jo Roe', 'Yes.')]);
  });

  for (const depth of [100, 20_000, 500_000]) {
    it(`is refused with a sentence where they are ${depth} deep`, async () => {
      for (const text of [
        `{"a":1,"b":${nested(depth)}}`,
        nested(depth),
        `{"question":"Is it so?","contributors":${nested(depth)}}`,
      ]) {
        await assert.rejects(read(text), (error: unknown) => {
          assert.ok(error instanceof AppError);
          assert.match(error.code, /^(?:not_a_survey|document_unreadable)$/u);
          assert.match(error.message, /^This (?:JSON is not a survey|is not JSON): /u);
          return true;
        });
      }
    });
  }
});
