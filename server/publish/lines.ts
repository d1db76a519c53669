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

function cut(text: string, length: number): string {
  const letters = [...text];
  while (lengthOf(letters.join('')) > length) letters.pop();
  return letters.join('').trimEnd();
}

/** In letters of the Latin script. */
export function lengthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1), 0);
}
