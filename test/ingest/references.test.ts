import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { zip } from '../../scripts/support/zip.ts';
import type { ParsedSurvey } from '../../server/domain/survey.ts';
import { type Format, type ImportedDocument, readFile } from '../../server/ingest/index.ts';

// What cannot be seen may be written as a reference or an escape, so that the bytes of the file look clean.

const ANSWERS: readonly (readonly [string, string, string])[] = [
  ['Dr Ada Roe', 'Professor of Maritime Law, University of Eastmoor', 'They should reject the levy at once.'],
  ['Dr Bob Jones', 'Director, Centre for Cold Seas', 'They should follow the lead of others now.'],
  ['Zoé Café', 'Senior Fellow, Bergen College', 'I doubt that it would help anybody at all.'],
];
const SURVEY: ParsedSurvey = {
  question: 'Is the ferry tax worth its price?',
  series: null,
  number: null,
  date: null,
  intro: [],
  contributors: ANSWERS.map(([name, held, answer]) => {
    const [role = '', institution = ''] = held.split(', ');
    return { name, affiliations: [{ role, institution }], paragraphs: [answer] };
  }),
};

/** The same letters, written so that nothing shows of what was put between them. */
function disguise(text: string): string {
  return text
    .replaceAll('reject', 're&shy;je&zwj;ct')
    .replaceAll('Bob Jones', 'Bob&#8203; J&#x202e;ones&#x202c;')
    .replaceAll('Café', 'Caf&#101;&#769;')
    .replaceAll('ferry', 'fe&#7;rry&#x3164;')
    .replaceAll('lead', 'le&#xFE0F;ad');
}

async function read(content: string | Buffer, format: Format): Promise<ImportedDocument> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { documents } = await readFile(bytes, { format });
  const [only] = documents;
  assert.ok(only);
  assert.equal(documents.length, 1);
  return only;
}

const { question } = SURVEY;
const paragraphs = [question, ...ANSWERS.flat()];
const html = `<!doctype html><title>${question}</title><article><h1>${question}</h1>${ANSWERS.map(
  ([name, held, answer]) => `<p><b>${name}</b></p><p>${held}</p><p>${answer}</p>`,
).join('')}</article>`;
const markdown = `# ${question}\n\n${ANSWERS.map(
  ([name, held, answer]) => `**${name}**\n\n${held}\n\n${answer}\n`,
).join('\n')}`;
const docx = (text: string): Buffer =>
  zip([
    {
      name: 'word/document.xml',
      content: `<w:document xmlns:w="w"><w:body>${text}</w:body></w:document>`,
    },
  ]);
/** XML knows references by number alone. */
const numbered = (text: string): string => text.replaceAll('&shy;', '&#173;').replaceAll('&zwj;', '&#8205;');

describe('Text that shows nothing is taken away after it was decoded', () => {
  it('in a web page', async () => {
    assert.deepEqual((await read(disguise(html), 'html')).survey, SURVEY);
  });

  it('in Markdown, where a bare ampersand stays what it is', async () => {
    assert.deepEqual((await read(disguise(markdown), 'markdown')).survey, SURVEY);
    const plain = markdown.replace('at once', 'at R&D, AT&T and `<b>` &lt;b&gt; &copy');
    assert.deepEqual((await read(plain, 'markdown')).survey.contributors[0]?.paragraphs, [
      'They should reject the levy at R&D, AT&T and <b> <b> &copy.',
    ]);
  });

  it('in a Word document, whose references XML itself does not know to be idle', async () => {
    const clean = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
    // XML allows no reference to a control character.
    const dirty = numbered(disguise(clean)).replaceAll('&#7;', '&#8203;');
    assert.deepEqual((await read(docx(dirty), 'docx')).survey, SURVEY);
  });

  it('in JSON, in its headings too, where escapes hide it', async () => {
    const hidden = (text: string): string => JSON.stringify(text).replaceAll('j', '\\u00adj\\u200d');
    const survey = `{"question":${hidden('Is jam just?')},"contributors":[{"name":${hidden('Jo jones')},"paragraphs":[${hidden('I object.')}]}]}`;
    assert.deepEqual((await read(survey, 'json')).survey, {
      ...SURVEY,
      question: 'Is jam just?',
      contributors: [{ name: 'Jo jones', affiliations: [], paragraphs: ['I object.'] }],
    });
    const flat = await read(
      '{"na\\u00adme":"J\\u202eo Roe","Is it s\\u00ado?\\u200b":"Y\\u200bes."}',
      'json',
    );
    assert.equal(flat.survey.question, 'Is it so?');
    assert.deepEqual(flat.survey.contributors, [{ name: 'Jo Roe', affiliations: [], paragraphs: ['Yes.'] }]);
  });

  it('in what a page says of itself', async () => {
    const head =
      '<meta property="og:title" content="Caf&#101;&#769;&shy;s&#x202e;"><meta property="og:site_name" content="The &#8203;Ga&shy;zette&#7;">';
    const { source } = await read(html.replace('<title>', `${head}<title>`), 'html');
    assert.deepEqual(source, { title: 'Cafés', publisher: 'The Gazette', url: null });
    const titled = html.replace(
      /<title>.*<\/title>/u,
      '<title>The fer&shy;ry &#x202e;tax&#8203; debate</title>',
    );
    assert.equal((await read(titled, 'html')).source.title, 'The ferry tax debate');
  });
});

describe('Only addresses of the web are taken as the address of a document', () => {
  const cases: readonly [string, string | null][] = [
    ['https://example.org/a', 'https://example.org/a'],
    ['HTTP://example.org', 'HTTP://example.org'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['https://', null],
    ['/a/b', null],
  ];
  for (const [address, url] of cases) {
    it(`${address}: ${url === null ? 'refused' : 'taken'}`, async () => {
      const front = `---\nurl: ${address}\n---\n\n${markdown}`;
      const page = html.replace('<title>', `<link rel="canonical" href="${address}"><title>`);
      const social = html.replace('<title>', `<meta property="og:url" content="${address}"><title>`);
      const table = `question,name,answer,url\nIs it so?,Jo Roe,Yes.,"${address}"\n`;
      const ask = {
        ...{ scheme: 'lead', lead: null, nature: 'verbatim', state: 'closed' },
        source: { title: 'A', publisher: null, url: address },
      };
      const urls = [
        await read(front, 'markdown'),
        await read(page, 'html'),
        await read(social, 'html'),
        await read(table, 'csv'),
        await read(JSON.stringify({ ask, ...SURVEY }), 'json'),
      ].map(({ source }) => source.url);
      assert.deepEqual(urls, [url, url, url, url, url]);
    });
  }
});
