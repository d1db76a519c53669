// `npm run sample-data`: fills the database with invented panels, to try pages on many asks and answers.
import { createHash } from 'node:crypto';
import { InvalidArgumentError } from 'commander';
import type { ClassifiedSurvey, Classifier } from '../server/domain/ports.ts';
import { inputOf } from '../server/domain/reading.ts';
import { loadClassifier, loadConfig, openStore } from '../server/wiring.ts';
import { command, EXIT, main } from './support/command.ts';
import { type InventedPanel, type InventedSize, inventedPanels } from './support/invented.ts';

const MOST = 1_000_000;

/** The panel as an import: illustrative, tagged as every other, and known again by its contents. */
function classified({ scheme, survey }: InventedPanel, classifier: Classifier): ClassifiedSurvey {
  return {
    survey,
    scheme,
    classifications: survey.contributors.map(({ paragraphs }) =>
      classifier.classify(scheme, inputOf(survey, paragraphs)),
    ),
    lead: scheme === 'lead' ? classifier.lead(scheme, survey.question) : null,
    nature: 'illustrative',
    state: 'closed',
    source: {
      title: 'Generated for trying pages; every word is invented',
      publisher: null,
      url: null,
      hash: createHash('sha256').update(JSON.stringify(survey)).digest('hex'),
    },
  };
}

function fill(size: InventedSize): number {
  const classifier = loadClassifier();
  const { databasePath } = loadConfig(process.env);
  const store = openStore(databasePath);
  const added = { asks: 0, responses: 0 };
  try {
    for (const panel of inventedPanels(size)) {
      const outcome = store.imports.add(classified(panel, classifier));
      if (outcome.status === 'unchanged') continue;
      added.asks += 1;
      added.responses += outcome.responses.length;
      if (added.asks % 50 === 0) console.error(`${added.asks} of ${size.asks} asks`);
    }
  } finally {
    store.close();
  }
  console.log(`Added ${added.asks} invented asks with ${added.responses} responses to ${databasePath}.`);
  return EXIT.done;
}

function amount(text: string): number {
  if (/^\d{1,7}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST) return Number(text);
  throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST}.`);
}

const program = command(
  'sample-data',
  'Adds invented asks and answers to the database (STANCEBOOK_DB), marked as illustrative. The same numbers always give the same data.',
)
  .requiredOption('--responses <n>', 'how many answers in all', amount)
  .option('--asks <n>', 'how many questions they are shared among', amount, 300)
  .action((size: InventedSize) => main(() => fill(size)));

await program.parseAsync();
