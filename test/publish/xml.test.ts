import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { element, xmlDocument } from '../../server/publish/xml.ts';
import { readXml } from '../support/xml.ts';

test('an element escapes its text and its attributes, and leaves out what is null', () => {
  const made = xmlDocument(
    element(
      'a',
      { href: '/?a=1&b="<2>"', rel: null, n: 3 },
      'x < y & z',
      element('b'),
      'x\u0000\uD800\uFFFEy',
    ),
  );
  assert.equal(
    made,
    '<?xml version="1.0" encoding="UTF-8"?>\n<a href="/?a=1&amp;b=&quot;&lt;2&gt;&quot;" n="3">x &lt; y &amp; z<b/>xy</a>\n',
  );
});

test('whatever a text holds, the document is well-formed and gives the printable part of it back', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('<', '&', '>', ']', '"', '\r', '\n', '\t', '\u0000', '\uDC00', 'a') }),
  );
  fc.assert(
    fc.property(text, text, (inside, attribute) => {
      const read = readXml(xmlDocument(element('a', { b: attribute }, inside)));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 has no place for
      const lost = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Cs}/gu;
      assert.equal(read.text, inside.replace(lost, ''));
      assert.equal(read.attributes.b, attribute.replace(lost, ''));
    }),
  );
});
