import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Task } from '#api/index.ts';
import { StatusIcon } from '#features/work/fields/index.ts';
import { useLive } from '#live/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { PickerButton, type PickerOption } from '#ui/index.ts';
import { editTask } from '../changes.ts';
import { searchQuery, taskQuery } from '../queries.ts';

/** The task this one is a part of, chosen by searching the project. */
export function ParentField({ task }: { task: Task }) {
  const { slug } = useWorkspace();
  const live = useLive();
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState(false);
  const found =
    useQuery({ ...searchQuery(slug, task.projectId, text.trim()), enabled: wanted }).data?.items ??
    [];
  const parent = useQuery({
    ...taskQuery(slug, task.parentId ?? ''),
    enabled: task.parentId !== null,
  }).data;
  const face = task.parentId === null ? 'None' : (parent?.key ?? '…');
  if (!task.can.update) return <span className="tf-value is-full">{face}</span>;
  const options: PickerOption[] = found
    .filter((each) => each.id !== task.id && each.parentId !== task.id)
    .map((each) => ({
      id: each.id,
      label: `${each.key} ${each.title}`,
      icon: <StatusIcon category={each.category} />,
    }));
  if (task.parentId !== null) options.unshift({ id: '', label: 'No parent' });
  return (
    <PickerButton
      label="Find a task …"
      options={options}
      selected={task.parentId ? [task.parentId] : []}
      onQuery={setText}
      onPick={(id) => editTask(live, task, { parentId: id || null }, { parentId: id || null })}
      renderTrigger={(props) => (
        <button
          type="button"
          className={`tf-value is-full is-button${task.parentId ? '' : ' is-none'}`}
          aria-label={`Parent: ${face}`}
          {...props}
          onClick={() => {
            setWanted(true);
            props.onClick();
          }}
        >
          <span dir="auto" className="truncate">
            {face}
          </span>
        </button>
      )}
    />
  );
}
