import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ZipPart, zip } from '../../scripts/support/zip.ts';
import { AppError } from '../../server/domain/errors.ts';
import { readOne } from './support/read.ts';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const STYLES = `<w:styles ${NAMESPACES}>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>`;

const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const styled = (style: string, text: string): string => paragraph(run(text), `<w:pStyle w:val="${style}"/>`);
const body = (...content: string[]): string =>
  `<?xml version="1.0"?><w:document ${NAMESPACES}><w:body>${content.join('')}</w:body></w:document>`;
const docx = (document: string, ...more: ZipPart[]): Buffer =>
  zip([
    { name: 'word/styles.xml', content: STYLES },
    { name: 'word/document.xml', content: document },
    ...more,
  ]);

const HEAD = [styled('Titel', 'Should the quay be sold?'), paragraph(run('The Quay Debate | No. 15'))];

describe('A Word document', () => {
  it('is read with its headings, bold names, lists, line breaks and revisions', async () => {
    const textBox = `<w:drawing><w:txbxContent>${paragraph(run('Professor of Boxes, University of Frames'))}</w:txbxContent></w:drawing>`;
    const file = docx(
      body(
        ...HEAD,
        paragraph(run('Three people who know it ') + run('answer.', '<w:i/>')),
        styled('berschrift2', 'Jane Okonkwo-Reid'),
        paragraph(run('Professor of Transport Economics, University of Eastmoor', '<w:i/>')),
        paragraph(
          run('Sell it') +
            '<w:del><w:r><w:delText>never</w:delText></w:r></w:del>' +
            `<w:ins>${run(' now.')}</w:ins>` +
            run('Not this.', '<w:vanish/>') +
            `<w:r>${textBox}</w:r>`,
        ),
        paragraph(run('The price is right'), '<w:numPr><w:numId w:val="1"/></w:numPr>'),
        paragraph(
          `${run('Ólafur de la Cruz', '<w:b/>')}<w:r><w:br/></w:r>${run('Harbour Master, Port of Ber')}${run('gen')}`,
        ),
        paragraph(`${run('Keep it:')}<w:r><w:tab/></w:r>${run('boats need quays.', '<w:b w:val="0"/>')}`),
        paragraph(run('Subscribe now')),
      ),
    );
    const { survey, confidence, warnings, dropped } = await readOne(file);
    assert.deepEqual(survey, {
      question: 'Should the quay be sold?',
      series: 'The Quay Debate',
      number: '15',
      date: null,
      intro: ['Three people who know it answer.'],
      contributors: [
        {
          name: 'Jane Okonkwo-Reid',
          affiliations: [{ role: 'Professor of Transport Economics', institution: 'University of Eastmoor' }],
          paragraphs: ['Sell it now.', 'The price is right'],
        },
        {
          name: 'Ólafur de la Cruz',
          affiliations: [{ role: 'Harbour Master', institution: 'Port of Bergen' }],
          paragraphs: ['Keep it: boats need quays.'],
        },
      ],
    });
    assert.deepEqual(confidence, ['high', 'high']);
    assert.deepEqual(warnings, []);
    assert.deepEqual(
      dropped.map(({ text }) => text),
      ['Subscribe now'],
    );
  });

  it('may hold its answers in a table', async () => {
    const cells = (...texts: string[]): string =>
      `<w:tr>${texts.map((text) => `<w:tc>${paragraph(run(text))}</w:tc>`).join('')}</w:tr>`;
    const table = `<w:tbl>${cells('Name', 'Role', 'Institution', 'Answer')}${cells('Jane Roe', 'Reader', 'Bergen College', 'Sell it.')}${cells('Ole Bull', 'Clerk', 'Harbour Board', 'Keep it.')}</w:tbl>`;
    const { survey } = await readOne(docx(body(...HEAD, table)));
    assert.deepEqual(survey.contributors, [
      {
        name: 'Jane Roe',
        affiliations: [{ role: 'Reader', institution: 'Bergen College' }],
        paragraphs: ['Sell it.'],
      },
      {
        name: 'Ole Bull',
        affiliations: [{ role: 'Clerk', institution: 'Harbour Board' }],
        paragraphs: ['Keep it.'],
      },
    ]);
  });
});

const good = docx(body(...HEAD));
const megabytes = (count: number): string => 'a'.repeat(count * 1024 * 1024);

const refused: readonly [string, Buffer, string, RegExp][] = [
  ['that is cut off', good.subarray(0, good.length - 30), 'document_unreadable', /damaged or was cut off/u],
  [
    'that is only the beginning of a zip',
    good.subarray(0, 40),
    'document_unreadable',
    /damaged or was cut off/u,
  ],
  ['with a broken part', corrupted(good), 'document_unreadable', /damaged or was cut off/u],
  [
    'that is another archive',
    zip([{ name: 'readme.txt', content: 'Is it so?' }]),
    'document_unreadable',
    /no Word document/u,
  ],
  [
    'that is a spreadsheet',
    zip([{ name: 'xl/workbook.xml', content: '<workbook/>' }]),
    'document_unreadable',
    /spreadsheet \(\.xlsx\), but no Word document \(\.docx\)\. Save it as CSV/u,
  ],
  [
    'that is encrypted',
    zip([{ name: 'word/document.xml', content: 'x', flags: 1 }]),
    'document_unreadable',
    /protected by a password/u,
  ],
  ['without text', docx(body()), 'document_empty', /holds no text/u],
  ['that is no survey', docx(body(paragraph(run('Nothing to see.')))), 'not_a_survey', /no question/u],
  ['that packs too much into little', docx(body(megabytes(3))), 'document_too_large', /times its size/u],
  [
    'with too many parts',
    zip(Array.from({ length: 2_001 }, (_, at) => ({ name: `part${at}`, content: '' }))),
    'document_too_large',
    /more than 2000 parts/u,
  ],
  [
    'that declares entities',
    docx('<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>'),
    'document_unreadable',
    /declares a document type/u,
  ],
  ['that is no XML', docx('<w:p><w:r></w:p>'), 'document_unreadable', /cannot be read/u],
  [
    'that is nested too deep',
    docx(`${'<a>'.repeat(300)}`),
    'document_unreadable',
    /nested more than 256 deep/u,
  ],
];

function corrupted(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf('word/document.xml') + 40;
  copy.fill(0xff, at, at + 40);
  return copy;
}

describe('A Word document is refused in under 200 ms', () => {
  for (const [title, bytes, code, sentence] of refused) {
    it(title, async () => {
      const before = process.cpuUsage();
      await assert.rejects(readOne(bytes), (error: unknown) => {
        assert.ok(error instanceof AppError);
        assert.equal(error.code, code);
        assert.match(error.message, sentence);
        return true;
      });
      const milliseconds = process.cpuUsage(before).user / 1000;
      assert.ok(milliseconds < 200, `took ${milliseconds.toFixed(0)} ms`);
    });
  }
});
