// The thread that readFileIsolated starts: reads one file, answers once.
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../domain/errors.ts';
import { type ReadOptions, readFile } from './index.ts';
import type { WorkerAnswer } from './isolated.ts';

// Sent by readFileIsolated and by nothing else.
const { bytes, options } = workerData as { bytes: Uint8Array; options: ReadOptions };

async function answer(): Promise<WorkerAnswer> {
  try {
    return { ok: true, file: await readFile(bytes, options) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ok: false, code: error.code, message: error.message };
  }
}

parentPort?.postMessage(await answer());
