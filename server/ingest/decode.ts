import { AppError } from '../domain/errors.ts';

/** The largest text document that is read, in bytes. */
export const MAX_TEXT_BYTES = 5 * 1024 * 1024;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** True where the bytes gave no proof of the encoding, so that an editor should look at the accents. */
  readonly guessed: boolean;
}

/** What other kinds of file begin with, and what to do about each. */
const SIGNATURES: readonly {
  readonly bytes: readonly number[];
  readonly kind: string;
  readonly advice: string;
}[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: 'a PDF', advice: 'Copy its text into a plain text file' },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    kind: 'an old or password-protected Word document',
    advice: 'Save it as .docx without a password, or as plain text',
  },
  {
    bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66],
    kind: 'a rich text (RTF) file',
    advice: 'Save it as plain text or .docx',
  },
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'a zip archive', advice: 'Unpack it and import the text inside' },
  { bytes: [0x1f, 0x8b], kind: 'a gzip archive', advice: 'Unpack it and import the text inside' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'a PNG picture', advice: 'Import the text itself' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'a JPEG picture', advice: 'Import the text itself' },
  { bytes: [0x47, 0x49, 0x46, 0x38], kind: 'a GIF picture', advice: 'Import the text itself' },
];

/**
 * Reads a text file in UTF-8 or UTF-16 (with or without a byte-order mark) or Windows-1252.
 * @throws AppError `document_empty`, `document_too_large`, `document_unreadable` (not text).
 */
export function decodeText(bytes: Uint8Array, limit = MAX_TEXT_BYTES): DecodedText {
  refuseSize(bytes, limit);
  const signature = SIGNATURES.find((known) => known.bytes.every((byte, at) => bytes[at] === byte));
  if (signature) {
    throw new AppError('document_unreadable', `This is ${signature.kind}, not text. ${signature.advice}.`);
  }
  const decoded = decodeAny(bytes);
  if (decoded.text.trim() === '') {
    throw new AppError(
      'document_empty',
      'The document is empty. Give a file with the text of the survey in it.',
    );
  }
  if (isBinary(decoded.text)) {
    throw new AppError(
      'document_unreadable',
      'The document is not text: it is full of characters that no text has. Save it as plain text (UTF-8) and import that.',
    );
  }
  return decoded;
}

/** @throws AppError `document_too_large`. */
export function refuseSize({ length }: Uint8Array, limit = MAX_TEXT_BYTES): void {
  if (length <= limit) return;
  const mebibytes = (length / 1024 / 1024).toFixed(1);
  throw new AppError(
    'document_too_large',
    `The document has ${mebibytes} MB; at most ${limit / 1024 / 1024} MB are read. Cut it down to the survey itself.`,
  );
}

function decodeAny(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { ...decodeAs('utf-16le', bytes), guessed: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { ...decodeAs('utf-16be', bytes), guessed: false };
  const wide = wideOrder(bytes);
  if (wide !== null) return { ...decodeAs(wide, bytes), guessed: true };
  const utf8 = decodeAs('utf-8', bytes);
  const damage = countMatches(utf8.text, '\uFFFD');
  if (damage === 0) return { ...utf8, guessed: false };
  // Some bytes are not UTF-8. A file that is mostly proper UTF-8 beyond ASCII is damaged UTF-8; else Windows.
  const proper = countBeyondAscii(utf8.text) - damage;
  return { ...(proper > damage ? utf8 : decodeAs('windows-1252', bytes)), guessed: true };
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): Omit<DecodedText, 'guessed'> {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** UTF-16 without its mark: every other byte of mostly Latin text is zero. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096);
  const zeros = [0, 0];
  for (let at = 0; at < length; at += 1) {
    if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > length / 6 && even < length / 40) return 'utf-16le';
  if (even > length / 6 && odd < length / 40) return 'utf-16be';
  return null;
}

function isBinary(text: string): boolean {
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0 || (code < 32 && (code < 9 || code > 13)) || code === 0xfffd) controls += 1;
  }
  return text.includes('\0') ? controls > text.length / 1000 : controls > Math.max(3, text.length / 50);
}

function countMatches(text: string, char: string): number {
  let count = 0;
  for (let at = text.indexOf(char); at !== -1; at = text.indexOf(char, at + 1)) count += 1;
  return count;
}

function countBeyondAscii(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) count += 1;
  return count;
}
