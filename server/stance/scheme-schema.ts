// The shape of a scheme file (docs/lexicon.md). Defaults are spelt out here and nowhere else.
import { z } from 'zod';
import { KINDS, PLACES } from './scheme-types.ts';

const code = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a code is lower-case letters, digits and hyphens');
const patterns = z.array(z.string().min(1)).default([]);
const factor = z.number().min(0).max(10);
const text = z.string().trim().min(1);

const example = z.union([text, z.strictObject({ question: text, text })]);

const entry = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'an id is lower-case words joined by . or -'),
  stance: code.optional(),
  kind: z.enum(KINDS),
  weight: z.number().min(1, 'a weight is 1 to 3').max(3, 'a weight is 1 to 3').optional(),
  patterns: z.array(z.string().min(1)).min(1),
  negated: code.default('none'),
  denies: code.optional(),
  places: z.array(z.enum(PLACES)).min(1).optional(),
  hits: z.array(example).default([]),
  misses: z.array(example).default([]),
  note: z.string().trim().default(''),
});

const clauseModifier = z.strictObject({
  clause: patterns,
  sentence: patterns,
  until: patterns,
  factor,
});

const modifiers = z.strictObject({
  question: clauseModifier.optional(),
  quotation: z.strictObject({ words: z.number().int().min(1).max(50).default(5), factor }).optional(),
  attribution: z
    .strictObject({
      sources: patterns,
      verbs: patterns,
      openers: patterns,
      self: patterns,
      until: patterns,
      endorsed: patterns,
      rejected: patterns,
      endorsed_next: patterns,
      rejected_next: patterns,
      factor,
    })
    .optional(),
  concession: clauseModifier.optional(),
  hypothesis: clauseModifier.optional(),
  negation: z
    .strictObject({
      negators: patterns,
      pseudo: patterns,
      after: patterns,
      scope_end: patterns,
      scope: z.number().int().min(1).max(12).default(6),
      factor: factor.default(1),
    })
    .optional(),
  qualifier: z
    .strictObject({
      tones: z.array(z.enum(['for', 'between', 'against'])).default(['for']),
      factor: factor.default(1),
    })
    .optional(),
  deontic: z
    .strictObject({
      verbs: patterns,
      reach: z.number().int().min(1).max(20).default(6),
      audience: factor.default(2),
      other: factor.default(0.5),
      passive: factor.default(1),
      object: factor.default(1),
    })
    .optional(),
  report: z
    .strictObject({ verbs: patterns, unless: patterns, reach: z.int().min(1).max(8).default(3), factor })
    .optional(),
  position: z
    .strictObject({
      turns: patterns,
      before: factor.default(1),
      after: factor.default(1),
      contrast: patterns,
      contrast_before: factor.default(1),
      summing_up: patterns,
      first: factor.default(1),
      last: factor.default(1),
      summing: factor.default(1),
    })
    .optional(),
});

const parameters = z.strictObject({
  minimum: z.number().min(0).default(0),
  verdict: z
    .strictObject({
      where: z.array(z.enum(PLACES)).default([...PLACES]),
      min_share: z.number().min(0).max(1).default(0.5),
    })
    .prefault({}),
  deciding: z
    .strictObject({
      verdict: z.number().min(0).default(0),
      deontic: z.number().min(0).default(0),
      first: z.number().min(0).default(0),
      last: z.number().min(0).default(0),
      summing_up: z.number().min(0).default(0),
    })
    .prefault({}),
  confidence: z
    .array(
      z.strictObject({
        band: z.enum(['high', 'medium', 'low']),
        basis: z.array(z.enum(['verdict', 'score', 'no cue', 'tie', 'stated'])).min(1),
        margin: z.number().min(0).max(1).default(0),
        weight: z.number().min(0).default(0),
      }),
    )
    .default([]),
});

const word = z.coerce
  .string()
  .regex(/^\p{L}[\p{L}'’ -]*$/u, 'words of a topic are plain words, without any signs');
const words = z.array(word).default([]);

const topic = z.strictObject({
  general: words,
  measures: z.array(z.union([z.array(word).min(1), word.transform((only) => [only])])).default([]),
  things: words,
  introducing: words,
  acts: z.array(z.strictObject({ do: words, undo: words })).default([]),
  forms: z.array(words).default([]),
});

export const schemeSchema = z.strictObject({
  id: code,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'a version is written like "0.1.0", in quotation marks'),
  title: text,
  stances: z
    .array(
      z.strictObject({
        code,
        word: text,
        label: text,
        tone: z.enum(['for', 'between', 'against', 'none']),
        definition: text,
      }),
    )
    .min(2),
  threshold: z.number().min(0).max(1),
  example_question: text.optional(),
  lists: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), z.array(z.coerce.string().min(1))).default({}),
  topic: topic.optional(),
  entries: z.array(entry).min(1),
  modifiers: modifiers.prefault({}),
  combine: z
    .array(z.strictObject({ sentence: z.array(text).min(1), gives: code, note: z.string().default('') }))
    .default([]),
  parameters: parameters.prefault({}),
  declared: z
    .array(z.strictObject({ vote: text, stance: code, intensity: z.int().min(0).max(2) }))
    .default([]),
});

export type RawScheme = z.infer<typeof schemeSchema>;
export type RawEntry = RawScheme['entries'][number];
