/** Scripts that are spelt with the joiners U+200C and U+200D, and emoji that are put together with them. */
const JOINING = [
  ...['Arab', 'Syrc', 'Mand', 'Mong', 'Nkoo', 'Phag', 'Adlm', 'Rohg', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya'],
  ...['Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Khmr', 'Mymr', 'Tibt'],
]
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .concat('\\p{Extended_Pictographic}', '\\p{Emoji_Modifier}')
  .join('');

const LINE_END = /\r\n?|[\v\f\u0085\u2028]/gu;
/** Letters and signs that are drawn as nothing but take room: the Hangul fillers and the empty Braille cell. */
const BLANK = /[\u2800\u3164\uffa0]/gu;
/** Controls other than the line end and the tab, and halves of characters. */
const CONTROL = /[^\P{Cc}\n\t]|\p{Cs}/gu;
/** Soft hyphens, zero-width and bidi characters, fillers, variation selectors, tags, annotation marks. */
const INVISIBLE = /[^\P{Default_Ignorable_Code_Point}\u200c\u200d]|[\ufff9-\ufffb]/gu;
/** A joiner that joins nothing, and so only hides a word from whoever looks for it. */
const IDLE_JOINER = new RegExp(`(?<![${JOINING}])[\\u200c\\u200d]`, 'gu');
const NEEDS_WORK = /[^\n\t -~]/u;

/**
 * Text of which every character can be seen, whatever it came from: NFC, every kind of line break as "\n" (two
 * for a paragraph separator), blank letters as spaces, without controls, lone surrogates and characters that
 * show nothing or turn the text around them. Joiners stay where they are part of the spelling.
 */
export function visibleText(text: string): string {
  if (!NEEDS_WORK.test(text)) return text;
  return text
    .replace(LINE_END, '\n')
    .replaceAll('\u2029', '\n\n')
    .replace(BLANK, ' ')
    .replace(CONTROL, '')
    .replace(INVISIBLE, '')
    .replace(IDLE_JOINER, '')
    .normalize('NFC');
}
