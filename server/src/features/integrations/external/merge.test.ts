import { expect, it } from 'vitest';
import { merge } from './merge.ts';
import type { MergedTask } from './schema.ts';

const task = (source: string, id: string, dueAt: string | null = null): MergedTask => ({
  source,
  id,
  key: null,
  title: id,
  status: null,
  priority: null,
  assignee: null,
  dueAt,
  url: null,
});
const ids = (tasks: readonly MergedTask[]): string[] => tasks.map(({ id }) => id);

it('puts what is due first first, and takes turns among what is not due', () => {
  const lists = [
    [task('local', 'l3', '2026-03-01T00:00:00.000Z'), task('local', 'l'), task('local', 'll')],
    [task('a', 'a'), task('a', 'a2', '2026-02-01T00:00:00.000Z'), task('a', 'aa')],
    [task('b', 'b1', '2026-01-01T00:00:00.000Z')],
  ];
  expect(ids(merge(lists, 10))).toEqual(['b1', 'a2', 'l3', 'l', 'a', 'll', 'aa']);
  expect(ids(merge(lists, 2))).toEqual(['b1', 'a2']);
  expect(merge([], 5)).toEqual([]);
});
