import type { Task } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import {
  MenuButton,
  priorities,
  PriorityIcon,
  priorityNames,
  type MenuEntry,
  type Priority,
} from '#ui/index.ts';
import { editTask } from '../actions.ts';
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
  const { api } = useWorkspace();
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
        editTask(api, task, { priority }, { priority }),
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
