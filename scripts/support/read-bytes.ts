import { createReadStream, fstatSync } from 'node:fs';
import { AppError } from '../../server/domain/errors.ts';

/**
 * The bytes of a file, or of standard input for "-". Stops once there are more than `limit`: what is too large
 * shows by then.
 * @throws AppError `not_found`, `document_unreadable`.
 */
export async function readBytes(file: string, limit: number): Promise<Buffer> {
  if (file === '-') refuseFolder();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
      // Neither stream has an encoding set, so that their chunks are buffers.
      const buffer = chunk as Buffer;
      size += buffer.length;
      chunks.push(buffer);
      if (size > limit) break;
    }
  } catch (error) {
    throw fault(file, error);
  }
  return Buffer.concat(chunks);
}

/** Node reads a folder on standard input as if it were empty. @throws AppError `document_unreadable`. */
export function refuseFolder(): void {
  if (!fstatSync(process.stdin.fd).isDirectory()) return;
  throw new AppError(
    'document_unreadable',
    'Standard input is a folder. Give the contents of a file: “< FILE”, not “< FOLDER”.',
  );
}

function fault(file: string, error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') {
    return new AppError('not_found', `There is no file “${file}”. Check the path.`, { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  const why = code === 'EISDIR' ? 'it is a folder; name the files in it' : reason;
  return new AppError('document_unreadable', `“${file}” cannot be read: ${why}.`, { cause: error });
}
