import { addDays, format, isSameDay, isSameYear, parseISO } from 'date-fns';

export interface Day<Entry> {
  name: string;
  entries: Entry[];
}

/** Parts a list by the days of its moments, where the reader is; it stays in its order. */
export function daysOf<Entry>(
  all: readonly Entry[],
  momentOf: (entry: Entry) => string,
  now = new Date(),
): Day<Entry>[] {
  const days: Day<Entry>[] = [];
  for (const entry of all) {
    const name = nameOf(parseISO(momentOf(entry)), now);
    const last = days.at(-1);
    if (last?.name === name) last.entries.push(entry);
    else days.push({ name, entries: [entry] });
  }
  return days;
}

function nameOf(day: Date, now: Date): string {
  if (isSameDay(day, now)) return 'Today';
  if (isSameDay(day, addDays(now, -1))) return 'Yesterday';
  if (isSameDay(day, addDays(now, 1))) return 'Tomorrow';
  return format(day, isSameYear(day, now) ? 'EEEE d MMMM' : 'd MMMM yyyy');
}
