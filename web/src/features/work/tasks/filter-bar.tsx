import { useQuery } from '@tanstack/react-query';
import { CircleDashed, Search, SignalHigh, Tag, Trash2, UserRound, X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Project } from '#api/index.ts';
import {
  statusName,
  priorities,
  PriorityIcon,
  priorityNames,
  StatusIcon,
} from '#features/work/fields/index.ts';
import { workflowQuery } from '#features/work/projects/index.ts';
import { labelsQuery } from '#features/work/labels/index.ts';
import { peopleQuery } from '#features/workspace/people/index.ts';
import { useKeys, useWorkspace } from '#shared/index.ts';
import { Avatar, Button, Dot, PickerButton, type PickerOption } from '#ui/index.ts';
import { toggled, valuesOf, type TaskFilter } from './filter.ts';
import './filter-bar.css';

const priorityOptions: PickerOption[] = priorities.toReversed().map((priority) => ({
  id: priority,
  label: priorityNames[priority],
  icon: <PriorityIcon priority={priority} />,
}));

/** Narrows a board or a list; what is chosen stands in the address, so it can be shared. */
export function FilterBar({
  project,
  filter,
  onChange,
  withStatus,
}: {
  project: Project;
  filter: TaskFilter;
  onChange: (filter: TaskFilter) => void;
  withStatus: boolean;
}) {
  const { slug, me } = useWorkspace();
  const states =
    useQuery({ ...workflowQuery(slug, project.id), enabled: withStatus }).data?.states ?? [];
  const people = useQuery(peopleQuery(slug)).data ?? [];
  const labels = useQuery(labelsQuery(slug)).data ?? [];
  const set = (field: Exclude<keyof TaskFilter, 'deleted'>, value: string | undefined) => {
    const next = { ...filter };
    if (value) next[field] = value;
    else delete next[field];
    onChange(next);
  };
  const others = people.filter((person) => person.id !== me.id);
  const assignees: PickerOption[] = [
    {
      id: 'me',
      label: 'Me',
      icon: <Avatar person={{ id: me.id, name: me.fullName }} size={22} decorative />,
    },
    { id: 'none', label: 'Nobody', icon: <Avatar person={null} size={22} decorative /> },
    ...others.map((person) => ({
      id: person.id,
      label: person.name,
      icon: <Avatar person={person} size={22} decorative />,
    })),
  ];
  const active = Object.keys(filter).length > 0;
  return (
    <div className="tf-filters" role="search" aria-label="Filter tasks">
      <TextFilter value={filter.q} onChange={(q) => set('q', q)} />
      <div className="tf-filter-row">
        {withStatus && (
          <Choice
            name="Status"
            icon={<CircleDashed size={14} aria-hidden="true" />}
            options={states.map(({ name, category, color }) => ({
              id: name,
              label: statusName(name),
              icon: <StatusIcon category={category} color={color} />,
            }))}
            selected={valuesOf(filter.status)}
            onPick={(id) => set('status', toggled(filter.status, id))}
          />
        )}
        <Choice
          name="Priority"
          icon={<SignalHigh size={14} aria-hidden="true" />}
          options={priorityOptions}
          selected={valuesOf(filter.priority)}
          onPick={(id) => set('priority', toggled(filter.priority, id))}
        />
        <Choice
          name="Assignee"
          single
          icon={<UserRound size={14} aria-hidden="true" />}
          options={assignees}
          selected={valuesOf(filter.assignee)}
          onPick={(id) => set('assignee', filter.assignee === id ? undefined : id)}
        />
        <Choice
          name="Label"
          icon={<Tag size={14} aria-hidden="true" />}
          options={labels.map(({ name, color }) => ({
            id: name,
            label: name,
            icon: <Dot color={color} />,
          }))}
          selected={valuesOf(filter.label)}
          onPick={(id) => set('label', toggled(filter.label, id))}
        />
        {withStatus && (
          <button
            type="button"
            className={`tf-filter${filter.deleted ? ' is-set' : ''}`}
            aria-pressed={filter.deleted ?? false}
            onClick={() => {
              const { deleted, ...rest } = filter;
              onChange(deleted ? rest : { ...rest, deleted: true });
            }}
          >
            <Trash2 size={14} aria-hidden="true" />
            Deleted
          </button>
        )}
        {active && (
          <Button
            variant="ghost"
            size="sm"
            icon={<X size={14} aria-hidden="true" />}
            onClick={() => onChange({})}
          >
            Clear
          </Button>
        )}
      </div>
    </div>
  );
}

function Choice({
  name,
  icon,
  options,
  selected,
  onPick,
  single = false,
}: {
  name: string;
  icon: ReactNode;
  options: PickerOption[];
  selected: string[];
  onPick: (id: string) => void;
  single?: boolean;
}) {
  const chosen = options.filter((option) => selected.includes(option.id));
  const text = chosen.length > 1 ? `${chosen.length} chosen` : chosen[0]?.label;
  return (
    <PickerButton
      label={`${name} …`}
      multiple={!single}
      options={options}
      selected={selected}
      onPick={onPick}
      renderTrigger={(props) => (
        <button
          type="button"
          className={`tf-filter${text ? ' is-set' : ''}`}
          aria-label={text ? `${name}: ${text}` : name}
          {...props}
        >
          {icon}
          {name}
          {text && <span className="tf-filter-value truncate">{text}</span>}
        </button>
      )}
    />
  );
}

/** Waits until typing pauses, so that not every letter is a request. */
function TextFilter({
  value = '',
  onChange,
}: {
  value: string | undefined;
  onChange: (text: string | undefined) => void;
}) {
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  // The address may change by itself: by Clear, or by going back.
  if (value !== shown) {
    setShown(value);
    if (value !== text.trim()) setText(value);
  }
  const send = useRef(onChange);
  useEffect(() => {
    send.current = onChange;
  });
  useEffect(() => {
    if (text.trim() === shown) return undefined;
    const timer = setTimeout(() => send.current(text.trim() || undefined), 250);
    return () => clearTimeout(timer);
  }, [text, shown]);
  useKeys({ '/': () => field.current?.focus() });
  return (
    <label className="tf-filter-text">
      <Search size={15} aria-hidden="true" />
      <input
        dir="auto"
        ref={field}
        type="search"
        aria-label="Filter by text"
        placeholder="Filter …"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            setText('');
            event.currentTarget.blur();
          }
        }}
      />
      <kbd className="tf-kbd">/</kbd>
    </label>
  );
}
