import { z } from 'zod';
import { AppError } from '../domain/errors.ts';
import type { ParsedSurvey } from '../domain/survey.ts';
import type { AskState, Nature, Source } from '../domain/types.ts';

/** A sample ask as kept in data/samples: a survey with where it comes from and how to speak of it. */
export interface Sample {
  readonly nature: Nature;
  readonly scheme: string;
  readonly state: AskState;
  /** Overrules the lead that the question names; null leaves it to the question. */
  readonly lead: string | null;
  readonly source: Omit<Source, 'hash'>;
  readonly survey: ParsedSurvey;
}

const text = z.string().trim().min(1);

const sampleSchema = z.strictObject({
  nature: z.enum(['verbatim', 'summary', 'illustrative']),
  scheme: text,
  state: z.enum(['open', 'closed']),
  lead: text.nullable(),
  source: z.strictObject({ title: text, publisher: text.nullable(), url: z.url().nullable() }),
  survey: z.strictObject({
    question: text,
    series: text.nullable(),
    number: text.nullable(),
    date: z.iso.date().nullable(),
    intro: z.array(text),
    contributors: z
      .array(
        z.strictObject({
          name: text.nullable(),
          affiliations: z.array(z.strictObject({ role: text.nullable(), institution: text.nullable() })),
          paragraphs: z.array(text),
          declared: z
            .strictObject({ vote: text.nullable(), confidence: z.number().nonnegative().nullable() })
            .exactOptional(),
        }),
      )
      .min(1),
  }),
});

/** @throws AppError `document_unreadable` naming the file and every fault. */
export function parseSample(json: string, fileName: string): Sample {
  const unreadable = (why: string, cause?: unknown): AppError =>
    new AppError('document_unreadable', `${fileName} is not a sample: ${why} Mend the file or restore it.`, {
      cause,
    });
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    throw unreadable(`it is not JSON (${error instanceof Error ? error.message : String(error)}).`, error);
  }
  const result = sampleSchema.safeParse(data);
  if (!result.success) throw unreadable(`${z.prettifyError(result.error).replaceAll('\n', ' ')}.`);
  return result.data;
}
