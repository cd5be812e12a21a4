import type { Task } from '#api/index.ts';
import {
  priorities,
  PriorityIcon,
  priorityNames,
  type Priority,
} from '#features/work/fields/index.ts';
import { useLive } from '#live/index.ts';
import { MenuButton, type MenuEntry } from '#ui/index.ts';
import { editTask } from '../changes.ts';
import type { FieldLook } from './look.ts';

export function priorityEntries(
  current: Priority,
  onPick: (priority: Priority) => void,
): MenuEntry[] {
  return priorities.toReversed().map((priority) => ({
    key: priority,
    label: priorityNames[priority],
    icon: <PriorityIcon priority={priority} />,
    checked: priority === current,
    onSelect: () => {
      if (priority !== current) onPick(priority);
    },
  }));
}

export function PriorityField({ task, look }: { task: Task; look: FieldLook }) {
  const live = useLive();
  const name = priorityNames[task.priority];
  const face = (
    <>
      <PriorityIcon priority={task.priority} />
      {look === 'full' && name}
    </>
  );
  if (!task.can.update) {
    return (
      <span className={`tf-value is-${look}`} title={name}>
        {face}
        {look === 'icon' && <span className="visually-hidden">{name}</span>}
      </span>
    );
  }
  return (
    <MenuButton
      label="Priority"
      entries={priorityEntries(task.priority, (priority) =>
        editTask(live, task, { priority }, { priority }),
      )}
      renderTrigger={(props) => (
        <button
          type="button"
          className={`tf-value is-${look} is-button`}
          aria-label={`Priority: ${name}`}
          title={look === 'icon' ? `Priority: ${name}` : undefined}
          {...props}
        >
          {face}
        </button>
      )}
    />
  );
}
