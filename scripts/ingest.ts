// `npm run ingest`: documents -> surveys -> the database, or -> JSON with --dry-run --json.
import { basename, extname } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { AppError } from '../server/domain/errors.ts';
import type { ClassifiedSurvey, Classifier, ImportOutcome, Store } from '../server/domain/ports.ts';
import {
  COLUMN_FIELDS,
  type ColumnField,
  FORMATS,
  type Format,
  type ImportedDocument,
  MAX_BYTES,
} from '../server/ingest/index.ts';
import { readFileIsolated } from '../server/ingest/isolated.ts';
import { describeBriefly, describeImport, surveyJson } from '../server/ingest/report.ts';
import { loadClassifier, loadConfig, openStore } from '../server/wiring.ts';
import { command, EXIT, main } from './support/command.ts';
import { readBytes } from './support/read-bytes.ts';

interface Options {
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly scheme: string;
  readonly format?: Format;
  readonly columns?: ReadonlyMap<ColumnField, string>;
}

/** What importing needs; the store is null where nothing is to be written. */
interface Desk {
  readonly options: Options;
  readonly classifier: Classifier;
  readonly store: Store | null;
  readonly publicUrl: string;
}

/** A file with more surveys than this is shown one line per survey. */
const MOST_IN_FULL = 3;

function classify(
  { survey, hash, source }: ImportedDocument,
  { classifier, options }: Desk,
): ClassifiedSurvey {
  const { scheme } = options;
  return {
    survey,
    scheme,
    classifications: survey.contributors.map(({ paragraphs }) =>
      classifier.classify(scheme, { question: survey.question, paragraphs }),
    ),
    lead: classifier.lead(scheme, survey.question),
    nature: 'verbatim',
    state: 'closed',
    source: { ...source, hash },
  };
}

/** What one file is: its name as given, how many surveys were read from it, and whether from a table. */
interface Origin {
  readonly file: string;
  readonly surveys: number;
  readonly isTable: boolean;
}

/**
 * Stores a survey. Two panels may be asked the same on the same day: where a table without a series meets such an
 * ask, the name of its file tells the two apart.
 */
function add(store: Store, survey: ClassifiedSurvey, { file, isTable }: Origin): ImportOutcome {
  try {
    return store.imports.add(survey);
  } catch (error) {
    const isTaken = error instanceof AppError && error.code === 'conflict';
    if (!isTaken || !isTable || file === '-' || survey.survey.series !== null) throw error;
    const series = basename(file, extname(file));
    console.error(
      `${file}: “${survey.survey.question}” is here from another panel; stored as series “${series}”.`,
    );
    return store.imports.add({ ...survey, survey: { ...survey.survey, series } });
  }
}

/** Tags a survey and stores it unless there is no store. @returns what to print. @throws AppError. */
function importDocument(document: ImportedDocument, origin: Origin, desk: Desk): string {
  const { json, scheme } = desk.options;
  const classified = classify(document, desk);
  const found =
    origin.surveys > MOST_IN_FULL
      ? describeBriefly(document)
      : describeImport(document, classified.classifications, desk.classifier.scheme(scheme));
  if (desk.store === null) return `${found}\nNothing was stored (--dry-run).`;
  const { status, ask, responses } = add(desk.store, classified, origin);
  const url = `${desk.publicUrl}/asks/${ask.slug}`;
  if (json)
    return JSON.stringify({ file: origin.file, status, ask: ask.slug, url, responses: responses.length });
  const unchanged = 'Nothing changed: a document with these contents was imported before.';
  return `${found}\n${status === 'created' ? 'Stored.' : unchanged} See ${url}`;
}

type Handle = (document: ImportedDocument, origin: Origin) => string;

/** @returns how many surveys of the file failed; a file that cannot be read is one. */
async function ingestFile(file: string, { json, format, columns }: Options, handle: Handle): Promise<number> {
  const attempt = (work: () => void): number => {
    try {
      work();
      return 0;
    } catch (error) {
      return failure(error);
    }
  };
  const failure = (error: unknown): number => {
    if (!(error instanceof AppError)) throw error;
    if (json) console.log(JSON.stringify({ error: error.message, code: error.code }));
    console.error(`${file}: ${error.message}`);
    return 1;
  };
  try {
    const fileName = file === '-' ? undefined : file;
    const read = await readFileIsolated(await readBytes(file, MAX_BYTES), { format, fileName, columns });
    if (read.columns !== null) console.error(`${file}: columns read: ${read.columns}.`);
    const origin = { file, surveys: read.documents.length, isTable: read.columns !== null };
    const failed = read.documents.map((document) => attempt(() => console.log(handle(document, origin))));
    return failed.reduce((sum, each) => sum + each, 0);
  } catch (error) {
    return failure(error);
  }
}

/** Imports file after file; one that fails is named and does not stop the others. @returns the exit code. */
async function ingestAll(files: readonly string[], options: Options, handle: Handle): Promise<number> {
  let failed = 0;
  for (const [index, file] of files.entries()) {
    if (files.length > 1) console.error(`${index + 1} of ${files.length}: ${file}`);
    if ((await ingestFile(file, options, handle)) > 0) failed += 1;
  }
  if (files.length > 1)
    console.error(`${files.length - failed} of ${files.length} files done, ${failed} failed.`);
  return failed > 0 ? EXIT.fault : EXIT.done;
}

async function run(files: readonly string[], options: Options): Promise<number> {
  if (options.dryRun && options.json) return ingestAll(files, options, surveyJson);
  const config = loadConfig(process.env);
  const classifier = loadClassifier();
  // An unknown scheme is named once, before any file is read.
  classifier.scheme(options.scheme);
  const store = options.dryRun ? null : openStore(config.databasePath);
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const desk = { options, classifier, store, publicUrl };
  try {
    return await ingestAll(files, options, (document, origin) => importDocument(document, origin, desk));
  } finally {
    store?.close();
  }
}

/** "name=Panelist,answer=Remarks". */
function readColumns(text: string): ReadonlyMap<ColumnField, string> {
  return new Map(
    text.split(',').map((pair) => {
      const [left = '', heading = ''] = pair.split('=').map((part) => part.trim());
      const field = COLUMN_FIELDS.find((each) => each === left);
      if (field !== undefined && heading !== '') return [field, heading] as const;
      throw new InvalidArgumentError(`Write field=heading, with a field out of ${COLUMN_FIELDS.join(', ')}.`);
    }),
  );
}

const program = command('ingest', 'Imports panel articles into the database. A file “-” is standard input.')
  .argument('<file...>', 'documents to import')
  .option('--dry-run', 'read and show, but write nothing', false)
  .option('--json', 'print one line of JSON per survey', false)
  .option('--scheme <id>', 'the codebook to tag by', 'lead')
  .addOption(new Option('--format <name>', 'overrule what the content says').choices(FORMATS))
  .option('--columns <field=heading,...>', 'for tables: which heading means what', readColumns)
  .action((files: readonly string[], options: Options) => main(() => run(files, options)));

await program.parseAsync();
