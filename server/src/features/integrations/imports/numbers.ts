import type { PlannedTask, Skipped } from './plan.ts';

/** What stands in the project already. */
export interface ExistingNumbers {
  readonly numbers: ReadonlySet<number>;
  readonly refs: ReadonlySet<string>;
  /** The number its next task would get. */
  readonly nextNumber: number;
}

export interface Numbered {
  readonly tasks: readonly (PlannedTask & { readonly newNumber: number })[];
  readonly skipped: readonly Skipped[];
  readonly nextNumber: number;
}

/**
 * Leaves out what has been imported before, and gives each task its own number where that is free, else
 * the next one beyond all others. In the order of numbers, which is the order they were opened in.
 */
export function assignNumbers(planned: readonly PlannedTask[], taken: ExistingNumbers): Numbered {
  const isNew = (task: PlannedTask): boolean => !taken.refs.has(task.externalRef);
  const inOrder = planned
    .filter(isNew)
    .toSorted((a, b) => a.number - b.number || a.entry - b.entry);
  const used = new Set(taken.numbers);
  const keeps = inOrder.map(({ number }) => !used.has(number) && Boolean(used.add(number)));
  let next = inOrder.reduce(
    (most, { number }, i) => (keeps[i] ? Math.max(most, number + 1) : most),
    taken.nextNumber,
  );
  const tasks = inOrder.map((task, i) => ({ ...task, newNumber: keeps[i] ? task.number : next++ }));
  const skipped = planned
    .filter((task) => !isNew(task))
    .map(({ entry, line, number }) => ({
      entry,
      line,
      number,
      reason: 'it has been imported before',
    }));
  return { tasks, skipped, nextNumber: next };
}
