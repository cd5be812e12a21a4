import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { messageOf, type Task } from '#api/index.ts';
import { useLive } from '#live/index.ts';
import { AppLink, splitTaskKey, useDraft, useWorkspace } from '#shared/index.ts';
import { Avatar, Progress, toastProblem } from '#ui/index.ts';
import { createTask } from '../changes.ts';
import { StatusField } from '../fields/status-field.tsx';
import { subtasksQuery } from '../queries.ts';

export function Subtasks({ task }: { task: Task }) {
  const { slug, paths } = useWorkspace();
  const live = useLive();
  const subtasks = useQuery(subtasksQuery(slug, task.id)).data ?? [];
  const { value: title, set: setTitle } = useDraft(`task.subtask/${task.id}`, '');
  const [busy, setBusy] = useState(false);
  const done = subtasks.filter((each) => each.category === 'done').length;
  if (!task.can.update && subtasks.length === 0) return null;

  function add() {
    const text = title.trim();
    if (!text || busy) return;
    setBusy(true);
    createTask(live, { projectId: task.projectId, title: text, parentId: task.id })
      .then(
        () => setTitle(''),
        (error: unknown) => toastProblem(messageOf(error)),
      )
      .finally(() => setBusy(false));
  }

  return (
    <section className="tf-panel-section" aria-label="Subtasks">
      <div className="tf-section-head">
        <h3>Subtasks</h3>
        {subtasks.length > 0 && (
          <span className="tf-subtasks-done">
            <span className="tabular">
              {done} of {subtasks.length}
            </span>
            <Progress value={done / subtasks.length} label="Subtasks done" />
          </span>
        )}
      </div>
      {subtasks.length > 0 && (
        <ul className="tf-subtasks">
          {subtasks.map((each) => {
            const { project, number } = splitTaskKey(each.key);
            return (
              <li key={each.id} className="tf-subtask">
                <StatusField task={each} look="icon" />
                <AppLink
                  dir="auto"
                  to={paths.task(project, number)}
                  className={each.category === 'done' ? 'is-finished' : ''}
                >
                  {each.title}
                </AppLink>
                <span className="text-faint tf-subtask-key">{each.key}</span>
                {each.assignee && <Avatar person={each.assignee} size={22} />}
              </li>
            );
          })}
        </ul>
      )}
      {task.can.update && (
        <label className="tf-subtask-add">
          <Plus size={15} aria-hidden="true" />
          <input
            dir="auto"
            aria-label="Add a subtask"
            placeholder="Add a subtask …"
            maxLength={255}
            value={title}
            readOnly={busy}
            onChange={(event) => setTitle(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
            }}
          />
        </label>
      )}
    </section>
  );
}
