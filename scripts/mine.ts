// npm run mine -- [--scheme lead] [--top 30] [--min-answers 3] [--json] FILE.jsonl...
//
// Wordings that set the labelled deciding sentences of a stance apart. They are hints for whoever writes
// a lexicon, not entries: a wording may as well be a writer's habit.
import { InvalidArgumentError } from 'commander';
import { LINE, table, wrap } from '../server/stance/evaluation/layout.ts';
import { type Candidate, mine } from '../server/stance/evaluation/mining.ts';
import { loadClassifier } from '../server/wiring.ts';
import { command, EXIT, main, refuse } from './support/command.ts';
import { readLabelled } from './support/labelled.ts';

interface Options {
  readonly scheme: string;
  readonly top: number;
  readonly minAnswers: number;
  readonly json?: true;
}

const program = command('mine', 'Wordings that set the deciding sentences of each stance apart.')
  .argument('<files...>', 'JSON lines with the fields id, question, text, stance and deciding')
  .option('--scheme <id>', 'the codebook that the labels belong to', 'lead')
  .option('--top <n>', 'how many wordings to print per stance', atLeastOne, 30)
  .option('--min-answers <n>', 'leave out wordings of fewer answers', atLeastOne, 3)
  .option('--json', 'print JSON')
  .parse();

await main(() => run(program.args, program.opts<Options>()));

function run(paths: readonly string[], { scheme: id, top, minAnswers, json }: Options): number {
  const codes = loadClassifier()
    .scheme(id)
    .stances.map(({ code }) => code);
  const read = readLabelled(paths, codes);
  if (!read.ok) return refuse(read.faults);
  const labelled = read.answers.filter(({ deciding }) => deciding.length > 0).length;
  if (labelled === 0) return refuse([`${paths.join(', ')}: no answer has deciding sentences to mine.`]);
  const candidates = mine(codes, read.answers, { top, minAnswers });
  const note =
    `Wordings of 1 to 4 words in the deciding sentences of ${labelled} answers, by weighted log-odds with an ` +
    'informative Dirichlet prior (Monroe, Colaresi and Quinn 2008). z: standard errors above what the whole ' +
    `answers lead one to expect. Wordings of fewer than ${minAnswers} answers are left out.`;
  process.stdout.write(
    json
      ? `${JSON.stringify(candidates, null, 2)}\n`
      : `${wrap(note, LINE).join('\n')}\n\n${layOut(candidates)}\n`,
  );
  return EXIT.done;
}

function layOut(candidates: readonly Candidate[]): string {
  return table(
    [
      { title: 'Stance', align: 'left', width: 16 },
      { title: 'Wording', align: 'left', width: 44 },
      { title: 'z', align: 'right' },
      { title: 'answers', align: 'right' },
      { title: 'questions', align: 'right' },
      { title: 'elsewhere', align: 'right' },
    ],
    candidates.map(({ stance, ngram, z, answers, questions, elsewhere }) => [
      stance,
      ngram,
      z.toFixed(2),
      String(answers),
      String(questions),
      String(elsewhere),
    ]),
  );
}

function atLeastOne(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be a whole number above 0.');
  return Number(text);
}
