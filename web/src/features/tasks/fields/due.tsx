import { CalendarClock } from 'lucide-react';
import type { Task } from '#api/index.ts';
import { dayOf, urgencyOf } from '#shared/index.ts';

/** When a task is due; overdue and soon are said in words for those who see no colour. */
export function Due({ task }: { task: Pick<Task, 'dueAt' | 'status'> }) {
  if (!task.dueAt) return null;
  const urgency = task.status === 'DONE' ? 'later' : urgencyOf(task.dueAt);
  const word = { overdue: 'Overdue since', soon: 'Due soon,', later: 'Due' }[urgency];
  return (
    <span className={`tf-due is-${urgency}`} title={`${word} ${dayOf(task.dueAt)}`}>
      <CalendarClock size={13} aria-hidden="true" />
      <span className="visually-hidden">{word} </span>
      {dayOf(task.dueAt)}
    </span>
  );
}
