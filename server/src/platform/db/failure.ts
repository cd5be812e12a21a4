import { AppError } from '#kernel/errors.ts';

/** What PostgreSQL says of a failed statement, as far as the code may look at it. */
interface ServerError extends Error {
  readonly code: string;
  readonly constraint?: string;
}

const CONNECTION_LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08003',
  '08006',
  '3D000',
]);

const isServerError = (error: unknown): error is ServerError =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string';

/** The name of the unique index or constraint that a statement ran into, if that is why it failed. */
export const violatedConstraint = (error: unknown): string | undefined =>
  isServerError(error) && error.code.startsWith('23') ? error.constraint : undefined;

export const isCode = (error: unknown, code: string): boolean =>
  isServerError(error) && error.code === code;

/**
 * Turns failures that have nothing to do with the request (server gone, pool exhausted, time-out,
 * deadlock) into AppErrors; everything else is returned as it came.
 */
export function translateFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = isServerError(error) ? error.code : '';
  if (
    CONNECTION_LOST.has(code) ||
    /^Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  ) {
    return new AppError('unavailable', 'The database cannot be reached just now.', {
      retryAfter: 2,
      cause: error,
    });
  }
  if (code === '57014') {
    return new AppError('unavailable', 'The database took too long to answer.', {
      retryAfter: 5,
      cause: error,
    });
  }
  if (code === '40001' || code === '40P01' || code === '55P03') {
    return new AppError('unavailable', 'Others are changing the same things; try again.', {
      retryAfter: 1,
      cause: error,
    });
  }
  return error;
}
