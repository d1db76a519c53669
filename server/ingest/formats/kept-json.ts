// An ask of a dump: a survey whose object `ask` says what is known beside it.
import { z } from 'zod';
import type { KeptOther } from '../../domain/kept.ts';
import type { ParsedSurvey } from '../../domain/survey.ts';
import { keptAnswer, keptHead, keptSource, type ReadKept } from '../kept-ask.ts';
import { contributorSchema, headSchema, surveySchema } from './survey-schema.ts';

/** A contributor and, beside its own keys, what is known of the answer. */
const answered = z
  .intersection(contributorSchema, z.object({ kept: keptAnswer.optional() }))
  .transform(({ kept, ...contributor }) => ({ contributor, answer: kept ?? null }));

const hidden = z
  .intersection(contributorSchema, z.object({ kept: keptAnswer, state: z.enum(['pending', 'rejected']) }))
  // Editors find a submission by its record; an answer of a document never waits.
  .refine(({ kept, state }) => (kept.form === null ? state === 'rejected' : kept.form.record.length > 0), {
    path: ['kept', 'form'],
    message: 'must have its record',
  })
  .transform(({ kept, state, ...contributor }): KeptOther => ({ contributor, answer: kept, state }));

const edition = z.object({
  ...{ replaced: z.iso.datetime(), source: keptSource.nullable(), survey: surveySchema },
});

// Its contributors are those of the document and those by form; an ask may still wait for the first.
const dumped = headSchema
  .extend({
    ask: keptHead.extend({ editions: z.array(edition).default([]) }),
    contributors: z.array(answered),
    hidden: z.array(hidden).default([]),
  })
  .superRefine(({ ask, contributors, hidden }, context) => {
    const known = new Set(ask.institutions.map(({ slug }) => slug));
    const named = [...contributors, ...hidden].flatMap(({ answer }) => answer?.institutions ?? []);
    const lost = named.find((slug) => slug !== null && !known.has(slug));
    if (lost === undefined) return;
    const message = `has no “${lost}”, which a contributor names`;
    context.addIssue({ code: 'custom', path: ['ask', 'institutions'], message });
  });

export function isDump(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ask' in value;
}

interface DumpedAsk {
  readonly survey: ParsedSurvey;
  readonly kept: ReadKept;
}

/** @param line the line of the file on which the ask begins */
export function readKept(value: unknown, line: number): z.ZodSafeParseResult<DumpedAsk> {
  return dumped.transform((data) => toDumped(data, line)).safeParse(value) as z.ZodSafeParseResult<DumpedAsk>;
}

function toDumped({ ask, contributors, hidden, ...head }: z.infer<typeof dumped>, line: number): DumpedAsk {
  const document = contributors.filter(({ answer }) => !answer?.form);
  const byForm = contributors.flatMap(({ contributor, answer }): KeptOther[] =>
    answer?.form ? [{ contributor, answer, state: 'published' }] : [],
  );
  const where = `line ${line}`;
  const placeOf = (count: number, what: string): string[] =>
    Array.from({ length: count }, (_, index) => `${where}, ${what} ${index + 1}`);
  return {
    survey: { ...head, contributors: document.map(({ contributor }) => contributor) },
    kept: {
      ...ask,
      answers: document.map(({ answer }) => answer),
      others: [...byForm, ...hidden],
      places: {
        ask: where,
        answers: [
          ...placeOf(document.length, 'contributor'),
          ...placeOf(byForm.length, 'answer by form'),
          ...placeOf(hidden.length, 'hidden answer'),
        ],
      },
    },
  };
}
