import type { Task } from '#api/index.ts';
import type { LiveEvent } from '#live/index.ts';

/** A task as an event tells of it: its description only when that is new. */
export type EventTask = Omit<Task, 'description'> & { description?: string };

/** What became of one task. */
export interface TaskChange {
  task: EventTask;
  /** The names of fields that are not what they were; undefined for an answer to a change of one's own. */
  changed?: readonly string[] | undefined;
  /** What it was before, as far as that is known; null for a task that was not there. */
  before?: EventTask | null | undefined;
}

/** What is told of a task over what is known of it: a description that is not told keeps the version it has. */
export function over(known: Task, told: EventTask): Task {
  const { descriptionVersion } = told.description === undefined ? known : told;
  return { ...known, ...told, descriptionVersion };
}

/** Whether a task has another description than the one that is known, which news did not tell. */
export const lacksDescription = (known: Task, told: EventTask): boolean =>
  told.description === undefined && told.descriptionVersion !== known.descriptionVersion;

const kinds = new Set(['task.created', 'task.updated', 'task.deleted', 'task.restored']);

export function taskChangeOf({ type, data, changed }: LiveEvent): TaskChange | undefined {
  if (!kinds.has(type)) return undefined;
  const task = data as EventTask;
  return type === 'task.created' ? { task, before: null } : { task, changed };
}

/** The column in which cards have new ranks, in the same order as before. */
export function reorderedIn(event: LiveEvent): Task['status'] | undefined {
  return event.type === 'task.reordered'
    ? (event.data as { status: Task['status'] }).status
    : undefined;
}
