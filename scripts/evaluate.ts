// npm run evaluate -- [--scheme lead] [--ablate] [--json] FILE.jsonl...
//
// How well a scheme tags labelled answers, with baselines beside it. Same input, same output.
import { compare } from '../server/stance/evaluation/compare.ts';
import { printReport } from '../server/stance/evaluation/print.ts';
import { MECHANISMS } from '../server/stance/index.ts';
import { loadClassifier } from '../server/wiring.ts';
import { command, EXIT, main, refuse } from './support/command.ts';
import { readLabelled, repeatedIds } from './support/labelled.ts';

interface Options {
  readonly scheme: string;
  readonly ablate?: true;
  readonly json?: true;
}

const program = command('evaluate', 'Measures a scheme on labelled answers, with baselines beside it.')
  .argument('<files...>', 'JSON lines with the fields id, question, text and stance')
  .option('--scheme <id>', 'the codebook that the labels belong to', 'lead')
  .option('--ablate', 'also switch off each mechanism of the classifier by itself')
  .option('--json', 'print everything as JSON')
  .addHelpText(
    'after',
    '\nA line may also have also_acceptable (labels that a careful reader could defend: the lenient figures)' +
      '\nand deciding (the sentences that settle the label, verbatim).',
  )
  .parse();

await main(() => run(program.args, program.opts<Options>()));

function run(paths: readonly string[], { scheme: id, ablate, json }: Options): number {
  const classifier = loadClassifier();
  const scheme = classifier.scheme(id);
  const read = readLabelled(
    paths,
    scheme.stances.map(({ code }) => code),
  );
  if (!read.ok) return refuse(read.faults);
  const warning = repeatedIds(read.answers);
  if (warning !== null) console.error(warning);
  const report = compare({
    scheme,
    answers: read.answers,
    files: read.files,
    tag: (input, without) => classifier.classify(id, input, { without }),
    mechanisms: MECHANISMS,
    ablate: ablate === true,
  });
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report));
  return EXIT.done;
}
