import { expect, it } from 'vitest';
import type { Activity } from '#api/index.ts';
import { activityWordsOf } from '#manifest/index.ts';
import { describe } from '#shared/index.ts';
import { features } from './features.ts';

const words = activityWordsOf(features);

const entry = (kind: Activity['kind'], ...changes: [string, unknown, unknown][]): Activity => ({
  id: '1',
  kind,
  actor: { id: 'u', name: 'Mia' },
  at: '2026-11-21T10:00:00.000Z',
  task: null,
  changes: changes.map(([field, from, to]) => ({ field, from, to })),
  note: null,
});

it.each<[Activity, string[]]>([
  [entry('task.created'), ['created this']],
  [entry('task.created', ['title', null, 'x']), ['created this']],
  [
    entry('task.transitioned', ['status', 'OPEN', 'IN_PROGRESS']),
    ['moved this from Open to In progress'],
  ],
  [
    entry('task.updated', ['assignee', null, { id: 'j', name: 'Jonas' }]),
    ['assigned this to Jonas'],
  ],
  [entry('task.updated', ['assignee', { id: 'j', name: 'Jonas' }, null]), ['unassigned Jonas']],
  [entry('task.updated', ['estimateMinutes', null, 90]), ['set the estimate to 1h 30m']],
  [entry('task.updated', ['dueAt', '2026-11-21T10:00:00.000Z', null]), ['removed the due date']],
  [
    entry('task.updated', ['labels', ['a', 'b'], ['b', 'c']]),
    ['added the label c and removed the label a'],
  ],
  [
    entry('task.updated', ['priority', 'low', 'urgent'], ['completedAt', null, 'x']),
    ['set the priority to Urgent'],
  ],
  [entry('task.updated', ['title', 'Old', 'New']), ['renamed this from “Old” to “New”']],
  [entry('comment.created'), ['commented']],
  [entry('task.moved', ['rank', 'a0', 'a1']), ['reordered this on the board']],
])('says %#', (activity, phrases) => {
  expect(describe(activity, words)).toEqual(phrases);
});
