// npm run method -- [--measure]
//
// Writes docs/method.md and keeps data/method-figures.json; with --measure, measures every scheme anew.
import { writeFileSync } from 'node:fs';
import type { Figures } from '../server/domain/method.ts';
import { loadClassifier } from '../server/wiring.ts';
import { command, EXIT, main } from './support/command.ts';
import { DOCUMENT, FIGURES, measureScheme, methodFiles } from './support/method-files.ts';

const program = command('method', 'Writes docs/method.md from the schemes and their figures.')
  .option('--measure', 'measure every scheme on the labelled answers beside the project first')
  .parse();

await main(() => run(program.opts<{ readonly measure?: true }>()));

function run({ measure }: { readonly measure?: true }): number {
  const classifier = loadClassifier();
  const figures = new Map<string, Figures>();
  for (const { id, version } of measure ? classifier.schemes : []) {
    console.error(`Measuring ${id}@${version} ...`);
    const measured = measureScheme(id);
    if (measured === null) {
      console.error(`The labelled answers for “${id}” are not beside the project. Nothing was written.`);
      return EXIT.fault;
    }
    const date = new Date().toISOString().slice(0, 10);
    figures.set(id, { version, hash: classifier.method(id).hash, date, ...measured });
  }
  const files = methodFiles(classifier, figures);
  writeFileSync(FIGURES, files.figures);
  writeFileSync(DOCUMENT, files.document);
  console.error('Wrote docs/method.md and data/method-figures.json.');
  return EXIT.done;
}
