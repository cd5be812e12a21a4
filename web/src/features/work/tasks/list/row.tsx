import { ArchiveRestore } from 'lucide-react';
import { memo, type Ref } from 'react';
import type { Task } from '#api/index.ts';
import { Ago, AppLink, dayOf, splitTaskKey, useWorkspace, type Search } from '#shared/index.ts';
import { useOthersAt, useLive } from '#live/index.ts';
import { Avatars, Button, Chip } from '#ui/index.ts';
import { restoreTask } from '../changes.ts';
import { AssigneeField } from '../fields/assignee-field.tsx';
import { Due } from '../fields/due.tsx';
import { PriorityField } from '../fields/priority-field.tsx';
import { StatusField } from '../fields/status-field.tsx';
import { useShine } from '../live/others.ts';

export const Row = memo(function Row({
  task,
  index,
  top,
  colors,
  search,
  open,
  ref,
}: {
  task: Task;
  index: number;
  top: number;
  colors: ReadonlyMap<string, string>;
  search: Search;
  open: boolean;
  ref: Ref<HTMLDivElement>;
}) {
  const { paths } = useWorkspace();
  const live = useLive();
  const { project, number } = splitTaskKey(task.key);
  const others = useOthersAt(task.id);
  const shines = useShine(task.id);
  return (
    <div
      ref={ref}
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      className={`tf-row is-task-row${open ? ' is-open-row' : ''}${task.deletedAt ? ' is-deleted-row' : ''}${shines ? ' is-shining' : ''}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="cell" className="tf-cell is-task">
        <StatusField task={task} look="icon" />
        <span className="tf-row-key tabular">{task.key}</span>
        {task.deletedAt ? (
          // A deleted task has no page of its own until it is restored.
          <span dir="auto" className="tf-row-title">
            {task.title}
          </span>
        ) : (
          <AppLink to={paths.task(project, number)} search={search} className="tf-row-title">
            {task.title}
          </AppLink>
        )}
        <Avatars people={others} label="Looking at this" size={22} most={3} />
        <span className="tf-row-labels">
          {task.labels.slice(0, 2).map((name) => (
            <Chip key={name} name={name} color={colors.get(name)} />
          ))}
          {task.labels.length > 2 && <span className="text-faint">+{task.labels.length - 2}</span>}
        </span>
      </div>
      <div role="cell" className="tf-cell is-priority">
        <PriorityField task={task} look="icon" />
      </div>
      <div role="cell" className="tf-cell is-assignee">
        <AssigneeField task={task} look="icon" />
        <span dir="auto" className="truncate tf-row-name" aria-hidden="true">
          {task.assignee?.name}
        </span>
      </div>
      <div role="cell" className="tf-cell is-due">
        <Due task={task} />
      </div>
      <div role="cell" className="tf-cell is-updated">
        {task.deletedAt && task.can.restore ? (
          <Button
            size="sm"
            aria-label={`Restore ${task.key}`}
            title={`Deleted ${dayOf(task.deletedAt)}`}
            icon={<ArchiveRestore size={14} aria-hidden="true" />}
            onClick={() => restoreTask(live, task)}
          >
            Restore
          </Button>
        ) : (
          <Ago at={task.updatedAt} />
        )}
      </div>
    </div>
  );
});
