import { expect, test } from 'vitest';
import { Budget } from './budget.ts';

const taken = (budget: Budget, tries: number, now: number): number =>
  Array.from({ length: tries }, () => budget.take(now)).filter(Boolean).length;

test('allows a burst, then so many a second, and never more than the burst after a rest', () => {
  const budget = new Budget({ perSecond: 20, burst: 40 }, 1000);
  expect(taken(budget, 100, 1000)).toBe(40);
  expect(taken(budget, 100, 1000)).toBe(0);
  expect(taken(budget, 100, 1100)).toBe(2);
  expect(taken(budget, 100, 2100)).toBe(20);
  expect(taken(budget, 100, 900_000)).toBe(40);
});
