import { expect, it } from 'vitest';
import { toStatistics } from './statistics.ts';

const people = new Map(
  ['ann', 'bob'].map((id) => [
    id,
    { id, name: id.toUpperCase(), kind: 'member' as const, active: true },
  ]),
);

it('is all zeros without tasks', () => {
  expect(toStatistics([], 0, people)).toEqual({
    total: 0,
    open: 0,
    done: 0,
    overdue: 0,
    completionRate: 0,
    byStatus: { OPEN: 0, IN_PROGRESS: 0, BLOCKED: 0, DONE: 0 },
    byCategory: { todo: 0, doing: 0, blocked: 0, done: 0 },
    byPriority: { low: 0, medium: 0, high: 0, urgent: 0 },
    byAssignee: [],
  });
});

const tally = (status: 'OPEN' | 'DONE', assigneeId: string | null, tasks: number) =>
  ({
    status,
    category: status === 'OPEN' ? 'todo' : 'done',
    priority: 'high',
    assigneeId,
    tasks,
  }) as const;

it('adds up, the busiest first and nobody last', () => {
  const statistics = toStatistics(
    [
      tally('OPEN', null, 4),
      tally('DONE', 'ann', 1),
      tally('OPEN', 'bob', 2),
      tally('DONE', 'bob', 0),
    ],
    2,
    people,
  );
  expect(statistics).toMatchObject({
    total: 7,
    open: 6,
    done: 1,
    overdue: 2,
    completionRate: 0.1429,
    byStatus: { OPEN: 6, DONE: 1 },
    byPriority: { high: 7 },
    byAssignee: [
      { assignee: { id: 'bob', name: 'BOB' }, total: 2, done: 0 },
      { assignee: { id: 'ann', name: 'ANN' }, total: 1, done: 1 },
      { assignee: null, total: 4, done: 0 },
    ],
  });
});
