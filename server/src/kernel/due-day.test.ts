import { expect, it } from 'vitest';
import { dueDay } from './due-day.ts';

it.each([
  ['in Berlin', '2026-12-03T22:59:59.000Z'],
  ['in New York', '2026-12-04T04:59:59.000Z'],
  ['in Honolulu', '2026-12-04T09:59:59.000Z'],
  ['in Kolkata', '2026-12-03T18:29:59.000Z'],
  ['in Kathmandu', '2026-12-03T18:14:59.000Z'],
  ['in Auckland', '2026-12-03T10:59:59.000Z'],
  ['at Greenwich', '2026-12-03T23:59:59.000Z'],
])('a day chosen %s is that day for everybody', (_where, at) => {
  expect(dueDay(at)).toBe('2026-12-03');
});

it.each(['2026-12-03T22:59:00.000Z', '2026-12-03T22:58:59.000Z', '2026-12-03T22:59:59.500Z'])(
  '%s is a time of day',
  (at) => expect(dueDay(at)).toBeUndefined(),
);
