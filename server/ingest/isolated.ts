import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError, type AppErrorCode } from '../domain/errors.ts';
import { isZip } from './formats/docx.ts';
import { type ImportedFile, type ReadOptions, readFile } from './index.ts';

/** What the worker sends back. */
export type WorkerAnswer =
  | { readonly ok: true; readonly file: ImportedFile }
  | { readonly ok: false; readonly code: AppErrorCode; readonly message: string };

const LIMIT_MS = 10_000;
const HEAP_MB = 200;

/**
 * {@link readFile}, with web pages and Word documents in a thread of their own that may take ten seconds and
 * 200 MB: they come from anywhere, and nothing they hold may stop a server.
 * @throws AppError as readFile does; `document_unreadable` where a limit was met
 */
export function readFileIsolated(bytes: Uint8Array, options: ReadOptions = {}): Promise<ImportedFile> {
  return isComplex(bytes, options) ? readInWorker(bytes, options) : readFile(bytes, options);
}

function isComplex(bytes: Uint8Array, { format, fileName }: ReadOptions): boolean {
  if (format !== undefined) return format === 'html' || format === 'docx';
  const start = new TextDecoder().decode(bytes.subarray(0, 2_000)).trimStart();
  return isZip(bytes) || start.startsWith('<') || /^\.html?$/iu.test(extname(fileName ?? ''));
}

function readInWorker(bytes: Uint8Array, options: ReadOptions): Promise<ImportedFile> {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
    workerData: { bytes, options },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return new Promise<ImportedFile>((resolve, reject) => {
    const timer = setTimeout(() => reject(tooMuch(`more than ${LIMIT_MS / 1000} seconds`)), LIMIT_MS);
    worker.once('message', (answer: WorkerAnswer) => {
      if (answer.ok) resolve(answer.file);
      else reject(new AppError(answer.code, answer.message));
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(`more than ${HEAP_MB} MB`) : error);
    });
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}

function tooMuch(what: string): AppError {
  return new AppError(
    'document_unreadable',
    `Reading the document would take ${what}. Copy its text into a plain text file and import that.`,
  );
}
