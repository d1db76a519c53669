// `npm run dump -- --format json|csv [FILE]`: every ask with all that readers can see of it, for `npm run ingest`.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Option } from 'commander';
import { command, EXIT, main } from './support/command.ts';
import { openDatabase } from './support/database.ts';
import {
  DUMP_FORMATS,
  type DumpFormat,
  type DumpPiece,
  dump,
  READ_LIMITS,
  writeFiles,
} from './support/dump-files.ts';

interface Options {
  readonly format: DumpFormat;
  readonly all?: true;
}

async function run(file: string, { format, all }: Options): Promise<number> {
  const store = openDatabase();
  try {
    const which = all ? 'private' : 'public';
    if (file === '-') await toOutput(dump(store, format, which, { bytes: Infinity, rows: Infinity }));
    else await toFiles(file, dump(store, format, which));
    return EXIT.done;
  } finally {
    store.close();
  }
}

async function toFiles(file: string, pieces: Iterable<DumpPiece>): Promise<void> {
  const names = await writeFiles(file, pieces);
  if (names.length > 1) console.error(`Written as ${names.length} files: ${names.join(', ')}.`);
}

/** One stream cannot be parted, so it is said where no file of its size would be read. */
async function toOutput(pieces: Iterable<DumpPiece>): Promise<void> {
  let bytes = 0;
  const counted = function* (): Generator<string> {
    for (const { text } of pieces) {
      bytes += Buffer.byteLength(text);
      yield text;
    }
  };
  await pipeline(Readable.from(counted()), process.stdout, { end: false });
  if (bytes <= READ_LIMITS.bytes) return;
  console.error(
    `This dump has ${Math.ceil(bytes / 1024 / 1024)} MB, and npm run ingest reads files of up to ${READ_LIMITS.bytes / 1024 / 1024} MB. Name a file to have it in several.`,
  );
}

const program = command(
  'dump',
  'Writes every ask with all that readers can see of it, so that npm run ingest reads it back without loss. Answers that are not public, and the records of moderation, need --all.',
)
  .argument('[file]', 'where to write; “-” is standard output', '-')
  .addOption(new Option('--format <name>', 'how to write').choices(DUMP_FORMATS).default('json'))
  .option(
    '--all',
    'also what is not public: waiting, rejected and withdrawn answers, references, records (JSON)',
  )
  .action((file: string, options: Options) => {
    if (options.all && options.format === 'csv') {
      program.error('error: --all is for JSON: a table has no place for what is not public. Leave one out.');
    }
    return main(() => run(file, options));
  });

await program.parseAsync();
