import { expect, it } from 'vitest';
import { durationOf, endOfDay, parseDuration, toDateField, urgencyOf } from './time.tsx';

it.each<[string, number | null | undefined]>([
  ['', null],
  ['45', 45],
  ['1h 30m', 90],
  ['1.5h', 90],
  ['2d', 960],
  ['1H', 60],
  ['soon', undefined],
  ['1h soon', undefined],
])('reads “%s” as %s minutes', (text, minutes) => expect(parseDuration(text)).toBe(minutes));

it('writes minutes the way it reads them', () => {
  expect(durationOf(90)).toBe('1h 30m');
  expect(parseDuration(durationOf(125))).toBe(125);
});

it('gives a day back as it was chosen, whatever the zone', () => {
  expect(toDateField(endOfDay('2026-11-24'))).toBe('2026-11-24');
  expect(endOfDay('')).toBeNull();
});

it('knows what is late and what is soon', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  expect(urgencyOf('2026-11-21T11:00:00Z', now)).toBe('overdue');
  expect(urgencyOf('2026-11-22T12:00:00Z', now)).toBe('soon');
  expect(urgencyOf('2026-12-01T12:00:00Z', now)).toBe('later');
});
