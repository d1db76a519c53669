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
import { command, EXIT, main } from './support/command.ts';
import { importDocument, type Origin } from './support/ingest-desk.ts';
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
    const origin = { file, documents: read.documents, isTable: read.columns !== null };
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
  if (options.dryRun && options.json) return ingestAll(files, options, (document) => surveyJson(document));
  const config = loadConfig(process.env);
  const classifier = loadClassifier();
  // An unknown scheme is named once, before any file is read.
  if (options.scheme !== null) classifier.scheme(options.scheme);
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
  .option('--open', 'let the ask take answers by form (closed otherwise)', false)
  .option('--scheme <id>', 'the codebook to tag by (by default that of its votes, else lead)')
  .option('--update', 'take over what changed in documents that were imported before', false)
  .addOption(new Option('--format <name>', 'overrule what the content says').choices(FORMATS))
  .option('--columns <field=heading,...>', 'for tables: which heading means what', readColumns)
  .action((files: readonly string[], options: Options) =>
    main(() => run(files, { ...options, scheme: options.scheme ?? null })),
  );

await program.parseAsync();
