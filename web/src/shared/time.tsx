import {
  differenceInCalendarDays,
  format,
  formatDistanceToNowStrict,
  isThisYear,
  parseISO,
} from 'date-fns';

/** `3 hours ago`; the exact moment is in the tooltip. */
export function Ago({ at }: { at: string }) {
  const moment = parseISO(at);
  return (
    <time dateTime={at} title={format(moment, 'PPpp')}>
      {formatDistanceToNowStrict(moment, { addSuffix: true })}
    </time>
  );
}

/** `24 Nov`, with the year when it is not this one. */
export function dayOf(at: string): string {
  const moment = parseISO(at);
  return format(moment, isThisYear(moment) ? 'd MMM' : 'd MMM yyyy');
}

export type Urgency = 'overdue' | 'soon' | 'later';

/** How near a due date is: within two days is soon. */
export function urgencyOf(dueAt: string, now = new Date()): Urgency {
  const due = parseISO(dueAt);
  if (due < now) return 'overdue';
  return differenceInCalendarDays(due, now) <= 2 ? 'soon' : 'later';
}

/** The local calendar day of a moment, as a date field wants it. */
export function toDateField(at: string | null): string {
  return at ? format(parseISO(at), 'yyyy-MM-dd') : '';
}

/** A day from a date field is due at its end, where the user is. */
export function endOfDay(day: string): string | null {
  return day ? new Date(`${day}T23:59:59`).toISOString() : null;
}

/** Minutes as `1h 30m`. */
export function durationOf(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours && `${hours}h`, rest && `${rest}m`].filter(Boolean).join(' ') || '0m';
}

/** Reads `90`, `1h 30m`, `1.5h`, `2d` (a day of eight hours) as minutes; undefined when it is none. */
export function parseDuration(text: string): number | null | undefined {
  const clean = text.trim().toLowerCase();
  if (!clean) return null;
  if (/^\d+$/.test(clean)) return Number(clean);
  const parts = [...clean.matchAll(/(\d+(?:\.\d+)?)\s*([dhm])/g)];
  const rest = clean.replaceAll(/(\d+(?:\.\d+)?)\s*([dhm])/g, '').trim();
  if (parts.length === 0 || rest) return undefined;
  const unit = { d: 480, h: 60, m: 1 };
  return Math.round(
    parts.reduce(
      (sum, [, amount, name]) => sum + Number(amount) * unit[name as 'd' | 'h' | 'm'],
      0,
    ),
  );
}
