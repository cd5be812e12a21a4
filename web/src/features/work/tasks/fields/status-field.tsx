import { useQuery } from '@tanstack/react-query';
import type { Task, WorkflowState } from '#api/index.ts';
import { statusName, StatusIcon } from '#features/work/fields/index.ts';
import { workflowQuery } from '#features/work/projects/index.ts';
import { useLive } from '#live/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { MenuButton, type MenuEntry } from '#ui/index.ts';
import { changeStatus } from '../moves.ts';
import type { FieldLook } from './look.ts';
import { whereTo, whyNot } from './refusal.ts';

export function statusEntries(
  task: Task,
  states: readonly Pick<WorkflowState, 'name' | 'category' | 'color'>[],
  onPick: (status: string) => void,
): MenuEntry[] {
  const entries = states.map(({ name, category, color }): MenuEntry => {
    const reason = whyNot(task, name);
    return {
      key: name,
      label: statusName(name),
      icon: <StatusIcon category={category} color={color} />,
      checked: name === task.status,
      ...(reason ? { disabled: true, hint: reason } : {}),
      onSelect: () => {
        if (name !== task.status) onPick(name);
      },
    };
  });
  const isFree = states.every(({ name }) => whyNot(task, name) === undefined);
  return isFree ? entries : [...entries, { kind: 'heading', key: 'where', label: whereTo(task) }];
}

/** Shows a task's status and offers the ones it may go to. */
export function StatusField({ task, look }: { task: Task; look: FieldLook }) {
  const { slug } = useWorkspace();
  const live = useLive();
  const states = useQuery(workflowQuery(slug, task.projectId)).data?.states ?? [];
  const own = states.find(({ name }) => name === task.status);
  const icon = <StatusIcon category={task.category} color={own?.color} />;
  if (!task.can.transition) {
    return (
      <span className={`tf-value is-${look}`}>
        {icon}
        {look === 'full' && statusName(task.status)}
        {look === 'icon' && <span className="visually-hidden">{statusName(task.status)}</span>}
      </span>
    );
  }
  return (
    <MenuButton
      label="Status"
      entries={statusEntries(task, states, (status) => void changeStatus(live, task, status))}
      renderTrigger={(props) => (
        <button
          type="button"
          className={`tf-value is-${look} is-button`}
          aria-label={`Status: ${statusName(task.status)}`}
          title={look === 'icon' ? statusName(task.status) : undefined}
          {...props}
        >
          {icon}
          {look === 'full' && statusName(task.status)}
        </button>
      )}
    />
  );
}
