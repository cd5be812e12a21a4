import type { Task } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import {
  MenuButton,
  statuses,
  StatusIcon,
  statusNames,
  type MenuEntry,
  type Status,
} from '#ui/index.ts';
import { changeStatus } from '../moves.ts';
import type { FieldLook } from './look.ts';
import { whereTo, whyNot } from './refusal.ts';

export function statusEntries(task: Task, onPick: (status: Status) => void): MenuEntry[] {
  const entries = statuses.map((status): MenuEntry => {
    const reason = whyNot(task, status);
    return {
      key: status,
      label: statusNames[status],
      icon: <StatusIcon status={status} />,
      checked: status === task.status,
      ...(reason ? { disabled: true, hint: reason } : {}),
      onSelect: () => {
        if (status !== task.status) onPick(status);
      },
    };
  });
  const isFree = statuses.every((status) => whyNot(task, status) === undefined);
  return isFree ? entries : [...entries, { kind: 'heading', key: 'where', label: whereTo(task) }];
}

/** Shows a task's status and offers the ones it may go to. */
export function StatusField({ task, look }: { task: Task; look: FieldLook }) {
  const { api } = useWorkspace();
  if (!task.can.transition) {
    return (
      <span className={`tf-value is-${look}`}>
        <StatusIcon status={task.status} />
        {look === 'full' && statusNames[task.status]}
        {look === 'icon' && <span className="visually-hidden">{statusNames[task.status]}</span>}
      </span>
    );
  }
  return (
    <MenuButton
      label="Status"
      entries={statusEntries(task, (status) => void changeStatus(api, task, status))}
      renderTrigger={(props) => (
        <button
          type="button"
          className={`tf-value is-${look} is-button`}
          aria-label={`Status: ${statusNames[task.status]}`}
          title={look === 'icon' ? statusNames[task.status] : undefined}
          {...props}
        >
          <StatusIcon status={task.status} />
          {look === 'full' && statusNames[task.status]}
        </button>
      )}
    />
  );
}
