import { invalid } from './errors.ts';

/** Outside these years clients, runtimes and databases disagree on what a date is. */
const EARLIEST = 1900;
const LATEST = 2999;
const DAY_MS = 86_400_000;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether `YYYY-MM-DD` is a day that exists: 2026-02-30 is not. */
export function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  if (year < EARLIEST || year > LATEST || month < 1 || month > 12) return false;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** @throws AppError `invalid` at `path` when the day does not exist */
export function checkDate(path: string, text: string): string {
  if (isDate(text)) return text;
  throw invalid({
    path,
    message: `must be a day that exists, ${EARLIEST} to ${LATEST}, as YYYY-MM-DD`,
  });
}

const TIME = /^(\d{4}-\d{2}-\d{2})[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/**
 * A time with its offset (RFC 3339) as ISO-8601 UTC with milliseconds, the form that is stored.
 * @throws AppError `invalid` at `path` when the time does not exist
 */
export function toUtc(path: string, text: string): string {
  const day = TIME.exec(text)?.[1];
  const time = new Date(text);
  const year = time.getUTCFullYear();
  if (day !== undefined && isDate(day) && year >= EARLIEST && year <= LATEST)
    return time.toISOString();
  throw invalid({
    path,
    message: 'must be a time that exists, with its offset, such as 2026-11-21T09:30:00+01:00',
  });
}

/** A day so many days later, or earlier. @param day YYYY-MM-DD */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Every day from the first to the last, both included; none when they are the other way round. */
export const daysFrom = (first: string, last: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, i) => addDays(first, i));

/** How many days the second is after the first. */
export const daysBetween = (first: string, second: string): number =>
  Math.round((Date.parse(second) - Date.parse(first)) / DAY_MS);
