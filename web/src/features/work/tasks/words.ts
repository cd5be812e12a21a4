import type { Task, TaskPatch } from '#api/index.ts';
import { priorityNames } from '#features/work/fields/index.ts';
import { dayOf, durationOf } from '#shared/index.ts';

/** What a change did to a task, in a few words: for the message that offers to undo it. */
export function editWords(task: Task, change: TaskPatch, fresh: Task): string {
  const fields = Object.keys(change) as (keyof TaskPatch)[];
  const [field] = fields;
  if (fields.length !== 1 || field === undefined) return `${task.key} changed`;
  switch (field) {
    case 'title':
      return `${task.key} renamed`;
    case 'description':
      return `${task.key} description saved`;
    case 'priority':
      return `${task.key} priority set to ${priorityNames[fresh.priority]}`;
    case 'assigneeId':
      return fresh.assignee
        ? `${task.key} assigned to ${fresh.assignee.name}`
        : `${task.key} unassigned`;
    case 'labels':
      return `${task.key} labels changed`;
    case 'dueAt':
      return fresh.dueAt ? `${task.key} due ${dayOf(fresh.dueAt)}` : `${task.key} due date removed`;
    case 'startDate':
      return fresh.startDate
        ? `${task.key} starts ${dayOf(fresh.startDate)}`
        : `${task.key} start date removed`;
    case 'estimateMinutes':
      return fresh.estimateMinutes === null
        ? `${task.key} estimate removed`
        : `${task.key} estimated at ${durationOf(fresh.estimateMinutes)}`;
    case 'parentId':
      return fresh.parentId ? `${task.key} is a subtask now` : `${task.key} has no parent now`;
    default:
      return `${task.key} changed`;
  }
}
