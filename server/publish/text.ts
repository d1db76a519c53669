/** What neither XML nor any reference manager takes: controls, half characters, non-characters. */
const UNSAFE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u007F-\u009F]/gu;

/** The text without characters that XML 1.0 forbids or discourages. */
export function printable(text: string): string {
  return text.replace(UNSAFE, '');
}

/** The same on one line, with single spaces. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/gu, ' ').trim();
}
