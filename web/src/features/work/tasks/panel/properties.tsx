import type { ReactNode } from 'react';
import type { Task } from '#api/index.ts';
import { useLive } from '#live/index.ts';
import { Ago, dayOf, dueOf, endOfDay, toDateField } from '#shared/index.ts';
import { Avatar } from '#ui/index.ts';
import { editTask } from '../changes.ts';
import { AssigneeField } from '../fields/assignee-field.tsx';
import { LabelsInput } from '../fields/labels-field.tsx';
import { PriorityField } from '../fields/priority-field.tsx';
import { StatusField } from '../fields/status-field.tsx';
import { DateValue } from './date-value.tsx';
import { Estimate } from './estimate.tsx';
import { ParentField } from './parent-field.tsx';

/** The facts of a task, each changed by a click on it. */
export function Properties({ task }: { task: Task }) {
  const live = useLive();
  const fixed = !task.can.update;
  return (
    <dl className="tf-properties">
      <Property name="Status">
        <StatusField task={task} look="full" />
      </Property>
      <Property name="Priority">
        <PriorityField task={task} look="full" />
      </Property>
      <Property name="Assignee">
        <AssigneeField task={task} look="full" />
      </Property>
      <Property name="Reporter">
        <span className="tf-value is-full">
          <Avatar person={task.reporter} size={22} decorative />
          <span dir="auto" className="truncate">
            {task.reporter?.name ?? 'Unknown'}
          </span>
          <span className="text-faint flex-shrink-0">
            <Ago at={task.createdAt} />
          </span>
        </span>
      </Property>
      <Property name="Start">
        <DateValue
          name="Start date"
          value={task.startDate?.slice(0, 10) ?? ''}
          shown={task.startDate ? dayOf(task.startDate.slice(0, 10)) : ''}
          fixed={fixed}
          onChange={(day) =>
            editTask(live, task, { startDate: day || null }, { startDate: day || null })
          }
        />
      </Property>
      <Property name="Due">
        <DateValue
          name="Due date"
          value={toDateField(task.dueAt)}
          shown={task.dueAt ? dueOf(task.dueAt) : ''}
          fixed={fixed}
          onChange={(day) => {
            const dueAt = endOfDay(day);
            editTask(live, task, { dueAt }, { dueAt });
          }}
        />
      </Property>
      <Property name="Estimate">
        <Estimate key={task.estimateMinutes} task={task} fixed={fixed} />
      </Property>
      <Property name="Parent">
        <ParentField task={task} />
      </Property>
      <Property name="Labels" className="is-labels">
        <LabelsInput
          value={task.labels}
          readOnly={fixed}
          onChange={(labels) => editTask(live, task, { labels }, { labels })}
        />
      </Property>
    </dl>
  );
}

function Property({
  name,
  children,
  className = '',
}: {
  name: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <div className={`tf-property ${className}`}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
