// npm run classify -- [--scheme lead] < in.jsonl
//
// One line in, one line out, in order. A faulty line is named on standard error and left out of the
// output; the others are done all the same, and the exit code is then 1.
import { pipeline } from 'node:stream/promises';
import { PLAIN_LINE, type PlainAnswer } from '../server/stance/evaluation/answers.ts';
import { describeFault, parseLine } from '../server/stance/evaluation/json-lines.ts';
import type { Classification, Span } from '../server/stance/types.ts';
import { loadClassifier } from '../server/wiring.ts';
import { command, Faults, isOutputFault, main } from './support/command.ts';
import { readLines } from './support/lines.ts';
import { refuseFolder } from './support/read-bytes.ts';

const INPUT = 'standard input';

const options = command(
  'classify',
  'Tags answers: JSON lines on standard input, JSON lines on standard output.',
)
  .option('--scheme <id>', 'the codebook to tag with', 'lead')
  .addHelpText(
    'after',
    '\nA line is {"id", "question"?, "text"}; paragraphs of the text are separated by an empty line.' +
      '\nA faulty line is named on standard error and left out; exit code 1 then, after all lines are done.',
  )
  .parse()
  .opts<{ scheme: string }>();

await main(() => run(options.scheme));

async function run(id: string): Promise<number> {
  const classifier = loadClassifier();
  classifier.scheme(id); // Throws where there is none, before a line is read.
  refuseFolder();
  const faults = new Faults();
  const tag = ({ question, paragraphs }: PlainAnswer) => classifier.classify(id, { question, paragraphs });
  try {
    await pipeline(
      process.stdin,
      (chunks: AsyncIterable<Uint8Array>) => results(chunks, tag, faults),
      process.stdout,
    );
  } catch (error) {
    // Whoever read the output has had enough of it: the faults so far still count.
    if (!isOutputFault(error) || error.code !== 'EPIPE') throw error;
  }
  return faults.finish();
}

async function* results(
  chunks: AsyncIterable<Uint8Array>,
  tag: (answer: PlainAnswer) => Classification,
  faults: Faults,
): AsyncGenerator<string> {
  for await (const line of readLines(chunks)) {
    if ('fault' in line) {
      faults.add(describeFault({ file: INPUT, line: line.number, field: null, message: line.fault }));
    } else if (line.text.trim() !== '') {
      const parsed = parseLine(line.text, INPUT, line.number, PLAIN_LINE);
      if (parsed.ok) yield `${JSON.stringify(present(parsed.value, tag(parsed.value)))}\n`;
      else faults.add(parsed.faults.map(describeFault).join('\n'));
    }
  }
}

/** The fields that the command promises, and no others. */
function present({ id }: PlainAnswer, { stance, margin, basis, scores, deciding, evidence }: Classification) {
  return {
    id,
    stance,
    margin,
    basis,
    scores,
    deciding: deciding === null ? null : span(deciding),
    evidence: evidence.map((hit) => ({
      ...span(hit),
      entry: hit.entry,
      stance: hit.stance,
      weight: hit.weight,
      factors: hit.factors,
    })),
  };
}

function span({ quote, paragraph, start, end }: Span): Span {
  return { quote, paragraph, start, end };
}
