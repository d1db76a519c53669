// `npm run dump -- --format json|csv [FILE]`: every ask with its public answers, for `npm run ingest`.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { AppError } from '../server/domain/errors.ts';
import type { Store } from '../server/domain/ports.ts';
import { askHeadings, askJson, askRows } from '../server/ingest/index.ts';
import { command, EXIT, main } from './support/command.ts';
import { openDatabase } from './support/database.ts';

const FORMATS = ['json', 'csv'] as const;
type Format = (typeof FORMATS)[number];

/** An array with one ask per line. */
function* json(store: Store): Generator<string> {
  let separator = '[\n';
  for (const stored of store.imports.all()) {
    yield `${separator}${askJson(stored)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/** One row per answer, with as many columns of roles and institutions as the answer with most of them needs. */
function* csv(store: Store): Generator<string> {
  let most = 1;
  for (const { survey } of store.imports.all()) {
    for (const { affiliations } of survey.contributors) most = Math.max(most, affiliations.length);
  }
  yield stringify([askHeadings(most)]);
  let number = 0;
  for (const stored of store.imports.all()) {
    number += 1;
    yield stringify(askRows(stored, number, most));
  }
}

const WRITERS: Readonly<Record<Format, (store: Store) => Generator<string>>> = { json, csv };

async function run(file: string, format: Format): Promise<number> {
  const store = openDatabase();
  try {
    const pieces = Readable.from(WRITERS[format](store));
    if (file === '-') await pipeline(pieces, process.stdout, { end: false });
    else await pipeline(pieces, createWriteStream(file, { mode: 0o600 }));
    return EXIT.done;
  } catch (error) {
    if (file === '-' || !(error instanceof Error && 'syscall' in error)) throw error;
    throw new AppError('document_unreadable', `“${file}” cannot be written: ${error.message}.`, {
      cause: error,
    });
  } finally {
    store.close();
  }
}

const program = command(
  'dump',
  'Writes every ask with its public answers, so that npm run ingest reads them back without loss. Answers that wait, editors’ tags and earlier editions are in the database alone.',
)
  .argument('[file]', 'where to write; “-” is standard output', '-')
  .addOption(new Option('--format <name>', 'how to write').choices(FORMATS).default('json'))
  .action((file: string, { format }: { format: Format }) => main(() => run(file, format)));

await program.parseAsync();
