// What a scheme must pass before it may tag anything: lint, its own examples, its checklist.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Checklist,
  type ChecklistFailure,
  parseChecklist,
  runChecklist,
} from '../../server/stance/evaluation/checklist.ts';
import {
  type Actors,
  type CompiledScheme,
  classify,
  type ExampleFailure,
  formatFault,
  lint,
  runExamples,
  type Scheme,
} from '../../server/stance/index.ts';
import { ROOT } from '../../server/wiring.ts';

const FOLDER = join(ROOT, 'test', 'stance', 'checklist');

/** The minimal pairs of a scheme; null where it has none. */
export function readChecklist(scheme: string): Checklist | null {
  const pairs = join(FOLDER, `${scheme}.yaml`);
  if (!existsSync(pairs)) return null;
  // Ids of pairs are unique, so one file of limits serves every scheme.
  const limits = join(FOLDER, 'known-limits.yaml');
  return parseChecklist(
    readFileSync(pairs, 'utf8'),
    existsSync(limits) ? readFileSync(limits, 'utf8') : null,
  );
}

/** Everything that speaks against the scheme, a sentence each. */
export function schemeFaults(compiled: CompiledScheme, actors: Actors): string[] {
  const { scheme } = compiled;
  const checklist = readChecklist(scheme.id);
  const failures =
    checklist &&
    runChecklist(checklist, (question, text) => classify(compiled, { question, paragraphs: [text] }).stance);
  return [
    ...lint(scheme).map(formatFault),
    ...runExamples(scheme, actors).map((failure) => exampleSentence(scheme, failure)),
    ...(failures ?? []).map(pairSentence),
  ];
}

function exampleSentence({ file }: Scheme, { entry, line, expected, text, found }: ExampleFailure): string {
  return `${file}:${line}: ${entry}: the example “${text.replace(/\s+/g, ' ')}” should ${expected}, but ${found}`;
}

function pairSentence({ pair, rule, text, expected, found }: ChecklistFailure): string {
  return `checklist: ${pair} (${rule}): “${text.replace(/\s+/g, ' ')}” should be ${expected}, but is read as ${found}`;
}
