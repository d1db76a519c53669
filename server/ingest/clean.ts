/** Soft hyphens, zero-width and bidi characters, byte-order marks: invisible, and never meant. */
const INVISIBLE =
  /\u00AD|\u034F|\u061C|[\u115F\u1160]|[\u17B4\u17B5]|[\u180B-\u180F]|[\u200B-\u200F]|[\u202A-\u202E]|[\u2060-\u206F]|[\uFE00-\uFE0F]|\uFEFF|[\uFFF9-\uFFFB]/gu;
/** Control characters other than those that end a line or part words. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/gu;
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;

/**
 * Text as every later step sees it: NFC, lines ended by \n, no invisible or control characters.
 * White space within lines is left for {@link collapse}, since tabs may part columns.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_END, '\n')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .normalize('NFC');
}

/** One line of text: every run of white space is one space, none at the ends. */
export function collapse(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
