// Lines of text for pictures, broken without measuring: nothing here knows the reader's fonts.

/** Lines of about `perLine` letters (wide scripts count double); what does not fit ends in an ellipsis. */
export function wrapped(text: string, perLine: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (lengthOf(longer) <= perLine || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const kept = lines.slice(0, most);
  const last = kept.pop() ?? '';
  const ending = lines.length > most || lengthOf(last) > perLine;
  return [...kept.map((each) => cut(each, perLine)), ending ? `${cut(last, perLine - 1)}…` : last];
}

/** In one pass: a word may be as long as a text. */
function cut(text: string, length: number): string {
  let kept = '';
  let used = 0;
  for (const letter of text) {
    used += widthOf(letter);
    if (used > length) break;
    kept += letter;
  }
  return kept.trimEnd();
}

/** In letters of the Latin script. */
export function lengthOf(text: string): number {
  let sum = 0;
  for (const letter of text) sum += widthOf(letter);
  return sum;
}

function widthOf(letter: string): number {
  return (letter.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1;
}
