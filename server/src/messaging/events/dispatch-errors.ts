import { AppError } from '#kernel/errors.ts';
import { toPlain } from '#kernel/text.ts';
import { isLost, translateFailure } from '#platform/db/index.ts';

/** Thrown for an event that is wrong in itself, whatever else works. */
export class InvalidPayload extends Error {
  override readonly name = 'InvalidPayload';
}

/** Why events could not be dispatched, with the ids of those that were to go together. */
export class DispatchFailed extends Error {
  override readonly name = 'DispatchFailed';
  readonly ids: readonly string[];

  constructor(ids: readonly string[], cause: unknown) {
    super('events could not be dispatched', { cause });
    this.ids = ids;
  }
}

const causeOf = (error: unknown): unknown =>
  error instanceof DispatchFailed ? error.cause : error;

/**
 * Whether a failure says nothing about the events: a database is away, going, full or busy. Everything waits
 * then, and no event is judged.
 */
export function isOutage(error: unknown): boolean {
  const cause = causeOf(error);
  if (isLost(cause)) return true;
  const translated = translateFailure(cause);
  return translated instanceof AppError && translated.code === 'unavailable';
}

/** SQLSTATE classes of data a database cannot take: data exceptions, constraints, limits of the program. */
const OF_CONTENT = /^(?:22|23|54)[0-9A-Z]{3}$/;

/**
 * Whether a failure is known to come from what an event says. Only then may the event be set aside; what is
 * neither this nor an outage is tried again for as long as it lasts.
 */
export function isOfContent(error: unknown): boolean {
  const cause = causeOf(error);
  if (isOutage(cause) || !(cause instanceof Error)) return false;
  const { code } = cause as { code?: unknown };
  if (typeof code === 'string') return OF_CONTENT.test(code);
  return [InvalidPayload, SyntaxError, TypeError, RangeError].some((kind) => cause instanceof kind);
}

const LONGEST_REASON = 500;

/** In words for an operator. */
export function reasonOf(error: unknown): string {
  const cause = causeOf(error);
  const words = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return toPlain(words.slice(0, LONGEST_REASON));
}
