import type { ActivityKind } from '#features/foundation/activity/index.ts';

/** What history tells of a task. */
export const taskActivity = {
  created: { name: 'task.created', sentence: 'created the task' },
  imported: { name: 'task.imported', sentence: 'imported the task' },
  updated: { name: 'task.updated', sentence: 'changed the task' },
  moved: { name: 'task.moved', sentence: 'moved the task on the board' },
  transitioned: { name: 'task.transitioned', sentence: 'moved the task to another state' },
  deleted: { name: 'task.deleted', sentence: 'moved the task to the trash' },
  restored: { name: 'task.restored', sentence: 'restored the task from the trash' },
  purged: { name: 'task.purged', sentence: 'deleted a task permanently' },
} as const satisfies Record<string, ActivityKind>;
