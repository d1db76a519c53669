// Joins the branches once, for main.ts and for scripts/: files on disk -> schemes, samples, database.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Config, parseConfig } from './config.ts';
import { AppError } from './domain/errors.ts';
import { type FiguresFile, type Guide, type Method, parseFigures, parseGuide } from './domain/method.ts';
import type { Classifier, Store } from './domain/ports.ts';
import { inputOf } from './domain/reading.ts';
import type { Ask } from './domain/types.ts';
import { parseSample, type Sample } from './ingest/sample.ts';
import {
  type Classification,
  type ClassifyInput,
  type ClassifyOptions,
  type CompiledScheme,
  classify,
  codebookOf,
  compile,
  parseActors,
  parseScheme,
  questionActors,
  type Scheme,
  SchemeError,
} from './stance/index.ts';

export { openStore } from './store/index.ts';

/** The project's folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** @throws AppError `bad_config` naming every fault. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const result = parseConfig(env);
  if (!result.ok) throw new AppError('bad_config', result.faults.join('\n'));
  return result.config;
}

/** The site's classifier; commands may also switch mechanisms of the engine off. */
export interface LoadedClassifier extends Classifier {
  classify(scheme: string, input: ClassifyInput, options?: ClassifyOptions): Classification;
}

/**
 * Reads and compiles every scheme of `data/schemes` and the actors.
 * @throws AppError `bad_scheme` naming every fault by file, line and entry.
 */
export function loadClassifier(folder = join(ROOT, 'data')): LoadedClassifier {
  try {
    return compileAll(folder);
  } catch (error) {
    if (!(error instanceof SchemeError)) throw error;
    throw new AppError(
      'bad_scheme',
      `${error.message}\nMend the file, or restore the one that came with Stancebook.`,
      {
        cause: error,
      },
    );
  }
}

function compileAll(folder: string): LoadedClassifier {
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const actorsFile = read('actors.yaml');
  const actors = parseActors(actorsFile, 'data/actors.yaml');
  const loaded = new Map<string, LoadedScheme>();
  const figures = readFigures(folder);
  for (const name of readdirSync(join(folder, 'schemes')).sort()) {
    if (!name.endsWith('.yaml')) continue;
    const file = read(join('schemes', name));
    const scheme = parseScheme(file, `data/schemes/${name}`);
    const guide = readGuide(folder, scheme.id);
    // Every file is read and checked now; compiling waits for the first text, so that a start is quick.
    const compiled = once(() => compile(scheme, actors));
    const method = once(() => methodOf(compiled(), guide, figures[scheme.id], [file, actorsFile]));
    loaded.set(scheme.id, { scheme, compiled, method });
  }
  const of = (id: string): LoadedScheme => {
    const found = loaded.get(id);
    if (found) return found;
    throw new AppError(
      'unknown_scheme',
      `There is no scheme “${id}”; data/schemes has ${[...loaded.keys()].join(', ')}.`,
    );
  };
  return {
    schemes: [...loaded.values()].map(({ scheme }) => scheme),
    scheme: (id) => of(id).scheme,
    classify: (id, input, options) => classify(of(id).compiled(), input, options),
    lead: (id, question) => {
      of(id);
      return questionActors(question, actors).lead?.label ?? null;
    },
    votes: (id) => of(id).scheme.declared,
    method: (id) => of(id).method(),
  };
}

interface LoadedScheme {
  readonly scheme: Scheme;
  readonly compiled: () => CompiledScheme;
  readonly method: () => Method;
}

/** Makes a value at the first call and keeps it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** @param files the texts that decide how the scheme reads, which the figures are held against */
function methodOf(
  compiled: CompiledScheme,
  guide: Guide | null,
  figures: FiguresFile[string] | undefined,
  files: readonly string[],
): Method {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.replaceAll('\r\n', '\n'));
  return {
    codebook: codebookOf(compiled.scheme),
    guide,
    example: guide && classify(compiled, guide.example),
    hash: hash.digest('hex'),
    figures: figures?.measured ?? null,
    checklist: figures?.checklist ?? null,
  };
}

/** What is told of a scheme beside itself; null where nobody has written it yet. */
function readGuide(folder: string, id: string): Guide | null {
  return readOptional(folder, `method/${id}.yaml`, (text) => parseGuide(parse(text)));
}

function readFigures(folder: string): FiguresFile {
  return readOptional(folder, 'method-figures.json', (text) => parseFigures(JSON.parse(text))) ?? {};
}

/** @throws AppError `bad_scheme` where the file is there but has another shape. */
function readOptional<T>(folder: string, path: string, read: (text: string) => T): T | null {
  if (!existsSync(join(folder, path))) return null;
  try {
    return read(readFileSync(join(folder, path), 'utf8'));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new AppError(
      'bad_scheme',
      `data/${path} cannot be used: ${why.replaceAll('\n', ' ')}. Mend the file, or restore it.`,
      { cause: error },
    );
  }
}

/**
 * Imports the samples that are not there yet, each in one transaction.
 * @returns how many were added
 */
export function loadSamples(
  store: Store,
  classifier: Classifier,
  folder = join(ROOT, 'data', 'samples'),
): number {
  let added = 0;
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.json')) continue;
    const bytes = readFileSync(join(folder, name));
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (store.imports.bySource(hash)) continue;
    const sample = parseSample(bytes.toString('utf8'), `data/samples/${name}`);
    const { survey, scheme } = sample;
    if (store.asks.overviews().some(({ ask }) => isEarlierEdition(ask, sample))) continue;
    const classifications = survey.contributors.map(({ paragraphs }) =>
      classifier.classify(scheme, inputOf(survey, paragraphs)),
    );
    const { status } = store.imports.add({
      ...sample,
      classifications,
      votes: classifier.method(scheme).codebook.declared,
      lead: sample.lead ?? classifier.lead(scheme, survey.question),
      source: { ...sample.source, hash },
    });
    // Another server may have stored it since we looked.
    if (status === 'created') added += 1;
  }
  return added;
}

/** A sample whose file was edited since it was loaded stays as it was loaded: its codings refer to it. */
function isEarlierEdition(ask: Ask, { nature, survey }: Sample): boolean {
  return (
    ask.nature === nature &&
    ask.question === survey.question &&
    ask.series === survey.series &&
    ask.number === survey.number
  );
}
