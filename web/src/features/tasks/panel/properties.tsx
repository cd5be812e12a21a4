import { useState, type ReactNode } from 'react';
import type { Task } from '#api/index.ts';
import {
  Ago,
  dayOf,
  durationOf,
  endOfDay,
  parseDuration,
  toDateField,
  useWorkspace,
} from '#shared/index.ts';
import { Avatar } from '#ui/index.ts';
import { editTask } from '../actions.ts';
import { AssigneeField } from '../fields/assignee-field.tsx';
import { LabelsInput } from '../fields/labels-field.tsx';
import { PriorityField } from '../fields/priority-field.tsx';
import { StatusField } from '../fields/status-field.tsx';
import { ParentField } from './parent-field.tsx';

/** The facts of a task, each changed by a click on it. */
export function Properties({ task }: { task: Task }) {
  const { api } = useWorkspace();
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
      <Property name="Reported">
        <span className="tf-value is-full">
          <Avatar person={task.reporter} size={20} decorative />
          <span className="truncate">{task.reporter?.name ?? 'Unknown'}</span>
          <span className="text-faint flex-shrink-0">
            <Ago at={task.createdAt} />
          </span>
        </span>
      </Property>
      <Property name="Start">
        <DateValue
          name="Start date"
          value={task.startDate?.slice(0, 10) ?? ''}
          fixed={fixed}
          onChange={(day) =>
            editTask(api, task, { startDate: day || null }, { startDate: day || null })
          }
        />
      </Property>
      <Property name="Due">
        <DateValue
          name="Due date"
          value={toDateField(task.dueAt)}
          fixed={fixed}
          onChange={(day) => {
            const dueAt = endOfDay(day);
            editTask(api, task, { dueAt }, { dueAt });
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
          onChange={(labels) => editTask(api, task, { labels }, { labels })}
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

function DateValue({
  name,
  value,
  fixed,
  onChange,
}: {
  name: string;
  value: string;
  fixed: boolean;
  onChange: (day: string) => void;
}) {
  if (fixed) return <span className="tf-value is-full">{value ? dayOf(value) : 'None'}</span>;
  return (
    <span className={value ? 'tf-date' : 'tf-date is-empty'}>
      <input
        type="date"
        className="tf-bare"
        aria-label={name}
        value={value}
        min="1970-01-01"
        max="9999-12-31"
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}

function Estimate({ task, fixed }: { task: Task; fixed: boolean }) {
  const { api } = useWorkspace();
  const shown = task.estimateMinutes === null ? '' : durationOf(task.estimateMinutes);
  const [text, setText] = useState(shown);
  const minutes = parseDuration(text);
  const wrong = minutes === undefined;
  if (fixed) return <span className="tf-value is-full">{shown || 'None'}</span>;
  return (
    <input
      className="tf-bare"
      aria-label="Estimate, such as 1h 30m"
      aria-invalid={wrong || undefined}
      title={wrong ? 'Write it like 45m, 1h 30m or 2d.' : undefined}
      placeholder="None"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
      onBlur={() => {
        if (wrong) setText(shown);
        else if (minutes !== task.estimateMinutes) {
          editTask(api, task, { estimateMinutes: minutes }, { estimateMinutes: minutes });
        } else setText(shown);
      }}
    />
  );
}
