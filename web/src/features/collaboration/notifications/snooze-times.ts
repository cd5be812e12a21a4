import {
  addDays,
  addHours,
  format,
  isSameDay,
  isThisYear,
  nextMonday,
  set,
  startOfHour,
} from 'date-fns';

/** When something can come back that is in the way now. */
export interface SnoozeTime {
  key: string;
  label: string;
  at: Date;
}

const MORNING = 9;

/** The usual times; "later today" only while there is enough of today left. */
export function snoozeTimes(now = new Date()): SnoozeTime[] {
  const later = startOfHour(addHours(now, 4));
  const morningOf = (day: Date) =>
    set(day, { hours: MORNING, minutes: 0, seconds: 0, milliseconds: 0 });
  return [
    ...(isSameDay(later, now) ? [{ key: 'later', label: 'Later today', at: later }] : []),
    { key: 'tomorrow', label: 'Tomorrow', at: morningOf(addDays(now, 1)) },
    { key: 'week', label: 'Next week', at: morningOf(nextMonday(now)) },
  ];
}

/** `today, 17:00`, `tomorrow, 09:00`, `Mon 30 Nov, 09:00`. */
export function untilWords(at: Date, now = new Date()): string {
  const time = format(at, 'HH:mm');
  if (isSameDay(at, now)) return `today, ${time}`;
  if (isSameDay(at, addDays(now, 1))) return `tomorrow, ${time}`;
  return `${format(at, isThisYear(at) ? 'EEE d MMM' : 'd MMM yyyy')}, ${time}`;
}

/** The times of a day that can be chosen, `00:00` to `23:30`. */
export const dayTimes: readonly string[] = Array.from(
  { length: 48 },
  (_, half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`,
);
