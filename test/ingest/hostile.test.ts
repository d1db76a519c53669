import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../server/domain/errors.ts';
import { type Format, readFile } from '../../server/ingest/index.ts';
import { readOne } from './support/read.ts';

const MEGABYTE = 1024 * 1024;
const fill = (piece: string, size = MEGABYTE): string =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await readOne(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('A file that is not text for us is refused with its own code', () => {
  const cases: readonly [string, Uint8Array, string][] = [
    ['nothing at all', new Uint8Array(), 'document_empty'],
    ['only white space', encode(' \r\n\t \n'), 'document_empty'],
    ['only a byte-order mark and invisible characters', encode('\uFEFF\u200B\u00AD\n'), 'document_empty'],
    ['more than 5 MB', encode(fill('a b ', 5 * MEGABYTE + 1)), 'document_too_large'],
    ['a PDF', encode('%PDF-1.7 and so on'), 'document_unreadable'],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'document_unreadable'],
    ['an old Word file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'document_unreadable'],
    [
      'random bytes',
      Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3) * 104729) % 256),
      'document_unreadable',
    ],
    ['zero bytes', new Uint8Array(4096), 'document_unreadable'],
  ];
  for (const [title, bytes, code] of cases) {
    it(`${title}: ${code}`, async () => assert.equal(await codeOf(bytes), code));
  }
});

describe('A page that never ends', () => {
  const page = `<html><body><h1>Is it so?</h1><p><b>Jane Roe</b></p><p>Professor, University of X</p><p>${'It is. '.repeat(9)}</p>`;
  const codes = async (html: string): Promise<string[]> =>
    (await readOne(encode(html), 'page.html')).warnings.map(({ code }) => code);

  it('is read with a warning that it may have been cut off', async () => {
    assert.deepEqual(await codes(page), ['may_be_cut_off', 'one_contributor']);
    assert.deepEqual(await codes(`${page}</body></html>`), ['one_contributor']);
  });
});

describe('A megabyte of hostile text is read or refused within two seconds', () => {
  const head = 'Is it so?\n';
  const pieces: Readonly<Record<string, string>> = {
    'one line of one letter': 'a',
    'one line of capitals': 'A ',
    commas: ', ',
    'opening brackets': '(',
    'unclosed brackets and roles': 'Professor (',
    'role lines only': 'Professor, University of X\n',
    'role lines on one line': 'Professor, University of X, and ',
    'role phrases with and': 'Professor and ',
    'names only': 'Jane Roe\n',
    'names and roles': 'Jane Roe\nProfessor, University of X\n',
    'names on one line': 'Jane Roe and ',
    'question marks': 'Why? ',
    'question lines': 'Is it so?\n',
    colons: 'A: ',
    dashes: ' – ',
    hyphens: '- - ',
    'list markers': '1. a\n',
    spaces: ' ',
    'space and letter': '  a  ',
    'line ends': '\n',
    'carriage returns': '\r',
    'short hard-wrapped lines': 'the words of a wrapped line go on\n',
    'quoted mail': '> > > a\n',
    tabs: 'a\tb\tc\n',
    digits: '1',
    dates: '4 March 2023\n',
    'combining marks': 'a\u0301\u0327',
    said: ' said, said: ',
    'quotation marks': '“”',
    'calls to subscribe': 'Please subscribe. ',
    'no-break spaces': '\u00A0',
    hashes: '#',
    stars: '*',
    pipes: '| ',
    'angle brackets': '<',
    'open tags': '<b>',
    braces: '{"a":',
  };
  for (const [title, piece] of Object.entries(pieces)) {
    it(title, async () => {
      const bytes = encode(head + fill(piece));
      // Processor time, since a busy machine makes the clock unjust.
      const before = process.cpuUsage();
      await codeOf(bytes);
      const seconds = process.cpuUsage(before).user / 1e6;
      assert.ok(seconds < 2, `took ${seconds.toFixed(2)} s`);
    });
  }
});

describe('A megabyte that is hostile to one format is read or refused within two seconds', () => {
  const pieces: readonly [Format, string, string][] = [
    ['html', 'elements that are never closed', '<b>'],
    ['html', 'blocks that are never closed', '<div>'],
    ['html', 'paragraphs', '<p>a'],
    ['html', 'misnested elements', '<b><p></b></p>'],
    ['html', 'closing tags', '</div>'],
    ['html', 'attributes', '<p class="a b-c share" id=x style="font-weight:bold">'],
    ['html', 'one tag with many attributes', ' a=b'],
    ['html', 'comments', '<!--'],
    ['html', 'cells', '<table><tr><td>a'],
    ['html', 'rows', '<tr><td>a</td><td>b</td><td>c</td></tr>'],
    ['html', 'references', '&amp;'],
    ['markdown', 'emphasis', '**a_ '],
    ['markdown', 'brackets', '['],
    ['markdown', 'links', '[a]('],
    ['markdown', 'code', '`'],
    ['markdown', 'angle brackets', '<a '],
    ['markdown', 'headings', '# a\n'],
    ['markdown', 'quotations', '> '],
    ['markdown', 'comments', '<!--'],
    ['markdown', 'escapes', '\\'],
    ['csv', 'quotation marks', '"'],
    ['csv', 'commas', ','],
    ['csv', 'rows', 'a,b\n'],
    ['json', 'arrays', '['],
    ['json', 'objects', '{"a":'],
    ['json', 'lines', '{"a":1,"b":2}\n'],
    ['json', 'numbers', '[1],\n'],
  ];
  for (const [format, title, piece] of pieces) {
    it(`${format}: ${title}`, async () => {
      const before = process.cpuUsage();
      await readFile(encode(fill(piece)), { format }).catch((error: unknown) =>
        assert.ok(error instanceof AppError),
      );
      const seconds = process.cpuUsage(before).user / 1e6;
      assert.ok(seconds < 2, `took ${seconds.toFixed(2)} s`);
    });
  }
});
