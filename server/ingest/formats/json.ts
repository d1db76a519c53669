import type { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { ParsedSurvey } from '../../domain/survey.ts';
import type { Dropped } from '../block.ts';
import { cleanLine, cleanText } from '../clean.ts';
import { isEmptyContributor } from '../data.ts';
import type { ReadKept } from '../kept-ask.ts';
import { isDump, readKept } from './kept-json.ts';
import { type ColumnOverrides, readRows, type TableReading } from './rows.ts';
import { surveySchema } from './survey-schema.ts';

const survey = surveySchema.refine(({ contributors }) => contributors.length > 0, {
  path: ['contributors'],
  message: 'must not be empty',
});

/** A survey, with what is known of its ask where Stancebook wrote it. */
export interface KeptSurvey {
  readonly survey: ParsedSurvey;
  readonly kept: ReadKept | null;
  /** Contributors of whom nothing was given. */
  readonly dropped: readonly Dropped[];
}

export type JsonReading =
  | { readonly kind: 'surveys'; readonly surveys: readonly KeptSurvey[] }
  | { readonly kind: 'rows'; readonly table: TableReading };

/**
 * JSON or JSON lines: ParsedSurvey objects as `--json --dry-run` prints them, or flat objects with one response
 * each, whose keys are read as a table's headings.
 * @throws AppError `document_unreadable` (no JSON), `not_a_survey` (other JSON) naming every fault's place.
 */
export function readJson(text: string, overrides?: ColumnOverrides): JsonReading {
  const values = parseValues(text);
  if (values.length > 0 && values.every(isFlat))
    return { kind: 'rows', table: readObjects(values, overrides) };
  const lines = values.some(isDump) ? linesOfObjects(text) : [];
  const surveys = values.map((value, index): KeptSurvey => {
    const line = lines[index] ?? 1;
    const result = isDump(value) ? readKept(value, line) : survey.safeParse(value);
    if (!result.success) throw notASurvey(result.error, isDump(value) ? ` (line ${line})` : '');
    return 'kept' in result.data ? { ...result.data, dropped: [] } : withoutEmpty(result.data);
  });
  if (surveys.length > 0) return { kind: 'surveys', surveys };
  throw new AppError('not_a_survey', 'This JSON is an empty list. Give one with a survey in it.');
}

/** @throws AppError `not_a_survey` where nobody is left. */
function withoutEmpty(survey: ParsedSurvey): KeptSurvey {
  const contributors = survey.contributors.filter((each) => !isEmptyContributor(each));
  if (contributors.length === 0)
    throw new AppError(
      'not_a_survey',
      'This JSON is not a survey: none of its contributors has a name, a role, an answer or a vote. Fill them in.',
    );
  const dropped = survey.contributors.flatMap((each, index) =>
    isEmptyContributor(each)
      ? [{ text: `contributor ${index + 1}`, why: 'without a name, a role, an answer or a vote' }]
      : [],
  );
  return { survey: { ...survey, contributors }, kept: null, dropped };
}

function notASurvey(error: z.ZodError, where: string): AppError {
  const faults = error.issues.slice(0, 5).map(({ path, message }) => {
    const fault = message.endsWith('received undefined') ? 'is missing' : message;
    return `${path.join('.') || 'the whole'}: ${fault}`;
  });
  return new AppError(
    'not_a_survey',
    `This JSON is not a survey${where}: ${faults.join('; ')}. A survey has a question and contributors, each with name, affiliations and paragraphs.`,
  );
}

/** One value, an array of values, or one value per line. */
function parseValues(text: string): unknown[] {
  const whole = parseOne(text);
  if (whole.ok) return Array.isArray(whole.value) ? whole.value : [whole.value];
  const lines = text.split('\n').filter((each) => each.trim() !== '');
  const values: unknown[] = [];
  for (const line of lines) {
    const one = parseOne(line);
    if (!one.ok) break;
    values.push(one.value);
  }
  const bad = values.length === lines.length ? -1 : values.length;
  if (lines.length > 1 && bad === -1) return values;
  const where = lines.length > 1 && bad > 0 ? ` (as JSON lines it fails at line ${bad + 1})` : '';
  throw new AppError('document_unreadable', `This is not JSON: ${whole.why}${where}. Mend it there.`);
}

/** The lines, from 1, on which the objects of a list or of JSON lines begin. */
function linesOfObjects(text: string): number[] {
  const lines: number[] = [];
  const outside = text.trimStart().startsWith('[') ? 1 : 0;
  let [line, depth, isQuoted] = [1, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\n') line += 1;
    else if (isQuoted && char === '\\') at += 1;
    else if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (char === '{' || char === '[') {
      if (char === '{' && depth === outside) lines.push(line);
      depth += 1;
    } else if (char === '}' || char === ']') depth -= 1;
  }
  return lines;
}

function parseOne(text: string): { ok: true; value: unknown } | { ok: false; why: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

type Flat = Readonly<Record<string, unknown>>;

/** An object of one response: no contributors within it. */
function isFlat(value: unknown): value is Flat {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !('contributors' in value) &&
    Object.keys(value).length > 1
  );
}

function readObjects(values: readonly Flat[], overrides: ColumnOverrides | undefined): TableReading {
  const headings = keysOf(values);
  const rows = values.map((value) => headings.map((heading) => cellText(value[heading])));
  return readRows(headings.map(cleanLine), rows, overrides);
}

/** No record of a response has more fields; an object per word of a file would make millions of cells. */
const MOST_KEYS = 100;

function keysOf(values: readonly Flat[]): string[] {
  const keys = new Set<string>();
  for (const value of values) {
    for (const key of Object.keys(value)) keys.add(key);
    if (keys.size > MOST_KEYS) {
      throw new AppError(
        'not_a_survey',
        `This JSON is not a survey: its objects have more than ${MOST_KEYS} different keys.`,
      );
    }
  }
  return [...keys];
}

/** Lists within lists within a field; an answer is a list of paragraphs. */
const DEEPEST = 16;

/** @throws AppError `not_a_survey` for lists nested deeper than 16. */
function cellText(value: unknown, depth = 0): string {
  if (depth > DEEPEST) {
    throw new AppError(
      'not_a_survey',
      `This JSON is not a survey: a field holds lists more than ${DEEPEST} deep. Give each answer as text or as a list of paragraphs.`,
    );
  }
  if (Array.isArray(value)) return value.map((each) => cellText(each, depth + 1)).join('\n');
  return typeof value === 'string' || typeof value === 'number' ? cleanText(String(value)) : '';
}
