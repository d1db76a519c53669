import type { Submission } from './submission.ts';
import { visibleText } from './visible-text.ts';

/** The fields of the form, in the order in which the page asks for them. */
export const FIELDS = ['name', 'role', 'institution', 'answer'] as const;
export type Field = (typeof FIELDS)[number];

/** Fewest and most characters of each field, counted as Unicode code points of the cleaned text. */
export const LIMITS: Readonly<Record<Field, { readonly min: number; readonly max: number }>> = {
  name: { min: 2, max: 120 },
  role: { min: 2, max: 160 },
  institution: { min: 2, max: 160 },
  answer: { min: 20, max: 6000 },
};

/** What was typed, to the character; a field that was not sent is empty. */
export type TypedForm = Readonly<Record<Field, string>>;

export interface FieldError {
  readonly field: Field;
  /** Says what to do: "Enter your name". */
  readonly message: string;
}

export type FormOutcome =
  | { readonly status: 'valid'; readonly submission: Submission }
  /** At most one error per field, in the form's order. */
  | { readonly status: 'invalid'; readonly errors: readonly FieldError[] };

const WORDS: Readonly<Record<Field, { readonly ask: string; readonly subject: string }>> = {
  name: { ask: 'Enter your name', subject: 'Your name' },
  role: { ask: 'Enter your role', subject: 'Your role' },
  institution: { ask: 'Enter your institution', subject: 'Your institution' },
  answer: { ask: 'Enter your answer', subject: 'Your answer' },
};

/** Takes the known fields from a posted form; others are ignored, and of repeated ones the first counts. */
export function typedForm(form: URLSearchParams): TypedForm {
  const read = (field: Field): string => form.get(field) ?? '';
  return { name: read('name'), role: read('role'), institution: read('institution'), answer: read('answer') };
}

/** Cleans and checks what was typed for the ask with this slug. */
export function checkForm(ask: string, typed: TypedForm): FormOutcome {
  const [name, role, institution] = [oneLine(typed.name), oneLine(typed.role), oneLine(typed.institution)];
  const paragraphs = paragraphsOf(typed.answer);
  const cleaned: TypedForm = { name, role, institution, answer: paragraphs.join('\n\n') };
  const errors = FIELDS.flatMap((field) => {
    const message = fault(field, cleaned[field]);
    return message === null ? [] : [{ field, message }];
  });
  if (errors.length > 0) return { status: 'invalid', errors };
  return { status: 'valid', submission: { ask, name, role, institution, paragraphs } };
}

/** Text without letters says nothing, whatever its length, and counts as empty. */
function fault(field: Field, text: string): string | null {
  const { ask, subject } = WORDS[field];
  if (!/\p{L}/u.test(text)) return ask;
  const length = [...text].length;
  const { min, max } = LIMITS[field];
  const format = (count: number): string => count.toLocaleString('en-GB');
  if (length < min) return `${subject} must have ${format(min)} characters or more; it has ${format(length)}`;
  if (length > max)
    return `${subject} must have ${format(max)} characters or fewer; it has ${format(length)}`;
  return null;
}

/** Paragraphs are set apart by blank lines; a single line break within one is only a space. */
function paragraphsOf(text: string): string[] {
  return visibleText(text)
    .split(/\n[^\S\n]*\n/)
    .map(collapse)
    .filter((paragraph) => paragraph !== '');
}

/** A single line of text as it is stored: cleaned of what shows nothing or turns it, white space collapsed. */
export function oneLine(text: string): string {
  return collapse(visibleText(text));
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
