import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ParsedContributor } from '../../server/domain/survey.ts';
import { type ImportedDocument, readFile } from '../../server/ingest/index.ts';

const HEADINGS =
  '<tr><th>Participant</th><th>University</th><th>Vote</th><th>Confidence</th><th>Comment</th></tr>';
const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (...rows: string[]): string => `<table>${HEADINGS}${rows.join('')}</table>`;
const BIO = '<a href="/bio">Bio/Vote History</a>';

const voter = (
  name: string,
  institution: string,
  declared: ParsedContributor['declared'] & object,
  ...paragraphs: string[]
): ParsedContributor => ({ name, affiliations: [{ role: null, institution }], paragraphs, declared });

async function read(...body: string[]): Promise<readonly ImportedDocument[]> {
  const html = `<html><head><title>Ferries | Harbour Economists</title></head><body><article><h2>Ferries</h2>
<h6>Tuesday, March 4th, 2025 9:30 am</h6>${body.join('\n')}</article></body></html>`;
  return (await readFile(Buffer.from(html))).documents;
}

const FIRST = [
  '<h3>Question A:</h3><p>Free ferries would raise the income of the islands.</p>',
  table(
    row('Una Fell', 'Eastmoor', 'Agree', '7', `Within limits.<br>${BIO}`),
    row('Karl Ness', 'City College', 'Uncertain', '3', BIO),
  ),
];

describe('A page with several tables of votes', () => {
  it('is one survey for each question, with the page’s date in each', async () => {
    const documents = await read(
      ...FIRST,
      '<h3>Question B:</h3><p>Free ferries would pay for themselves within ten years.</p>',
      table(
        row('Una Fell', 'Eastmoor', 'Disagree', '8', 'Nothing does.'),
        row('Karl Ness', 'City College', 'Did not answer', '', ''),
      ),
    );
    const head = { series: null, number: null, date: '2025-03-04', intro: [] };
    assert.deepEqual(
      documents.map(({ survey }) => survey),
      [
        {
          ...head,
          question: 'Free ferries would raise the income of the islands.',
          contributors: [
            voter('Una Fell', 'Eastmoor', { vote: 'Agree', confidence: 7 }, 'Within limits.'),
            voter('Karl Ness', 'City College', { vote: 'Uncertain', confidence: 3 }),
          ],
        },
        {
          ...head,
          question: 'Free ferries would pay for themselves within ten years.',
          contributors: [
            voter('Una Fell', 'Eastmoor', { vote: 'Disagree', confidence: 8 }, 'Nothing does.'),
            voter('Karl Ness', 'City College', { vote: null, confidence: null }),
          ],
        },
      ],
    );
    assert.deepEqual(
      documents.map(({ warnings, isArticle, dropped }) => ({
        ...{ warnings, isArticle },
        dropped: dropped.map(({ text }) => text),
      })),
      [
        {
          ...{ warnings: [], isArticle: false },
          dropped: ['Bio/Vote History', 'Bio/Vote History', 'Ferries', 'Question A:'],
        },
        { warnings: [], isArticle: false, dropped: ['Question B:'] },
      ],
    );
    assert.notEqual(documents[0]?.hash, documents[1]?.hash);
  });

  it('is one survey where the second goes on with the first, and an editor is told', async () => {
    const [only, ...more] = await read(
      ...FIRST,
      '<p>New members</p>',
      table(
        row('Ines Brook', 'Aldmouth', 'Agree', '5', 'They did in Aldmouth.'),
        row('Tor Weld', 'Aldmouth', 'Disagree', '6', ''),
      ),
    );
    assert.deepEqual(more, []);
    assert.deepEqual(
      only?.survey.contributors.map(({ name }) => name),
      ['Una Fell', 'Karl Ness', 'Ines Brook', 'Tor Weld'],
    );
    assert.deepEqual(
      only?.warnings.map(({ code, where }) => ({ code, where })),
      [{ code: 'tables_joined', where: 'contributor 3' }],
    );
    assert.deepEqual(only?.confidence, ['high', 'high', 'check', 'high']);
    assert.ok(only?.dropped.some(({ text }) => text === 'New members'));
  });
});
