// Labelled answers from files, for the commands that measure and mine.
import { readFileSync } from 'node:fs';
import { type LabelledAnswer, parseAnswers } from '../../server/stance/evaluation/answers.ts';
import { describeFault } from '../../server/stance/evaluation/json-lines.ts';

export type LabelledFiles =
  | {
      readonly ok: true;
      readonly answers: readonly LabelledAnswer[];
      readonly files: readonly { readonly file: string; readonly n: number }[];
    }
  /** One sentence per fault; each names its file, and its line and field where it has one. */
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads every file before it answers, so that all faults are named at once. Never throws. */
export function readLabelled(paths: readonly string[], codes: readonly string[]): LabelledFiles {
  const read = paths.map((file) => ({ file, ...readOne(file, codes) }));
  const faults = read.flatMap((each) => each.faults);
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    answers: read.flatMap(({ answers }) => answers),
    files: read.map(({ file, answers }) => ({ file, n: answers.length })),
  };
}

/** How many answers have the id of an earlier one, in a sentence; null where every id is given once. */
export function repeatedIds(answers: readonly LabelledAnswer[]): string | null {
  const repeats = answers.length - new Set(answers.map(({ id }) => id)).size;
  if (repeats === 0) return null;
  const some = repeats === 1 ? '1 answer has the id' : `${repeats} answers have the ids`;
  return `Of ${answers.length} answers, ${some} of an earlier one; all are counted. Check that no file is given twice.`;
}

function readOne(
  file: string,
  codes: readonly string[],
): { answers: readonly LabelledAnswer[]; faults: string[] } {
  let contents: string;
  try {
    contents = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    return { answers: [], faults: [unreadable(file, error)] };
  }
  const { answers, faults } = parseAnswers(contents, file, codes);
  if (answers.length === 0 && faults.length === 0) {
    return { answers, faults: [`${file}: holds no answers; it should have one JSON object per line.`] };
  }
  return { answers, faults: faults.map(describeFault) };
}

function unreadable(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return `There is no file “${file}”. Check the path.`;
  if (code === 'EISDIR') return `“${file}” is a folder. Name the files in it.`;
  return `${file}: cannot be read as UTF-8 text (${error instanceof Error ? error.message : String(error)}).`;
}
