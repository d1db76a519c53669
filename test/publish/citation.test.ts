import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Citation, citeAsk, citeResponse } from '../../server/presenters/citation.ts';
import { toBibTex, toPlainText, toRis } from '../../server/publish/citation.ts';
import { affiliationOf, askOf, responseOf } from '../presenters/fixtures.ts';

const SITE = 'https://panels.example';
const DAY = '2026-11-22';

const SOURCE = { title: 'No. 12', publisher: 'Westhaven Review', url: null, hash: '0'.repeat(64) };

function citation(changes: Partial<Citation> = {}): Citation {
  return { ...citeAsk(askOf(), SITE, DAY), ...changes };
}

test('an answer with a name is cited under the surname, in each format', () => {
  const response = responseOf({ id: 7, ask: askOf({ source: SOURCE }) });
  const cited = citeResponse(
    { ...response, expert: { ...response.expert, name: 'Dr Jan van der Berg' } },
    SITE,
    DAY,
  );
  assert.equal(
    toBibTex(cited),
    `@misc{stancebook-response-7,
  author = {van der Berg, Jan},
  title = {{Should Norway follow Oslo’s lead on the Arctic?}},
  year = {2026},
  month = mar,
  howpublished = {Answer to The Sample Ask, No. 12. Stancebook},
  publisher = {Westhaven Review},
  url = {https://panels.example/responses/7},
  urldate = {2026-11-22}
}
`,
  );
  assert.equal(
    toRis(cited),
    [
      'TY  - ELEC',
      'ID  - stancebook-response-7',
      'AU  - van der Berg, Jan',
      'TI  - Should Norway follow Oslo’s lead on the Arctic?',
      'T2  - Answer to The Sample Ask, No. 12. Stancebook',
      'PY  - 2026',
      'DA  - 2026/03/04/',
      'PB  - Westhaven Review',
      'UR  - https://panels.example/responses/7',
      'Y2  - 2026/11/22/',
      'LA  - en',
      'ER  - ',
      '',
    ].join('\r\n'),
  );
  assert.equal(
    toPlainText(cited),
    'van der Berg, Jan. “Should Norway follow Oslo’s lead on the Arctic?” Answer to The Sample Ask, No. 12, Westhaven Review, 4 March 2026. Stancebook. https://panels.example/responses/7 Accessed 22 November 2026.\n',
  );
});

test('without a name the affiliation is a body as author, which no program splits', () => {
  const response = responseOf({
    expert: { id: 1, slug: 'x', name: null },
    affiliations: [affiliationOf('Senior Lecturer', 'School of Law, University of Westhaven')],
  });
  const cited = citeResponse(response, SITE, DAY);
  assert.match(
    toBibTex(cited),
    /^ {2}author = \{\{School of Law, University of Westhaven \(Senior Lecturer\)\}\},$/m,
  );
  assert.match(toRis(cited), /^AU {2}- School of Law – University of Westhaven \(Senior Lecturer\)\r$/m);
});

test('an ask is cited under its publisher, an illustrative one under this site, and both say what they are', () => {
  const ofNature = (nature: 'verbatim' | 'summary' | 'illustrative'): [string | null, string | null] => {
    const cited = citeAsk(askOf({ nature, source: SOURCE }), SITE, DAY);
    assert.equal(cited.authors.kind, 'body');
    return [cited.authors.kind === 'body' ? cited.authors.name : null, cited.note];
  };
  assert.deepEqual(ofNature('verbatim'), ['Westhaven Review', null]);
  assert.deepEqual(ofNature('summary'), [
    'Westhaven Review',
    'The answers are summaries in the words of Stancebook, not quotations.',
  ]);
  assert.deepEqual(ofNature('illustrative'), [
    'Stancebook',
    'Illustrative sample: the answers, the people and the institutions are invented.',
  ]);
  const note = citeResponse(responseOf({ ask: askOf({ nature: 'illustrative' }) }), SITE, DAY).note;
  assert.equal(note, 'Illustrative sample: the answer, the person and the institution are invented.');
});

test('an answer that was sent in by form is nobody’s summary, and is dated and published here', () => {
  const sent = responseOf({
    ask: askOf({ nature: 'summary', source: SOURCE }),
    origin: 'form',
    publishedAt: '2026-05-06T07:08:09.000Z',
  });
  const { note, date, publisher } = citeResponse(sent, SITE, DAY);
  assert.deepEqual({ note, date, publisher }, { note: null, date: '2026-05-06', publisher: null });
});

test('BibTeX escapes what TeX reads as its own, and names keep their parts', () => {
  const text = toBibTex(
    citation({
      title: '100% of $5 & #1_x ~ ^ \\ {braces}\nnext line\u0000',
      authors: {
        kind: 'people',
        people: [
          { family: 'King', given: 'Martin', suffix: 'Jr' },
          { family: 'Rise and Shine', given: 'A, B', suffix: null },
          { family: 'Pelé', given: null, suffix: null },
        ],
      },
    }),
  );
  assert.ok(
    text.includes(
      '  title = {{100\\% of \\$5 \\& \\#1\\_x \\textasciitilde{} \\textasciicircum{} \\textbackslash{} \\textbraceleft{}braces\\textbraceright{} next line}},\n',
    ),
    text,
  );
  assert.ok(text.includes('  author = {King, Jr, Martin and {Rise and Shine}, {A, B} and {Pelé}},\n'), text);
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('{', '}', '\\', '"', '@', '%', '\r', '\n', ',', ' ', 'a'),
    maxLength: 12,
  }),
);

/** The fields of one entry, found by counting braces as BibTeX does. */
function bibFields(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const body = text.slice(text.indexOf(',') + 1, text.lastIndexOf('}'));
  const start = /\s*([a-z]+) = /y;
  let at = 0;
  while (at < body.trimEnd().length) {
    start.lastIndex = at;
    const name = start.exec(body)?.[1];
    assert.ok(name, `no field at ${JSON.stringify(body.slice(at, at + 40))}`);
    let end = start.lastIndex;
    let depth = 0;
    for (; end < body.length && (depth > 0 || body[end] !== ','); end += 1) {
      if (body[end] === '{') depth += 1;
      if (body[end] === '}') depth -= 1;
    }
    found[name] = body.slice(start.lastIndex, end).trim();
    at = end + 1;
  }
  return found;
}

test('whatever the texts hold, BibTeX counts its braces and finds every field', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (title, body, note) => {
      const fields = bibFields(toBibTex(citation({ title, authors: { kind: 'body', name: body }, note })));
      assert.deepEqual(
        Object.keys(fields).filter((name) => name !== 'note'),
        ['author', 'title', 'year', 'month', 'howpublished', 'url', 'urldate'],
      );
    }),
  );
});

test('whatever the texts hold, every line of RIS is a tag and one value', () => {
  fc.assert(
    fc.property(anyText, anyText, (title, name) => {
      const text = toRis(citation({ title, authors: { kind: 'body', name } }));
      const lines = text.split('\r\n');
      assert.equal(lines.pop(), '');
      assert.equal(lines[0], 'TY  - ELEC');
      assert.equal(lines.at(-1), 'ER  - ');
      for (const line of lines) assert.match(line, /^[A-Z][A-Z0-9] {2}- [^\r\n]*$/);
      assert.ok(!/^AU {2}- .*[,*]/m.test(text), text);
    }),
  );
});
