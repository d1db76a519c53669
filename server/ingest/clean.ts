import { visibleText } from '../domain/visible-text.ts';

/**
 * Text as every later step sees it. White space within lines is left for {@link collapse}, since tabs may part
 * columns.
 */
export const cleanText = visibleText;

/** What {@link collapse} has to change; most text is as it should be. */
const LOOSE = /[^\S ]| {2}|^ | $/u;

/** One line of text: every run of white space is one space, none at the ends. */
export function collapse(text: string): string {
  if (!LOOSE.test(text)) return text;
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * {@link cleanText} on one line. Whatever a format can write in another way (a reference, an escape, a piece of
 * a run) has to come through here after it was decoded: the bytes of `re&shy;ject` are clean, its text is not.
 */
export function cleanLine(text: string): string {
  return collapse(cleanText(text));
}

/** An address of the web as given, cleaned; null for every other scheme and for what is no address. */
export function webAddress(text: string | null | undefined): string | null {
  const address = cleanLine(text ?? '');
  return /^https?:\/\/\S+$/iu.test(address) && URL.canParse(address) ? address : null;
}
