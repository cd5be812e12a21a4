import { expect, test } from 'vitest';
import { burnUp, stepOf, withToday } from './burn-up.ts';

test.each([
  [1, 1],
  [5, 1],
  [6, 2],
  [17, 5],
  [479, 100],
  [2000, 500],
])('a scale up to %i goes in steps of %i', (most, step) => {
  expect(stepOf(most)).toBe(step);
});

test('a day without a snapshot leaves its place free', () => {
  const { top, ticks, points } = burnUp([
    { day: '2026-11-01', total: 10, done: 0 },
    { day: '2026-11-02', total: 12, done: 3 },
    { day: '2026-11-05', total: 17, done: 10 },
  ]);
  expect(top).toBe(20);
  expect(ticks).toEqual([0, 5, 10, 15, 20]);
  expect(points.map(({ x }) => x)).toEqual([0, 0.25, 1]);
  expect(points.at(-1)).toMatchObject({ total01: 0.85, done01: 0.5 });
});

test('a project without tasks still has a scale', () => {
  const { top, points } = burnUp([
    { day: '2026-11-01', total: 0, done: 0 },
    { day: '2026-11-02', total: 0, done: 0 },
  ]);
  expect(top).toBe(1);
  expect(points.every(({ total01, done01 }) => total01 === 0 && done01 === 0)).toBe(true);
});

test('today replaces a snapshot of the same day', () => {
  const today = { day: '2026-11-02', total: 4, done: 2 };
  const snapshots = [
    { day: '2026-11-01', total: 3, done: 1 },
    { day: '2026-11-02', total: 3, done: 1 },
  ];
  expect(withToday(snapshots, today)).toEqual([snapshots[0], today]);
});
