import { describe, expect, it } from 'vitest';
import { checkDate, isDate, toUtc } from './dates.ts';

describe('isDate', () => {
  it.each(['2026-02-28', '2028-02-29', '1900-01-01', '2999-12-31'])('takes %s', (day) => {
    expect(isDate(day)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '26-1-1',
  ])('refuses %s', (day) => {
    expect(isDate(day)).toBe(false);
  });

  it('names the field it refuses', () => {
    expect(() => checkDate('startDate', '2026-02-30')).toThrow('startDate');
  });
});

describe('toUtc', () => {
  it('turns an offset into UTC', () => {
    expect(toUtc('dueAt', '2026-03-01T00:30:00+01:00')).toBe('2026-02-28T23:30:00.000Z');
    expect(toUtc('dueAt', '2026-03-01t00:30:00.1234z')).toBe('2026-03-01T00:30:00.123Z');
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-01-01T23:59:60Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:00:00',
    '2026-01-01',
    '9999-12-31T23:59:59-10:00',
    '0000-01-01T00:00:00Z',
    'tomorrow',
  ])('refuses %s', (time) => {
    expect(() => toUtc('dueAt', time)).toThrow('dueAt');
  });
});
