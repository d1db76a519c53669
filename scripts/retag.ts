// npm run retag -- --scheme FILE [--apply] [--json]
//
// What a changed lexicon would do to the stored answers; with --apply, tags them under its version.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../server/domain/errors.ts';
import type { Store } from '../server/domain/ports.ts';
import {
  type CompiledScheme,
  classify,
  compile,
  parseActors,
  parseScheme,
  SchemeError,
} from '../server/stance/index.ts';
import { ROOT } from '../server/wiring.ts';
import { command, EXIT, main } from './support/command.ts';
import { withDatabase } from './support/database.ts';
import { type Retagging, retag } from './support/retag.ts';
import { retagText } from './support/retag-text.ts';
import { schemeFaults } from './support/scheme-check.ts';

interface Options {
  readonly scheme: string;
  readonly apply?: true;
  readonly json?: true;
}

const program = command('retag', 'Shows what a changed lexicon would do to the stored answers.')
  .requiredOption('--scheme <file>', 'the changed scheme file')
  .option('--apply', 'append the new tags; earlier ones stay on record')
  .option('--json', 'print everything as JSON')
  .addHelpText(
    'after',
    '\nA scheme is refused while lint, one of its examples or its checklist speaks against it. Tags are kept per' +
      '\nversion, so a changed scheme needs a higher one. An editor’s coding stays published in any case.',
  )
  .parse();

await main(() => run(program.opts<Options>()));

function run({ scheme: file, apply, json }: Options): number {
  const actors = parseActors(readText(join(ROOT, 'data', 'actors.yaml')), 'data/actors.yaml');
  const compiled = compile(parsed(file), actors);
  const faults = schemeFaults(compiled, actors);
  if (faults.length > 0) {
    // All of them: whoever mends a lexicon needs the whole list.
    for (const fault of faults) console.error(fault);
    console.error(
      `${file} is refused for ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}. Nothing was changed.`,
    );
    return EXIT.fault;
  }
  return withDatabase((store) => show(store, compiled, { file, apply: apply === true, json: json === true }));
}

function show(
  store: Store,
  compiled: CompiledScheme,
  { file, apply, json }: { file: string; apply: boolean; json: boolean },
): number {
  const { id, version } = compiled.scheme;
  const coder = `${id}@${version}`;
  const found = retag(store.codings.current(id), (input) => classify(compiled, input));
  const appended = apply ? store.codings.append(found.codings) : null;
  const { codings: _all, ...report } = found;
  process.stdout.write(
    json
      ? `${JSON.stringify({ scheme: { id, version, file }, appended, ...report }, null, 2)}\n`
      : retagText(coder, found),
  );
  console.error(ending(coder, found, appended));
  return EXIT.done;
}

/** What was done, or what to do next. */
function ending(
  coder: string,
  { clashes, responses, changes, shifted }: Retagging,
  appended: number | null,
): string {
  if (appended === 0) return 'Nothing changes: every answer has this tag already.';
  if (appended !== null)
    return `Appended ${appended} codings by ${coder}. New answers are tagged by the scheme that the site was started with.`;
  if (clashes.length > 0) {
    return `Nothing was changed. ${coder} is stored for ${clashes.length} answers with another finding: raise the version before --apply.`;
  }
  if (responses === 0) return 'Nothing is stored under this scheme.';
  if (changes.length + shifted === 0) return 'Nothing was changed, and nothing would change but the version.';
  return 'Nothing was changed. --apply appends these tags.';
}

/** @throws AppError `bad_scheme` naming every fault */
function parsed(file: string) {
  try {
    return parseScheme(readText(file), file);
  } catch (error) {
    if (!(error instanceof SchemeError)) throw error;
    throw new AppError('bad_scheme', `${error.message}\n${file} is refused. Nothing was changed.`, {
      cause: error,
    });
  }
}

/** @throws AppError `not_found` */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError('not_found', `“${file}” cannot be read: ${why}. Check the path.`, { cause: error });
  }
}
