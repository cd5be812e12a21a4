import {
  addDays,
  addMonths,
  endOfMonth,
  format,
  isValid,
  nextDay,
  parseISO,
  startOfMonth,
  startOfWeek,
  type Day,
} from 'date-fns';

/** How dates are written where somebody lives. */
export interface DayHabits {
  /** 0 Sunday to 6 Saturday */
  weekStart: Day;
  /** Whether 3/12 is the third of December. */
  dayFirst: boolean;
}

type WithWeek = Intl.Locale & {
  weekInfo?: { firstDay: number };
  getWeekInfo?: () => { firstDay: number };
};

/** @param tag of a language, such as the browser's */
export function habitsOf(tag: string): DayHabits {
  const locale = new Intl.Locale(tag) as WithWeek;
  const first = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  const parts = new Intl.DateTimeFormat(tag).formatToParts(new Date(2026, 11, 3));
  const at = (type: string) => parts.findIndex((part) => part.type === type);
  return { weekStart: (first % 7) as Day, dayFirst: at('day') < at('month') };
}

/** A local day as `2026-12-03`. */
export const isoDay = (day: Date): string => format(day, 'yyyy-MM-dd');

/** Six weeks that show a month, each of seven days. */
export function weeksOf(month: Date, weekStart: Day): Date[][] {
  const first = startOfWeek(startOfMonth(month), { weekStartsOn: weekStart });
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_each, day) => addDays(first, week * 7 + day)),
  );
  return weeks.filter((week) => week.some((day) => day.getMonth() === month.getMonth()));
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const dayNames = 'sun mon tue wed thu fri sat'.split(' ');
const startsAs = (names: string[], word: string) =>
  word.length < 3 ? -1 : names.findIndex((name) => word.startsWith(name));

/**
 * Reads a day as people write it: `tomorrow`, `fri`, `next week`, `in 3 days`, `3 dec`, `3/12`, `2026-12-03`.
 * @returns undefined when it is none
 */
export function parseDay(text: string, today: Date, { dayFirst, weekStart }: DayHabits) {
  const clean = text.trim().toLowerCase().replaceAll(/\s+/g, ' ').replaceAll(',', '');
  return (
    named(clean, today, weekStart) ??
    counted(clean, today) ??
    withMonth(clean, today) ??
    inFigures(clean, today, dayFirst)
  );
}

function named(text: string, today: Date, weekStart: Day): Date | undefined {
  const words: Record<string, number> = { today: 0, tod: 0, tomorrow: 1, tom: 1, yesterday: -1 };
  const days = words[text];
  if (days !== undefined) return addDays(today, days);
  if (text === 'next week') return nextWeek(today, weekStart);
  if (text === 'next month') return startOfMonth(addMonths(today, 1));
  if (text === 'end of month') return endOfMonth(today);
  const [, next, name = ''] = /^(next )?([a-z]+)$/.exec(text) ?? [];
  const day = startsAs(dayNames, name);
  if (day === -1) return undefined;
  const coming = nextDay(today, day as Day);
  // The next one is that of the week after this.
  return next && coming < nextWeek(today, weekStart) ? addDays(coming, 7) : coming;
}

/** The first working day of next week. */
export function nextWeek(today: Date, weekStart: Day): Date {
  const first = addDays(startOfWeek(today, { weekStartsOn: weekStart }), 7);
  return first.getDay() === 1 ? first : nextDay(first, 1);
}

function counted(text: string, today: Date): Date | undefined {
  const found = /^(?:in |\+ ?)?(\d{1,3}) ?(d|days?|w|weeks?|m|months?)$/.exec(text);
  if (!found) return undefined;
  const [, count, unit = ''] = found;
  if (unit.startsWith('m')) return addMonths(today, Number(count));
  return addDays(today, Number(count) * (unit.startsWith('w') ? 7 : 1));
}

function withMonth(text: string, today: Date): Date | undefined {
  const found =
    /^(?<day>\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(?<month>[a-z]+)\.?(?: (?<year>\d{4}))?$/.exec(
      text,
    ) ?? /^(?<month>[a-z]+)\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/.exec(text);
  const { day = '', month = '', year } = found?.groups ?? {};
  return dated(Number(day), startsAs(monthNames, month) + 1, year, today);
}

function inFigures(text: string, today: Date, dayFirst: boolean): Date | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const exact = parseISO(text);
    return isValid(exact) ? exact : undefined;
  }
  if (/^\d{1,2}\.?$/.test(text)) {
    const day = Number.parseInt(text, 10);
    const month = day < today.getDate() ? addMonths(startOfMonth(today), 1) : today;
    return dated(day, month.getMonth() + 1, String(month.getFullYear()), today);
  }
  const [, a, separator, b, year] =
    /^(\d{1,2})([./-]) ?(\d{1,2})(?:[./-]? ?(\d{4}|\d{2}))?\.?$/.exec(text) ?? [];
  if (!a || !b) return undefined;
  const isDayFirst = dayFirst || separator === '.';
  const [day, month] = isDayFirst ? [a, b] : [b, a];
  return dated(Number(day), Number(month), year, today);
}

/** Without a year, the next such day. */
function dated(
  day: number,
  month: number,
  year: string | undefined,
  today: Date,
): Date | undefined {
  const first = year === undefined ? today.getFullYear() : Number(year.padStart(4, '20'));
  const found = [first, first + 1]
    .map((each) => new Date(each, month - 1, day))
    .filter((each) => each.getMonth() === month - 1 && each.getDate() === day);
  const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate());
  return year === undefined ? found.find((each) => each >= midnight) : found[0];
}
