// What a scheme's readers are told beside the scheme itself: its rules for people, an example, its figures.
import { z } from 'zod';
import type { Classification, Codebook } from '../stance/types.ts';

const text = z.string().trim().min(1);
const whole = z.int().min(0);

const guideSchema = z.strictObject({
  /** Rules for a person who tags, in order. */
  rules: z.array(z.strictObject({ name: text, text })),
  /** An invented answer that the method page works through. */
  example: z.strictObject({ question: text, paragraphs: z.array(text).min(1) }),
  /** What the scheme cannot do, in sentences. */
  limits: z.array(text),
});

/** data/method/<scheme>.yaml. */
export type Guide = z.infer<typeof guideSchema>;

/** A figure with its 95% interval; null where it is undefined, or there is one question only. */
const estimate = z.strictObject({
  value: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
});

const FIGURE_NAMES = [
  'accuracy',
  'macroF1',
  'kappa',
  'coverage',
  'selectiveAccuracy',
  'lenientAccuracy',
  'lenientMacroF1',
  'deciding',
] as const;
export type FigureName = (typeof FIGURE_NAMES)[number];

const figures = z.record(z.enum(FIGURE_NAMES), estimate);

const setSchema = z.strictObject({
  id: text,
  /** "Ten questions left unread". */
  title: text,
  /** What these answers are, in sentences. */
  about: text,
  n: whole,
  questions: whole,
  /** Baselines, the lexicon without context, and last the lexicon. */
  systems: z.array(z.strictObject({ name: text, about: text, figures })).min(1),
  /** Of the lexicon, as `confusion` and all below. */
  classes: z.array(
    z.strictObject({
      code: text,
      precision: z.number().nullable(),
      recall: z.number().nullable(),
      f1: z.number().nullable(),
      labelled: whole,
      tagged: whole,
    }),
  ),
  /** Rows are labels, columns tags, both in the order of `classes`. */
  confusion: z.array(z.array(whole)),
  bands: z.array(z.strictObject({ band: z.enum(['high', 'medium', 'low']), n: whole, precision: estimate })),
  /** How many answers went wrong in which way; every wrong one counts once. */
  errors: z.array(z.strictObject({ kind: text, n: whole })),
  /** The wrong ones among the answers with labelled deciding sentences, by what those gave; empty without such labels. */
  causes: z.array(z.strictObject({ kind: text, n: whole })),
});

const figuresSchema = z.strictObject({
  version: text,
  /** SHA-256 (hex) of the scheme file and data/actors.yaml. */
  hash: text,
  /** The day of the measurement. */
  date: z.iso.date(),
  sets: z.array(setSchema).min(1),
  /** Macro-F1 per set for growing parts of the lexicon, commonest entries first. */
  curve: z.array(
    z.strictObject({
      entries: whole,
      patterns: whole,
      macroF1: z.array(z.strictObject({ set: text, value: z.number().nullable() })),
    }),
  ),
  /** In how many of the labelled answers patterns gave evidence. */
  support: z.strictObject({ answers: whole, patterns: whole, none: whole, one: whole, more: whole }),
});

const limitsSchema = z.strictObject({
  pairs: whole,
  limits: z.array(z.strictObject({ id: text, rule: text, reason: text, a: text, b: text })),
});

const fileSchema = z.record(
  text,
  z.strictObject({ measured: figuresSchema.nullable(), checklist: limitsSchema.nullable() }),
);

export type FigureSet = z.infer<typeof setSchema>;
export type Figures = z.infer<typeof figuresSchema>;
export type Estimate = z.infer<typeof estimate>;
/** How many minimal pairs the scheme is tried on, and those that it cannot tell apart. */
export type ChecklistSummary = z.infer<typeof limitsSchema>;
/** data/method-figures.json: scheme id -> what was measured of it. */
export type FiguresFile = z.infer<typeof fileSchema>;

/** Everything that a method page tells of one scheme. */
export interface Method {
  readonly codebook: Codebook;
  readonly guide: Guide | null;
  /** The guide's example, read by the scheme as it is now. */
  readonly example: Classification | null;
  /** Of what is loaded now; figures that carry another one were measured before something was changed. */
  readonly hash: string;
  readonly figures: Figures | null;
  readonly checklist: ChecklistSummary | null;
}

/** @throws z.ZodError */
export function parseGuide(data: unknown): Guide {
  return guideSchema.parse(data);
}

/** @throws z.ZodError */
export function parseFigures(data: unknown): FiguresFile {
  return fileSchema.parse(data);
}
