import type { Reference, Task, TaskPatch } from '#api/index.ts';

/** The change that puts the fields of another change back to what they were. */
export function reverse(task: Task, change: TaskPatch): TaskPatch {
  const back: Record<string, unknown> = {};
  for (const field of Object.keys(change)) back[field] = valueOf(task, field);
  return back as TaskPatch;
}

/** How a change shows before the server has answered. */
export function lookOf(change: TaskPatch, assignee: Reference | null): Partial<Task> {
  const { assigneeId, ...rest } = change;
  return {
    ...(rest as Partial<Task>),
    ...(assigneeId === undefined ? {} : { assignee: assigneeId === null ? null : assignee }),
  };
}

/** Whether the fields that a change set still hold what it left there. */
export function isUntouched(left: Task, now: Task, change: TaskPatch): boolean {
  return Object.keys(change).every(
    (field) => JSON.stringify(valueOf(left, field)) === JSON.stringify(valueOf(now, field)),
  );
}

function valueOf(task: Task, field: string): unknown {
  return field === 'assigneeId' ? (task.assignee?.id ?? null) : task[field as keyof Task];
}
