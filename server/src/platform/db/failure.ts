import { AppError } from '#kernel/errors.ts';

/** What PostgreSQL says of a failed statement, as far as the code may look at it. */
interface ServerError extends Error {
  readonly code: string;
  readonly constraint?: string;
  /** The function of the server's that raised it. */
  readonly routine?: string;
}

/** Codes of the operating system, and classes of SQLSTATE, of a server that is gone, going or full. */
const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '25P03', // idle in a transaction for too long
  '3D000', // no such database: a cell that is being restored or moved
]);
const LOST_CLASSES = /^(?:08|53|57P|58)/;
/** What pg and its pool say in words alone. */
const LOST_WORDS =
  /^Connection terminated|timeout exceeded when trying to connect|is not queryable$|after calling end on the pool/;

const isServerError = (error: unknown): error is ServerError =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string';

/** The name of the unique index or constraint that a statement ran into, if that is why it failed. */
export const violatedConstraint = (error: unknown): string | undefined =>
  isServerError(error) && error.code.startsWith('23') ? error.constraint : undefined;

export const isCode = (error: unknown, code: string): boolean =>
  isServerError(error) && error.code === code;

/** Whether a statement gave up waiting for someone else's lock. */
export const isLockTimeout = (error: unknown): boolean =>
  isCode(error instanceof AppError ? error.details.cause : error, '55P03');

/**
 * Whether the server chose this transaction to end, so that others could go on: all of it has been undone,
 * and it may do when it is run again.
 */
export function isDeadlock(error: unknown): boolean {
  const cause = error instanceof AppError ? error.details.cause : error;
  return isCode(cause, '40P01') || isCode(cause, '40001');
}

/**
 * Whether a statement failed because its table has changed since it was prepared, or because the
 * server no longer has it: prepared again, it will do.
 */
export function isStalePlan(error: unknown): boolean {
  const cause = error instanceof AppError ? error.details.cause : error;
  if (!isServerError(cause)) return false;
  return (
    (cause.code === '0A000' && cause.routine === 'RevalidateCachedQuery') || cause.code === '26000'
  );
}

/** Whether the server cannot be reached, is going away or has no room: nothing is said about the statement. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = isServerError(error) ? error.code : '';
  return LOST.has(code) || LOST_CLASSES.test(code) || LOST_WORDS.test(error.message);
}

/**
 * Turns failures that have nothing to do with the request (server gone, pool exhausted, time-out,
 * deadlock) into AppErrors; everything else is returned as it came.
 */
export function translateFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = isServerError(error) ? error.code : '';
  if (isLost(error)) {
    return new AppError('unavailable', 'The database is temporarily unavailable.', {
      retryAfter: 2,
      cause: error,
    });
  }
  if (code === '57014') {
    return new AppError('unavailable', 'The database took too long to respond.', {
      retryAfter: 5,
      cause: error,
    });
  }
  if (code === '40001' || code === '40P01' || code === '55P03' || isStalePlan(error)) {
    return new AppError('unavailable', 'Others are changing the same data; try again.', {
      retryAfter: 1,
      cause: error,
    });
  }
  return error;
}
