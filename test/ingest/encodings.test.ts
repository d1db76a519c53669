import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readOne } from './support/read.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const TEXT = readFileSync(join(FIXTURES, 'names-lost.txt'), 'utf8');
const { survey: EXPECTED } = JSON.parse(readFileSync(join(FIXTURES, 'names-lost.json'), 'utf8'));

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16le = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

/** The characters of the text that Windows-1252 keeps between 0x80 and 0x9F. */
const WINDOWS: Readonly<Record<string, number>> = { '’': 0x92, '‘': 0x91, '–': 0x96 };
const windows1252 = (text: string): Uint8Array =>
  Uint8Array.from(text, (char) => WINDOWS[char] ?? char.charCodeAt(0));

const documents: readonly [string, Uint8Array, readonly string[]][] = [
  ['UTF-8 with a byte-order mark', utf8(`\uFEFF${TEXT}`), []],
  ['UTF-8 with Windows line ends', utf8(TEXT.replaceAll('\n', '\r\n')), []],
  ['UTF-8 with old Macintosh line ends', utf8(TEXT.replaceAll('\n', '\r')), []],
  ['UTF-8 with line separators', utf8(TEXT.replaceAll('\n', '\u2028')), []],
  ['UTF-16, little end first, with its mark', utf16le(`\uFEFF${TEXT}`), []],
  ['UTF-16, big end first, with its mark', utf16be(`\uFEFF${TEXT}`), []],
  ['UTF-16 without its mark', utf16le(TEXT), ['encoding_guessed']],
  ['Windows-1252', windows1252(TEXT), ['encoding_guessed']],
  ['decomposed letters', utf8(TEXT.normalize('NFD')), []],
  ['no-break spaces', utf8(TEXT.replaceAll(' ', '\u00A0')), []],
  [
    'soft hyphens and zero-width spaces in words',
    utf8(TEXT.replace(/(\p{Ll})(\p{Ll})/gu, '$1\u00AD\u200B$2')),
    [],
  ],
  ['bidi marks around lines', utf8(TEXT.replace(/^(.+)$/gmu, '\u202A$1\u202C\u200F')), []],
  ['control characters', utf8(TEXT.replaceAll('. ', '.\u0007 ')), []],
  ['runs of spaces and tabs', utf8(TEXT.replaceAll(' ', ' \t ')), []],
];

describe('The same panel comes out of every encoding', () => {
  for (const [title, bytes, warned] of documents) {
    it(title, async () => {
      const { survey, warnings } = await readOne(bytes);
      assert.deepEqual(survey, EXPECTED);
      assert.deepEqual(
        warnings.map(({ code }) => code),
        warned,
      );
    });
  }
});
