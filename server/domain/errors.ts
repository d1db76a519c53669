/**
 * The one error for faults that a person can mend. `code` is stable and for programs, `message` is a
 * sentence for people that names what is wrong, where, and how to mend it. Anything else that is
 * thrown is a bug.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;

  constructor(code: AppErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}

export type AppErrorCode =
  | 'bad_config'
  | 'bad_query'
  | 'bad_scheme'
  | 'conflict'
  | 'database_busy'
  | 'database_corrupt'
  | 'database_newer'
  | 'database_unwritable'
  | 'document_empty'
  | 'document_too_large'
  | 'document_unreadable'
  | 'not_a_survey'
  | 'not_found'
  | 'port_unavailable'
  | 'unknown_column'
  | 'unknown_scheme';
