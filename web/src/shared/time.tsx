import {
  differenceInCalendarDays,
  format,
  formatDistanceStrict,
  isThisYear,
  parseISO,
} from 'date-fns';
import { dueDay } from './due-day.ts';

/** `3 hours ago`, or `just now`; the exact moment is in the tooltip. */
export function Ago({ at }: { at: string }) {
  const moment = parseISO(at);
  return (
    <time dateTime={at} title={format(moment, 'd MMM yyyy, HH:mm:ss')}>
      {agoOf(moment)}
    </time>
  );
}

/** Under a minute is just now: an exact figure would be wrong as soon as it is read. */
export function agoOf(moment: Date, now = Date.now()): string {
  return Math.abs(now - moment.getTime()) < 60_000
    ? 'just now'
    : formatDistanceStrict(moment, now, { addSuffix: true });
}

/** `24 Nov`, with the year when it is not this one; of a due time that stands for a day, that day. */
export function dayOf(at: string): string {
  const moment = parseISO(dueDay(at) ?? at);
  return format(moment, isThisYear(moment) ? 'd MMM' : 'd MMM yyyy');
}

export type Urgency = 'overdue' | 'soon' | 'later';

/** How near a due date is: within two days is soon. */
export function urgencyOf(dueAt: string, now = new Date()): Urgency {
  const due = parseISO(dueAt);
  if (due < now) return 'overdue';
  return differenceInCalendarDays(due, now) <= 2 ? 'soon' : 'later';
}

/** The same with the time, where a due time is not a whole day: `24 Nov, 14:00`. */
export function dueOf(at: string): string {
  return dueDay(at) === undefined ? `${dayOf(at)}, ${format(parseISO(at), 'HH:mm')}` : dayOf(at);
}

/** The calendar day of a due time, as a date picker wants it. */
export function toDateField(at: string | null): string {
  return at ? (dueDay(at) ?? format(parseISO(at), 'yyyy-MM-dd')) : '';
}

/** A day from a date field is due at its end, where the user is. */
export function endOfDay(day: string): string | null {
  return day ? new Date(`${day}T23:59:59`).toISOString() : null;
}

const HOUR = 60;
const DAY = 8 * HOUR;
const WEEK = 5 * DAY;

/** Minutes of work as `1h 30m`, `2d` or `1w 2d`: days where they come out even. */
export function durationOf(minutes: number): string {
  const isEven = minutes > 0 && minutes % HOUR === 0 && minutes % (DAY / 2) === 0;
  if (isEven && minutes >= DAY) {
    const weeks = Math.floor(minutes / WEEK);
    const days = (minutes % WEEK) / DAY;
    return [weeks && `${weeks}w`, days && `${days}d`].filter(Boolean).join(' ');
  }
  const hours = Math.floor(minutes / HOUR);
  const rest = minutes % HOUR;
  return [hours && `${hours}h`, rest && `${rest}m`].filter(Boolean).join(' ') || '0m';
}

/**
 * Reads `1h 30m`, `1.5h`, `2 days`, `1w` and a bare `90` as minutes; undefined when it is none. A day has
 * eight hours of work and a week five days.
 */
export function parseDuration(text: string): number | null | undefined {
  const clean = text.trim().toLowerCase();
  if (!clean) return null;
  if (/^\d+$/.test(clean)) return Number(clean);
  const pattern = /(\d+(?:[.,]\d+)?)\s*(weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m)(?![a-z])/g;
  const parts = [...clean.matchAll(pattern)];
  const rest = clean.replaceAll(pattern, '').replaceAll(/[\s,]|and/g, '');
  if (parts.length === 0 || rest) return undefined;
  const unit: Record<string, number> = { w: WEEK, d: DAY, h: HOUR, m: 1 };
  return Math.round(
    parts.reduce(
      (sum, [, amount = '', name = '']) =>
        sum + Number(amount.replace(',', '.')) * (unit[name.charAt(0)] ?? 0),
      0,
    ),
  );
}
