// Plain-text tables for terminals: columns aligned, long cells wrapped.

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Cells and titles longer than this are wrapped at spaces. */
  readonly width?: number;
}

/** The widest a line of a report may be, in characters. */
export const LINE = 100;

const GAP = '  ';

/** Title, rule and rows. Every row has one cell per column. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const grid = [columns.map(({ title }) => title), ...rows].map((row) =>
    columns.map(({ width }, index) => wrap(row[index] ?? '', width ?? LINE)),
  );
  const widths = columns.map((_, index) =>
    Math.max(...grid.flatMap((row) => (row[index] ?? []).map(({ length }) => length))),
  );
  const lines = grid.map((row) => layRow(row, columns, widths));
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP);
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** Lines of at most `width` characters, broken at spaces; a longer word is broken anywhere. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    while (word.length > width) {
      lines.push(word.slice(0, width));
      word = word.slice(width);
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** One row of wrapped cells: what fits on its first line, then what is left over of each cell. */
function layRow(
  cells: readonly (readonly string[])[],
  columns: readonly Column[],
  widths: readonly number[],
): string {
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ align }, index) => {
        const text = cells[index]?.[line] ?? '';
        return align === 'left' ? text.padEnd(widths[index] ?? 0) : text.padStart(widths[index] ?? 0);
      })
      .join(GAP)
      .trimEnd(),
  ).join('\n');
}
