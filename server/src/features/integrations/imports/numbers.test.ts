import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignNumbers } from './numbers.ts';
import type { PlannedTask } from './plan.ts';

const task = (number: number, ref: string, entry = number): PlannedTask => ({
  entry,
  line: 1,
  number,
  title: `task ${number}`,
  description: '',
  isDone: false,
  labels: [],
  author: null,
  assignee: null,
  createdAt: '',
  updatedAt: '',
  completedAt: null,
  externalRef: ref,
  externalUrl: null,
  hadBadLink: false,
});
const nothing = { numbers: new Set<number>(), refs: new Set<string>(), nextNumber: 1 };

describe('assignNumbers', () => {
  it('keeps free numbers and goes on behind the highest', () => {
    const { tasks, nextNumber } = assignNumbers([task(9, 'a'), task(2, 'b')], nothing);
    expect(tasks.map((t) => t.newNumber)).toEqual([2, 9]);
    expect(nextNumber).toBe(10);
  });

  it('gives a taken one the next number beyond all others', () => {
    const taken = { ...nothing, numbers: new Set([1, 2]), nextNumber: 3 };
    const { tasks, nextNumber } = assignNumbers(
      [task(2, 'a'), task(5, 'b'), task(5, 'c', 6)],
      taken,
    );
    expect(tasks.map((t) => [t.externalRef, t.newNumber])).toEqual([
      ['a', 6],
      ['b', 5],
      ['c', 7],
    ]);
    expect(nextNumber).toBe(8);
  });

  it('leaves out what came before', () => {
    const { tasks, skipped } = assignNumbers([task(1, 'a'), task(2, 'b')], {
      ...nothing,
      refs: new Set(['a']),
    });
    expect(tasks.map((t) => t.externalRef)).toEqual(['b']);
    expect(skipped).toEqual([
      { entry: 1, line: 1, number: 1, reason: 'it has been imported before' },
    ]);
  });

  it('never gives a number twice, nor one that is taken', () => {
    const small = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(fc.array(small, { maxLength: 20 }), fc.uniqueArray(small), (numbers, used) => {
        const taken = { ...nothing, numbers: new Set(used), nextNumber: Math.max(0, ...used) + 1 };
        const { tasks, nextNumber } = assignNumbers(
          numbers.map((n, i) => task(n, `r${i}`, i)),
          taken,
        );
        const given = tasks.map((t) => t.newNumber);
        expect(new Set([...given, ...used]).size).toBe(given.length + used.length);
        expect(Math.max(0, ...given, ...used)).toBeLessThan(nextNumber);
      }),
    );
  });
});
