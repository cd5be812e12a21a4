import { invalid } from './errors.ts';

/** Outside these years clients, runtimes and databases disagree on what a date is. */
const EARLIEST = 1900;
const LATEST = 2999;

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
