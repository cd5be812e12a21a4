import { CalendarClock } from 'lucide-react';
import type { Task } from '#api/index.ts';
import { dayOf, urgencyOf } from '#shared/index.ts';

const words = { overdue: 'Overdue since', soon: 'Due soon,', later: 'Due' };

function urgency({ dueAt, category }: { dueAt: string; category: Task['category'] }) {
  return category === 'done' ? 'later' : urgencyOf(dueAt);
}

/** `Overdue since 3 Dec`; undefined for a task without a due date. */
export function dueWords({
  dueAt,
  category,
}: Pick<Task, 'dueAt' | 'category'>): string | undefined {
  return dueAt ? `${words[urgency({ dueAt, category })]} ${dayOf(dueAt)}` : undefined;
}

/** When a task is due; overdue and soon are said in words for those who see no colour. */
export function Due({ task }: { task: Pick<Task, 'dueAt' | 'category'> }) {
  const { dueAt, category } = task;
  if (!dueAt) return null;
  const how = urgency({ dueAt, category });
  return (
    <span className={`tf-due is-${how}`} title={dueWords(task)}>
      <CalendarClock size={13} aria-hidden="true" />
      <span className="visually-hidden">{words[how]} </span>
      {dayOf(dueAt)}
    </span>
  );
}
