import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';

const PUBLIC = new URL('../../public/', import.meta.url);

test('one stylesheet and one script of our own, both light, and nothing from elsewhere', () => {
  assert.deepEqual(readdirSync(PUBLIC).sort(), ['favicon.svg', 'site.css', 'site.js']);
  assert.ok(statSync(new URL('site.css', PUBLIC)).size < 40_000);
  assert.ok(statSync(new URL('site.js', PUBLIC)).size < 15_000);
  for (const name of ['site.css', 'site.js']) {
    const text = readFileSync(new URL(name, PUBLIC), 'utf8');
    assert.doesNotMatch(text, /https?:\/\/|@import|@font-face|\bimport\b/, name);
  }
});
