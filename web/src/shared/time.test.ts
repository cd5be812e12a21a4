import { expect, it } from 'vitest';
import {
  agoOf,
  dayOf,
  dueOf,
  durationOf,
  endOfDay,
  parseDuration,
  toDateField,
  urgencyOf,
} from './time.tsx';

it.each<[string, number | null | undefined]>([
  ['', null],
  ['45', 45],
  ['1h 30m', 90],
  ['1.5h', 90],
  ['2d', 960],
  ['1H', 60],
  ['1w', 2400],
  ['1 week', 2400],
  ['1,5 days', 720],
  ['2 hours and 15 min', 135],
  ['abc', undefined],
  ['1x', undefined],
  ['soon', undefined],
  ['1h soon', undefined],
])('reads “%s” as %s minutes', (text, minutes) => expect(parseDuration(text)).toBe(minutes));

it('writes minutes the way it reads them', () => {
  expect(durationOf(90)).toBe('1h 30m');
  for (const text of ['2d', '1w', '1w 2d', '7h', '10h', '45m', '1.5d'])
    expect(durationOf(parseDuration(text) ?? -1)).toBe(text);
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

it('calls less than a minute just now', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  expect(agoOf(new Date(now - 400), now)).toBe('just now');
  expect(agoOf(new Date(now + 2_000), now)).toBe('just now');
  expect(agoOf(new Date(now - 61_000), now)).toBe('1 minute ago');
});

it('shows the day that was meant, and a time only where there is one', () => {
  const [berlin, auckland] = ['2020-12-03T22:59:59.000Z', '2020-12-03T10:59:59.000Z'];
  expect([dayOf(berlin), dayOf(auckland)]).toEqual(['3 Dec 2020', '3 Dec 2020']);
  expect([toDateField(berlin), toDateField(auckland)]).toEqual(['2020-12-03', '2020-12-03']);
  expect(dueOf(berlin)).toBe('3 Dec 2020');
  expect(dueOf('2020-12-03T12:30:00.000Z')).toMatch(/^3 Dec 2020, \d\d:\d\d$/);
});
