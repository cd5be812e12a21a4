import { expect, it } from 'vitest';
import { dayStart, isTimeZone, wallTime } from './time-zone.ts';

it.each([
  ['2026-11-28T22:30:00Z', 'UTC', { day: '2026-11-28', hour: 22, weekday: 6 }],
  ['2026-11-28T23:30:00Z', 'Europe/Berlin', { day: '2026-11-29', hour: 0, weekday: 7 }],
  ['2026-01-01T00:00:00Z', 'America/New_York', { day: '2025-12-31', hour: 19, weekday: 3 }],
  ['2026-06-15T09:59:59Z', 'Pacific/Kiritimati', { day: '2026-06-15', hour: 23, weekday: 1 }],
  ['2026-06-15T18:20:00Z', 'Asia/Kathmandu', { day: '2026-06-16', hour: 0, weekday: 2 }],
  // The hour that does not exist, and the one there is twice.
  ['2026-03-29T01:00:00Z', 'Europe/Berlin', { day: '2026-03-29', hour: 3, weekday: 7 }],
  ['2026-10-25T00:30:00Z', 'Europe/Berlin', { day: '2026-10-25', hour: 2, weekday: 7 }],
  ['2026-10-25T01:30:00Z', 'Europe/Berlin', { day: '2026-10-25', hour: 2, weekday: 7 }],
] as const)('%s is in %s', (at, zone, wall) => {
  expect(wallTime(new Date(at), zone)).toEqual(wall);
});

it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'])('%s is a zone', (name) => {
  expect(isTimeZone(name)).toBe(true);
});

it.each(['', '+01:00', '-03', 'Mars/Base', 'Europe/Berlin; drop', 'x'.repeat(100)])(
  '"%s" is none',
  (name) => {
    expect(isTimeZone(name)).toBe(false);
  },
);

it.each([
  ['2026-11-28', 'UTC', '2026-11-28T00:00:00.000Z'],
  ['2026-11-28', 'Asia/Kathmandu', '2026-11-27T18:15:00.000Z'],
  ['2026-06-15', 'Pacific/Kiritimati', '2026-06-14T10:00:00.000Z'],
  ['2026-06-15', 'Pacific/Niue', '2026-06-15T11:00:00.000Z'],
  // A day of 23 hours, and one of 25.
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
  // Clocks are put forward at midnight: the day begins at one.
  ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  // Samoa left this day out.
  ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
] as const)('%s begins in %s at %s', (day, zone, start) => {
  expect(dayStart(day, zone).toISOString()).toBe(start);
});
