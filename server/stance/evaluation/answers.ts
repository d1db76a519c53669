// Answers as they come in JSON lines, with a label ({id, question, text, stance, ...}) or without one.
import { z } from 'zod';
import { type LineFault, parseLine } from './json-lines.ts';

type Id = string | number;

/** An answer to tag. Fields of the line that are not named here are ignored. */
export interface PlainAnswer {
  readonly id: Id;
  /** Names audience and lead; null where the line has none. */
  readonly question: string | null;
  readonly paragraphs: readonly string[];
}

/** An answer with the label that a person gave it. */
export interface LabelledAnswer {
  readonly id: Id;
  readonly question: string;
  readonly paragraphs: readonly string[];
  readonly stance: string;
  /** Other labels that a careful reader could defend. */
  readonly alsoAcceptable: readonly string[];
  /** The sentences that settle the label, verbatim; empty where the line has none. */
  readonly deciding: readonly string[];
  /** The words by which the answer names who is to act, and whose lead is in question; mostly empty. */
  readonly audience: readonly string[];
  readonly lead: readonly string[];
}

export interface ReadAnswers {
  readonly answers: readonly LabelledAnswer[];
  readonly faults: readonly LineFault[];
}

/** Paragraphs are separated by an empty line. Offsets in findings count within what this returns. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\r?\n\r?\n/);
}

/** The same question typed by two people: case, white space and the shape of quotes do not count. */
export function questionKey(question: string): string {
  return plainText(question).toLowerCase();
}

/** NFC, straight quotes, single spaces: for comparing what should be the same words. */
export function plainText(text: string): string {
  return text.normalize('NFC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
}

/** Checks one line of an answer without a label: `{id, question?, text, ...}`. */
export const PLAIN_LINE = z
  .object({ id: id(), question: text().nullish(), text: text() }, { error: 'is not an object' })
  .transform(
    (line): PlainAnswer => ({
      id: line.id,
      question: line.question ?? null,
      paragraphs: paragraphsOf(line.text),
    }),
  );

/**
 * Reads a whole file of labelled answers. Blank lines and a byte order mark are skipped. Never throws:
 * every fault of every line is named, and the answers are those of the other lines.
 * @param codes the stances that a label may have, `unclear` included
 */
export function parseAnswers(contents: string, file: string, codes: readonly string[]): ReadAnswers {
  const schema = labelledLine(codes);
  const answers: LabelledAnswer[] = [];
  const faults: LineFault[] = [];
  for (const [index, line] of contents
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const parsed = parseLine(line, file, index + 1, schema);
    if (parsed.ok) answers.push(parsed.value);
    else faults.push(...parsed.faults);
  }
  return { answers, faults };
}

function labelledLine(codes: readonly string[]): z.ZodType<LabelledAnswer> {
  const stance = text().refine((value) => codes.includes(value), {
    error: ({ input }) => `is “${String(input)}”, not a stance of the scheme (${codes.join(', ')})`,
  });
  const texts = z.array(text(), { error: 'must be a list of texts' }).nullish();
  return z
    .object(
      {
        id: id(),
        question: text(),
        text: text(),
        stance,
        also_acceptable: z.array(stance, { error: 'must be a list of stances' }).nullish(),
        deciding: texts,
        audience: texts,
        lead: texts,
      },
      { error: 'is not an object' },
    )
    .transform((line) => ({
      id: line.id,
      question: line.question,
      paragraphs: paragraphsOf(line.text),
      stance: line.stance,
      alsoAcceptable: line.also_acceptable ?? [],
      deciding: line.deciding ?? [],
      audience: line.audience ?? [],
      lead: line.lead ?? [],
    }));
}

function text() {
  return z.string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be text') });
}

function id() {
  return z.union([z.string(), z.number()], {
    error: ({ input }) => (input === undefined ? 'is missing' : 'must be text or a number'),
  });
}
