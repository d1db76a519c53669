// Lines of a byte stream, decoded one at a time, so that a fault belongs to a line and memory stays flat.

/** A line of input, numbered from 1, without its line break; or why it cannot be read. */
export type InputLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly fault: string };

/** Far above any answer; protects against a file without line breaks. In bytes. */
export const LONGEST_LINE = 32 * 1024 * 1024;

const NEWLINE = 0x0a;

/**
 * Splits at LF (a CR before it goes too) and decodes UTF-8; a byte order mark is dropped. A last line
 * without a line break counts. A line that is not UTF-8 or longer than `longest` bytes is a fault, and
 * reading goes on after it.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  longest = LONGEST_LINE,
): AsyncGenerator<InputLine> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 0;
  const keep = (part: Uint8Array): void => {
    size += part.length;
    if (size <= longest) parts.push(part);
    else parts = [];
  };
  const finish = (): InputLine => {
    number += 1;
    const line = size > longest ? tooLong(number, longest) : decode(number, Buffer.concat(parts));
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (size > 0) yield finish();
}

function tooLong(number: number, longest: number): InputLine {
  return { number, fault: `is longer than ${longest} bytes; one line holds one answer` };
}

function decode(number: number, bytes: Uint8Array): InputLine {
  try {
    return { number, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r$/, '') };
  } catch {
    return { number, fault: 'is not UTF-8' }; // The only thing that a fatal decoder throws for.
  }
}
