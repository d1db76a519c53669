// `npm run ingest`: documents -> surveys -> the database, or -> JSON with --dry-run --json.
import { InvalidArgumentError, Option } from 'commander';
import { AppError } from '../server/domain/errors.ts';
import {
  COLUMN_FIELDS,
  type ColumnField,
  FORMATS,
  type Format,
  type ImportedDocument,
  MAX_BYTES,
} from '../server/ingest/index.ts';
import { readFileIsolated } from '../server/ingest/isolated.ts';
import { surveyJson } from '../server/ingest/report.ts';
import { loadClassifier, loadConfig, openStore } from '../server/wiring.ts';
import { command, EXIT, main, print } from './support/command.ts';
import { type Imported, importDocument, type Origin } from './support/ingest-desk.ts';
import { Tally } from './support/ingest-tally.ts';
import { readBytes } from './support/read-bytes.ts';

interface Options {
  readonly dryRun: boolean;
  readonly json: boolean;
  /** Whether the ask takes answers by form, once it is stored. */
  readonly open: boolean;
  /** Null: the one that the document's votes belong to, else the usual one. */
  readonly scheme: string | null;
  /** Take over what changed in documents that are here already. */
  readonly update: boolean;
  readonly format?: Format;
  readonly columns?: ReadonlyMap<ColumnField, string>;
}

type Handle = (document: ImportedDocument, origin: Origin) => Imported;

/** @returns how many surveys of the file failed; a file that cannot be read is one. */
async function ingestFile(file: string, options: Options, handle: Handle, tally: Tally): Promise<number> {
  const { dryRun, json, format, columns } = options;
  const attempt = async (work: () => Imported): Promise<number> => {
    try {
      const imported = work();
      const result = imported.text;
      tally.add(imported);
      // What was stored is stored, so where standard output fails, it is said all the same.
      if (!(await print(result)) && !dryRun) console.error(`${file}: ${result.split('\n').at(-1)}`);
      return 0;
    } catch (error) {
      return failure(error);
    }
  };
  const failure = async (error: unknown): Promise<number> => {
    if (!(error instanceof AppError)) throw error;
    if (json) await print(JSON.stringify({ error: error.message, code: error.code }));
    console.error(`${file}: ${error.message}`);
    return 1;
  };
  try {
    const fileName = file === '-' ? undefined : file;
    const read = await readFileIsolated(await readBytes(file, MAX_BYTES), { format, fileName, columns });
    if (read.columns !== null) console.error(`${file}: columns read: ${read.columns}.`);
    else if (columns !== undefined) console.error(`${file}: --columns was not used: this is no table.`);
    const origin = { file, documents: read.documents, isTable: read.columns !== null };
    let failed = 0;
    for (const document of read.documents) failed += await attempt(() => handle(document, origin));
    return failed;
  } catch (error) {
    return failure(error);
  }
}

/** Imports file after file; one that fails is named and does not stop the others. @returns the exit code. */
async function ingestAll(files: readonly string[], options: Options, handle: Handle): Promise<number> {
  let failed = 0;
  const tally = new Tally();
  for (const [index, file] of files.entries()) {
    if (files.length > 1) console.error(`${index + 1} of ${files.length}: ${file}`);
    if ((await ingestFile(file, options, handle, tally)) > 0) failed += 1;
  }
  const sum = tally.describe();
  if (sum !== null) console.error(sum);
  if (files.length > 1)
    console.error(`${files.length - failed} of ${files.length} files done, ${failed} failed.`);
  return failed > 0 ? EXIT.fault : EXIT.done;
}

/** A document that is shown and neither tagged nor stored. */
function readOnly(document: ImportedDocument): Imported {
  const { survey, warnings } = document;
  return {
    text: surveyJson(document),
    answers: survey.contributors.length,
    warnings: warnings.length,
  };
}

async function run(files: readonly string[], options: Options): Promise<number> {
  const isReading = options.dryRun && options.json;
  // Nothing is tagged where a document is only read.
  const classifier = isReading && options.scheme === null ? null : loadClassifier();
  // An unknown scheme is named once, before any file is read.
  if (options.scheme !== null) classifier?.scheme(options.scheme);
  if (isReading || classifier === null) return ingestAll(files, options, readOnly);
  const config = loadConfig(process.env);
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

/** The formats whose columns `--columns` can name. */
const WITH_COLUMNS: readonly Format[] = ['csv', 'tsv', 'json'];

function refuseColumns({ format, columns }: Options): void {
  if (columns === undefined || format === undefined || WITH_COLUMNS.includes(format)) return;
  program.error(
    `error: --columns is for tables (${WITH_COLUMNS.join(', ')}), and --format ${format} has no columns. Leave one of the two out.`,
  );
}

const program = command('ingest', 'Imports panel articles into the database. A file “-” is standard input.')
  .argument('<file...>', 'documents to import')
  .option('--dry-run', 'read and show, but write nothing', false)
  .option('--json', 'print one line of JSON per survey', false)
  .option('--open', 'let the ask take answers by form (closed otherwise)', false)
  .option('--scheme <id>', 'the codebook to tag by (by default that of its votes, else lead)')
  .option('--update', 'take over what changed in documents that were imported before', false)
  .addOption(new Option('--format <name>', 'overrule what the content says').choices(FORMATS))
  .option('--columns <field=heading,...>', 'for tables: which heading means what', readColumns)
  .action((files: readonly string[], options: Options) => {
    refuseColumns(options);
    return main(() => run(files, { ...options, scheme: options.scheme ?? null }));
  });

await program.parseAsync();
