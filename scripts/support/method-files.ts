// The two files that `npm run method` makes, as they should be now.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChecklistSummary, Figures, FiguresFile } from '../../server/domain/method.ts';
import type { Classifier } from '../../server/domain/ports.ts';
import { presentScheme } from '../../server/presenters/scheme.ts';
import { parseActors, parseScheme } from '../../server/stance/index.ts';
import { ROOT } from '../../server/wiring.ts';
import { answerSets } from './answer-sets.ts';
import { type Measured, measure } from './measure.ts';
import { methodMarkdown } from './method-markdown.ts';
import { readChecklist } from './scheme-check.ts';

export const DOCUMENT = join(ROOT, 'docs', 'method.md');
export const FIGURES = join(ROOT, 'data', 'method-figures.json');

/**
 * @param figures what was measured of each scheme; a scheme that is not named keeps what it has
 */
export function methodFiles(
  classifier: Classifier,
  figures: ReadonlyMap<string, Figures> = new Map(),
): { readonly document: string; readonly figures: string } {
  const file: FiguresFile = Object.fromEntries(
    classifier.schemes.map(({ id }) => [
      id,
      { measured: figures.get(id) ?? classifier.method(id).figures, checklist: checklistOf(id) },
    ]),
  );
  const pages = classifier.schemes.map(({ id }) =>
    presentScheme({
      ...classifier.method(id),
      figures: file[id]?.measured ?? null,
      checklist: file[id]?.checklist ?? null,
    }),
  );
  // The scheme that most asks use comes first.
  const inOrder = pages.toSorted((a, b) => Number(b.id === 'lead') - Number(a.id === 'lead'));
  return { document: methodMarkdown(inOrder), figures: `${JSON.stringify(file, null, 2)}\n` };
}

/** Measures a scheme as its file has it now; null where its answers are not at hand. */
export function measureScheme(id: string): Measured | null {
  const read = (path: string): string => readFileSync(join(ROOT, 'data', path), 'utf8');
  const scheme = parseScheme(read(`schemes/${id}.yaml`), `data/schemes/${id}.yaml`);
  const sets = answerSets(scheme);
  return sets && measure(scheme, parseActors(read('actors.yaml'), 'data/actors.yaml'), sets);
}

function checklistOf(id: string): ChecklistSummary | null {
  const checklist = readChecklist(id);
  if (checklist === null) return null;
  const { pairs, limits } = checklist;
  return {
    pairs: pairs.length,
    limits: limits.flatMap(({ id: name, reason }) =>
      pairs
        .filter((pair) => pair.id === name)
        .map(({ rule, a, b }) => ({ id: name, rule, reason, a: a.text, b: b.text })),
    ),
  };
}
