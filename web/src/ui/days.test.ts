import { expect, it } from 'vitest';
import { habitsOf, isoDay, parseDay, weeksOf } from './days.ts';

/** A Monday. */
const today = new Date(2026, 10, 30, 9);
const habits = { weekStart: 1, dayFirst: true } as const;
const read = (text: string, how: Parameters<typeof parseDay>[2] = habits) => {
  const day = parseDay(text, today, how);
  return day && isoDay(day);
};

it.each([
  ['today', '2026-11-30'],
  ['Tomorrow', '2026-12-01'],
  ['fri', '2026-12-04'],
  ['Monday', '2026-12-07'],
  ['next fri', '2026-12-11'],
  ['next week', '2026-12-07'],
  ['next month', '2026-12-01'],
  ['in 3 days', '2026-12-03'],
  ['2w', '2026-12-14'],
  ['3 Dec', '2026-12-03'],
  ['December 3rd, 2027', '2027-12-03'],
  ['3. dec', '2026-12-03'],
  ['3/12', '2026-12-03'],
  ['3.12.', '2026-12-03'],
  ['03.12.27', '2027-12-03'],
  ['15', '2026-12-15'],
  ['2026-12-03', '2026-12-03'],
  ['1 feb', '2027-02-01'],
  ['29 feb 2028', '2028-02-29'],
])('reads “%s” as %s', (text, day) => expect(read(text)).toBe(day));

it.each(['', 'soon', '31 feb', '2026-13-01', '45', '3 dez', 'fr', '13/13'])(
  '“%s” is no day',
  (text) => expect(read(text)).toBeUndefined(),
);

it('follows the habits of a locale', () => {
  expect(read('3/12', { weekStart: 0, dayFirst: false })).toBe('2027-03-12');
  expect(habitsOf('en-US')).toEqual({ weekStart: 0, dayFirst: false });
  expect(habitsOf('en-GB')).toEqual({ weekStart: 1, dayFirst: true });
  expect(habitsOf('de')).toEqual({ weekStart: 1, dayFirst: true });
});

it('lays a month out in whole weeks', () => {
  const weeks = weeksOf(new Date(2026, 10, 1), 1);
  expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
  expect(isoDay(weeks[0]?.[0] ?? today)).toBe('2026-10-26');
  expect(weeksOf(new Date(2026, 1, 1), 0)).toHaveLength(4);
});
