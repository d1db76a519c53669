import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scriptJson } from '../../server/web/script-json.ts';

test('data that would end the script element, open a comment or break a line is escaped as JSON allows', () => {
  assert.equal(
    scriptJson({ a: '</script><!--&\u2028\u2029>' }),
    '{"a":"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\u2029\\u003e"}',
  );
});

test('whatever the data, nothing of it is markup and all of it comes back', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('<', '/', 's', '!', '-', '>', '&', '"', '\\', '\u2028') }),
  );
  fc.assert(
    fc.property(fc.dictionary(text, text), (data) => {
      const json = scriptJson(data);
      assert.doesNotMatch(json, /[<>&\u2028\u2029]/);
      assert.equal(JSON.stringify(JSON.parse(json)), JSON.stringify(data));
    }),
  );
});
