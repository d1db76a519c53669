import type { XmlHandler } from './docx.ts';

/** What a paragraph style means for the structure of a text. `level` is 1 to 6 for headings, 0 for all else. */
export interface DocxStyle {
  readonly level: number;
  readonly bold: boolean;
}

/** Whether a switch such as <w:b/> is on: it is unless it says otherwise. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off|none)$/u.test(value);
}

/**
 * The paragraph styles of word/styles.xml by their id.
 * @param parse feeds the part to a handler, and feeds nothing where the document has none
 */
export async function readDocxStyles(
  parse: (handler: XmlHandler) => Promise<void>,
): Promise<ReadonlyMap<string, DocxStyle>> {
  const styles = new Map<string, DocxStyle>();
  let id: string | null = null;
  let level = 0;
  let bold = false;
  await parse({
    open(name, attributes) {
      const value = attributes['w:val'];
      if (name === 'w:style') {
        id = attributes['w:type'] === 'paragraph' ? (attributes['w:styleId'] ?? null) : null;
        level = 0;
        bold = false;
      } else if (name === 'w:name') {
        level = levelOf(value ?? '') || level;
      } else if (name === 'w:outlineLvl') {
        level ||= Math.min(6, Number(value) + 1) || 0;
      } else if (name === 'w:b') {
        bold = isOn(value);
      }
    },
    close(name) {
      if (name === 'w:style' && id !== null) styles.set(id, { level: level > 6 ? 0 : level, bold });
    },
    text() {},
  });
  return styles;
}

/** "heading 2" -> 2, "Title" -> 1; word processors keep these names in English whatever they show. */
function levelOf(name: string): number {
  if (/^title$/iu.test(name)) return 1;
  const digit = /^heading ([1-9])$/iu.exec(name)?.[1];
  return digit === undefined ? 0 : Math.min(6, Number(digit));
}
