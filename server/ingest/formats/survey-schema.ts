// ParsedSurvey as JSON has it, cleaned on the way.
import { z } from 'zod';
import type { ParsedContributor } from '../../domain/survey.ts';
import { cleanLine } from '../clean.ts';

const line = z.string().transform(cleanLine);
const filled = line.refine((text) => text !== '', 'must not be empty');
const optional = line
  .transform((text) => text || null)
  .nullable()
  .default(null);

const affiliation = z.object({ role: optional, institution: optional });

const person = {
  name: optional,
  affiliations: z.array(affiliation).default([]),
  paragraphs: z
    .array(line)
    .default([])
    .transform((texts) => texts.filter((text) => text !== '')),
};

const declared = z
  .object({ vote: optional, confidence: z.number().nonnegative().nullable().default(null) })
  .optional();

export const contributorSchema = z
  .object({ ...person, declared })
  .transform(
    ({ declared: vote, ...rest }): ParsedContributor =>
      vote === undefined ? rest : { ...rest, declared: vote },
  );

export const headSchema = z.object({
  question: filled,
  series: optional,
  number: optional,
  date: z.iso.date().nullable().default(null),
  intro: z
    .array(line)
    .default([])
    .transform((texts) => texts.filter((text) => text !== '')),
});

export const surveySchema = headSchema.extend({ contributors: z.array(contributorSchema) });
