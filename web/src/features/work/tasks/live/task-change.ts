import type { LiveEvent, LiveTask, Task } from '#api/index.ts';

/** A task as an event tells of it: its description only when that is new. */
export type EventTask = LiveTask;

/** What is told of a task over what is known of it: a description that is not told keeps the version it has. */
export function over(known: Task, told: EventTask): Task {
  const isTold = told.description !== undefined && told.descriptionVersion !== undefined;
  const { descriptionVersion = known.descriptionVersion } = isTold ? told : known;
  return { ...known, ...told, descriptionVersion };
}

/** A task as far as it is told and known. */
export const wholeTask = (told: EventTask, known?: Task): Task =>
  known ? over(known, told) : { description: '', titleVersion: 1, descriptionVersion: 1, ...told };

/** Whether a task has another description than the one that is known, which news did not tell. */
export function lacksDescription(known: Task, told: EventTask): boolean {
  if (told.description !== undefined) return false;
  // An older server beside this one does not tell the version of the description.
  if (told.descriptionVersion === undefined) return told.version > known.version + 1;
  return told.descriptionVersion !== known.descriptionVersion;
}

/** What became of one task. */
export interface TaskChange {
  task: EventTask;
  /** The names of fields that are not what they were; undefined for an answer to a change of one's own. */
  changed?: readonly string[] | undefined;
  /** What it was before, as far as that is known; null for a task that was not there. */
  before?: EventTask | null | undefined;
}

export function taskChangeOf(event: LiveEvent): TaskChange | undefined {
  switch (event.type) {
    case 'task.created':
      return { task: event.data, before: null };
    case 'task.updated':
    case 'task.deleted':
    case 'task.restored':
      return { task: event.data, changed: event.changed };
    default:
      return undefined;
  }
}

/** The column in which cards have new ranks, in the same order as before. */
export const reorderedIn = (event: LiveEvent): Task['status'] | undefined =>
  event.type === 'task.reordered' ? event.data.status : undefined;
