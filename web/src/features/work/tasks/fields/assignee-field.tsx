import { useQuery } from '@tanstack/react-query';
import { peopleQuery } from '#features/workspace/people/index.ts';
import type { Person, Reference, Task } from '#api/index.ts';
import { useLive } from '#live/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { Avatar, PickerButton, type PickerOption, type TriggerProps } from '#ui/index.ts';
import type { ReactNode } from 'react';
import { editTask } from '../changes.ts';
import type { FieldLook } from './look.ts';

const nobody: PickerOption = {
  id: '',
  label: 'Nobody',
  icon: <Avatar person={null} size={22} decorative />,
};

function toOptions(people: readonly Person[], me: string): PickerOption[] {
  const mine = people.filter((person) => person.id === me);
  // Names known only from an import have nobody behind them who could do the work.
  const others = people.filter(
    (person) => person.id !== me && person.active && person.kind === 'member',
  );
  return [...mine, ...others].map((person) => ({
    id: person.id,
    label: person.name,
    icon: <Avatar person={person} size={22} decorative />,
    ...(person.id === me ? { hint: 'you' } : {}),
  }));
}

/** A picker of one person or nobody; yourself stands first. */
export function PersonPicker({
  selected,
  onPick,
  renderTrigger,
}: {
  selected: Reference | null;
  onPick: (person: Reference | null) => void;
  renderTrigger: (props: TriggerProps) => ReactNode;
}) {
  const { slug, me } = useWorkspace();
  const people = useQuery(peopleQuery(slug)).data ?? [];
  return (
    <PickerButton
      label="Assign to …"
      options={[nobody, ...toOptions(people, me.id)]}
      selected={[selected?.id ?? '']}
      onPick={(id) => onPick(people.find((person) => person.id === id) ?? null)}
      renderTrigger={renderTrigger}
    />
  );
}

export function AssigneeField({ task, look }: { task: Task; look: FieldLook }) {
  const live = useLive();
  const { assignee } = task;
  const name = assignee?.name ?? 'Nobody';
  const face = (
    <>
      <Avatar person={assignee} size={look === 'icon' ? 24 : 22} decorative />
      <span className={look === 'full' ? 'truncate' : 'visually-hidden'}>
        <span className="visually-hidden">Assignee: </span>
        {name}
      </span>
    </>
  );
  if (!task.can.update) {
    return (
      <span className={`tf-value is-${look}`} title={name}>
        {face}
      </span>
    );
  }
  return (
    <PersonPicker
      selected={assignee}
      onPick={(person) => {
        if (person?.id === assignee?.id) return;
        const next = person && { id: person.id, name: person.name };
        editTask(live, task, { assigneeId: person?.id ?? null }, { assignee: next });
      }}
      renderTrigger={(props) => (
        <button type="button" className={`tf-value is-${look} is-button`} {...props}>
          {face}
        </button>
      )}
    />
  );
}
