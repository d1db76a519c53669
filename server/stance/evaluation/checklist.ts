// Minimal pairs: two short answers that differ in little, and what a careful reader would tag them as.
import { parse } from 'yaml';
import { z } from 'zod';

const text = z.string().trim().min(1);
const side = z.strictObject({ text, stance: text });
const pairSchema = z.strictObject({ id: text, rule: text, question: text, a: side, b: side });
const limitSchema = z.strictObject({ id: text, reason: text });

/** `rule` names what the pair tests: a rule of the codebook, or a mechanism of the engine. */
export type ChecklistPair = z.infer<typeof pairSchema>;
/** A pair that the lexicon cannot tell apart yet, and why. */
export type KnownLimit = z.infer<typeof limitSchema>;

export interface Checklist {
  readonly pairs: readonly ChecklistPair[];
  readonly limits: readonly KnownLimit[];
}

/** A side that was not read as the pair says. */
export interface ChecklistFailure {
  readonly pair: string;
  readonly rule: string;
  readonly text: string;
  readonly expected: string;
  readonly found: string;
}

/**
 * @param pairs the YAML text of the pairs
 * @param limits that of the known limits; null where there are none
 * @throws z.ZodError or a YAML error where either has another shape
 */
export function parseChecklist(pairs: string, limits: string | null): Checklist {
  return {
    pairs: z.array(pairSchema).parse(parse(pairs)),
    limits: limits === null ? [] : z.array(limitSchema).parse(parse(limits)),
  };
}

/** Tries every pair that is not a known limit; nothing is returned where all are read as they should be. */
export function runChecklist(
  { pairs, limits }: Checklist,
  stanceOf: (question: string, text: string) => string,
): ChecklistFailure[] {
  const limited = new Set(limits.map(({ id }) => id));
  return pairs.filter(({ id }) => !limited.has(id)).flatMap((pair) => pairFailures(pair, stanceOf));
}

export function pairFailures(
  { id, rule, question, a, b }: ChecklistPair,
  stanceOf: (question: string, text: string) => string,
): ChecklistFailure[] {
  return [a, b].flatMap((each) => {
    const found = stanceOf(question, each.text);
    return found === each.stance ? [] : [{ pair: id, rule, text: each.text, expected: each.stance, found }];
  });
}
