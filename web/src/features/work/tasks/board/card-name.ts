import type { Task } from '#api/index.ts';
import { priorityNames } from '#features/work/fields/index.ts';
import { dueWords } from '../fields/due.tsx';

/** All that a card shows, as the name of its link: title and key first, then what it is marked with. */
export function cardName(
  task: Pick<Task, 'title' | 'key' | 'priority' | 'assignee' | 'dueAt' | 'category' | 'labels'>,
): string {
  const due = dueWords(task);
  return [
    task.title,
    task.key,
    `priority ${priorityNames[task.priority].toLowerCase()}`,
    task.assignee ? `assigned to ${task.assignee.name}` : 'unassigned',
    ...(due ? [due.charAt(0).toLowerCase() + due.slice(1)] : []),
    ...(task.labels.length > 0 ? [`labels ${task.labels.join(', ')}`] : []),
  ].join(', ');
}
