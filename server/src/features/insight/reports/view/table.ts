import { type Task, keyOf } from '#features/work/tasks/index.ts';
import { csvLine } from './csv.ts';
import { type Facts, PRIORITY_WORDS, statusWord } from './facts.ts';
import { isOverdue } from './page.ts';

/** The names of the columns. */
export const tableStart = (): string =>
  csvLine([
    'Key',
    'Title',
    'Status',
    'Priority',
    'Assignee',
    'Labels',
    'Start',
    'Due',
    'Overdue',
    'Estimate (minutes)',
    'Created',
    'Completed',
  ]);

/** A task as a line; times as ISO-8601 UTC. */
export const tableLine = (task: Task, { people, now }: Facts): string =>
  csvLine([
    keyOf(task),
    task.title,
    statusWord(task.status),
    PRIORITY_WORDS[task.priority],
    task.assigneeId === null ? '' : (people.get(task.assigneeId)?.name ?? ''),
    task.labels.join(', '),
    task.startDate ?? '',
    task.dueAt ?? '',
    isOverdue(task, now) ? 'yes' : 'no',
    task.estimateMinutes === null ? '' : String(task.estimateMinutes),
    task.createdAt,
    task.completedAt ?? '',
  ]);
