import { CalendarClock } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import {
  statusName,
  PriorityIcon,
  priorityNames,
  StatusIcon,
  type Priority,
} from '#features/work/fields/index.ts';
import { workflowQuery } from '#features/work/projects/index.ts';
import { useQuery } from '@tanstack/react-query';
import { messageOf, type Project, type Reference, type Task } from '#api/index.ts';
import { useLive } from '#live/index.ts';
import {
  AppLink,
  dayOf,
  endOfDay,
  splitTaskKey,
  useDraft,
  useGo,
  useWorkspace,
} from '#shared/index.ts';
import {
  Avatar,
  Button,
  DatePickerButton,
  Dialog,
  FormError,
  MenuButton,
  toast,
} from '#ui/index.ts';
import { createTask } from './changes.ts';
import { PersonPicker } from './fields/assignee-field.tsx';
import { LabelsInput } from './fields/labels-field.tsx';
import { priorityEntries } from './fields/priority-field.tsx';
import './create-dialog.css';

interface TaskDraft {
  title: string;
  description: string;
  /** '' for the first of the project. */
  status: string;
  priority: Priority;
  assignee: Reference | null;
  labels: string[];
  due: string;
}

const emptyTask: TaskDraft = {
  title: '',
  description: '',
  status: '',
  priority: 'medium',
  assignee: null,
  labels: [],
  due: '',
};

/** Everything a new task can be given, with only the title required. */
export function CreateTaskDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const { slug, paths } = useWorkspace();
  const live = useLive();
  const workflow = useQuery(workflowQuery(slug, project.id)).data;
  const go = useGo();
  const draft = useDraft(`task.new/${project.id}`, emptyTask);
  const { title, description, priority, assignee, labels, due } = draft.value;
  // Work is not born done.
  const firstStates = workflow?.states.filter(({ category }) => category !== 'done') ?? [];
  const state =
    firstStates.find(({ name }) => name === draft.value.status) ??
    firstStates.find(({ category }) => category === 'todo') ??
    firstStates[0];
  const set = (change: Partial<TaskDraft>) => draft.set({ ...draft.value, ...change });
  const hasText = Boolean(title.trim() || description.trim());
  const close = () => {
    if (!hasText) draft.clear();
    onClose();
  };
  const [more, setMore] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [made, setMade] = useState<Task>();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  async function submit() {
    if (!title.trim()) {
      setProblem('Give the task a title.');
      field.current?.focus();
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      const task = await createTask(live, {
        projectId: project.id,
        title: title.trim(),
        ...(state && { status: state.name }),
        priority,
        ...(description.trim() && { description }),
        ...(assignee && { assigneeId: assignee.id }),
        ...(labels.length > 0 && { labels }),
        ...(due && { dueAt: endOfDay(due) }),
      });
      if (!more) {
        draft.clear();
        onClose();
        toast(`${task.key} created`, {
          label: 'Open',
          run: () => go(paths.task(project.key, task.number)),
        });
        return;
      }
      setMade(task);
      set({ title: '', description: '' });
      field.current?.focus();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={`New task in ${project.name}`}
      onClose={close}
      width={620}
      unsaved={hasText}
      keepsDraft
      onDiscard={draft.clear}
    >
      <form
        className="tf-create"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void submit();
        }}
      >
        <FormError>{problem}</FormError>
        {draft.isRestored && hasText && (
          <p className="tf-create-draft" role="status">
            Your draft is back.
            <button
              type="button"
              className="btn btn-link"
              onClick={() => {
                draft.set(emptyTask);
                field.current?.focus();
              }}
            >
              Start over
            </button>
          </p>
        )}
        <textarea
          ref={field}
          className="tf-create-title"
          aria-label="Title"
          placeholder="Title"
          rows={1}
          maxLength={255}
          value={title}
          onChange={(event) => set({ title: event.target.value.replaceAll('\n', ' ') })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
              event.preventDefault();
              void submit();
            }
          }}
        />
        <textarea
          className="tf-create-text"
          aria-label="Description"
          placeholder="Description, in Markdown if you like"
          rows={4}
          maxLength={100_000}
          value={description}
          onChange={(event) => set({ description: event.target.value })}
        />
        <div className="tf-create-fields">
          <MenuButton
            label="Status"
            entries={firstStates.map(({ name, category, color }) => ({
              key: name,
              label: statusName(name),
              icon: <StatusIcon category={category} color={color} />,
              checked: name === state?.name,
              onSelect: () => set({ status: name }),
            }))}
            renderTrigger={(props) => (
              <button
                type="button"
                className="tf-create-field"
                aria-label={`Status: ${statusName(state?.name ?? '')}`}
                {...props}
              >
                <StatusIcon category={state?.category ?? 'todo'} color={state?.color} />{' '}
                {statusName(state?.name ?? '')}
              </button>
            )}
          />
          <MenuButton
            label="Priority"
            entries={priorityEntries(priority, (next) => set({ priority: next }))}
            renderTrigger={(props) => (
              <button
                type="button"
                className="tf-create-field"
                aria-label={`Priority: ${priorityNames[priority]}`}
                {...props}
              >
                <PriorityIcon priority={priority} /> {priorityNames[priority]}
              </button>
            )}
          />
          <PersonPicker
            selected={assignee}
            onPick={(person) => set({ assignee: person })}
            renderTrigger={(props) => (
              <button type="button" className="tf-create-field" {...props}>
                <Avatar person={assignee} size={20} decorative />
                {assignee && <span className="visually-hidden">Assignee: </span>}
                {assignee?.name ?? 'Assignee'}
              </button>
            )}
          />
          <DatePickerButton
            label="Due date"
            value={due}
            onChange={(day) => set({ due: day })}
            renderTrigger={(props) => (
              <button
                type="button"
                className="tf-create-field"
                aria-label={`Due date: ${due ? dayOf(due) : 'None'}`}
                {...props}
              >
                <CalendarClock size={15} aria-hidden="true" />{' '}
                {due ? `Due ${dayOf(due)}` : 'Due date'}
              </button>
            )}
          />
        </div>
        <LabelsInput value={labels} onChange={(next) => set({ labels: next })} />
        <footer className="tf-create-foot">
          <label className="tf-create-more">
            <input
              type="checkbox"
              className="tf-check"
              checked={more}
              onChange={(event) => setMore(event.target.checked)}
            />{' '}
            Create another
          </label>
          {made && (
            <span className="text-faint truncate" role="status">
              Created{' '}
              <AppLink
                to={paths.task(project.key, splitTaskKey(made.key).number)}
                onClick={onClose}
              >
                {made.key}
              </AppLink>
            </span>
          )}
          <Button type="submit" variant="primary" busy={busy} className="ms-auto">
            Create task
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
