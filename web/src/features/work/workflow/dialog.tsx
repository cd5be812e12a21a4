import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  dataOf,
  messageOf,
  putProjectsByIdWorkflow,
  toProblem,
  within,
  type Project,
  type Workflow,
} from '#api/index.ts';
import { statusName } from '#features/work/fields/index.ts';
import { workflowQuery } from '#features/work/projects/index.ts';
import { queryClient, useWorkspace } from '#shared/index.ts';
import { Button, Dialog, DialogFoot, FormError, SkeletonLines, toast } from '#ui/index.ts';
import {
  addState,
  changeState,
  draftOf,
  moveState,
  problemIn,
  removeState,
  sendTasks,
  toInput,
  toggleArrow,
  type WorkflowDraft,
} from './draft.ts';
import { Picture } from './picture.tsx';
import { StateForm } from './state-form.tsx';
import './workflow.css';

/** The states of a project and what may follow which, as a picture to change. */
export function WorkflowDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const { slug } = useWorkspace();
  const workflow = useQuery(workflowQuery(slug, project.id));
  if (!workflow.data)
    return (
      <Dialog title="Workflow" onClose={onClose} width={860}>
        {workflow.isError ? (
          <FormError>{messageOf(workflow.error)}</FormError>
        ) : (
          <SkeletonLines lines={6} />
        )}
      </Dialog>
    );
  return <Editor workflow={workflow.data} project={project} onClose={onClose} />;
}

function Editor({
  workflow,
  project,
  onClose,
}: {
  workflow: Workflow;
  project: Project;
  onClose: () => void;
}) {
  const { slug } = useWorkspace();
  // Edited is what was there when it was opened; somebody else's change shows when it is saved.
  const [start] = useState(workflow);
  const [draft, setDraft] = useState(() => draftOf(start));
  const [chosen, setChosen] = useState(start.states[0]?.id ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(start));
  const state = draft.states.find(({ key }) => key === chosen) ?? draft.states[0];

  function change(next: WorkflowDraft) {
    setProblem(undefined);
    setDraft(next);
  }

  async function save() {
    const wrong = problemIn(draft);
    setProblem(wrong);
    if (wrong) return;
    setBusy(true);
    try {
      const call = {
        ...within(slug, start.version),
        path: { id: project.id },
        body: toInput(draft),
      };
      const fresh = await dataOf(putProjectsByIdWorkflow(call));
      queryClient.setQueryData(workflowQuery(slug, project.id).queryKey, fresh);
      void queryClient.invalidateQueries({ queryKey: [slug, 'tasks'] });
      void queryClient.invalidateQueries({
        queryKey: [slug, 'projects'],
        predicate: ({ queryKey }) => queryKey[2] !== 'workflow',
      });
      toast('Workflow saved');
      onClose();
    } catch (error) {
      setProblem(
        toProblem(error).status === 412
          ? 'Someone else has changed this project. Close this dialog and open it again.'
          : messageOf(error),
      );
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog title="Workflow" onClose={onClose} width={860} unsaved={isChanged}>
      <FormError>{problem}</FormError>
      <p id="tf-flow-help" className="text-faint">
        Choose a state to change it; drag from one to another to draw an arrow or take it away. With
        the keyboard, arrow keys go from state to state, Enter chooses one, and Space draws the
        arrow from the chosen one to the one you are at.
      </p>
      <Picture
        states={draft.states}
        chosen={state?.key ?? ''}
        disabled={busy}
        onChoose={setChosen}
        onArrow={(from, to) => change(toggleArrow(draft, from, to))}
      />
      {state && (
        <StateForm
          state={state}
          states={draft.states}
          onChange={(fields) => change(changeState(draft, state.key, fields))}
          onArrow={(to) => change(toggleArrow(draft, state.key, to))}
          onMove={(by) => change(moveState(draft, state.key, by))}
          onAdd={() => {
            const key = crypto.randomUUID();
            change(addState(draft, state.key, key));
            setChosen(key);
          }}
          onRemove={() => change(removeState(draft, state.key))}
        />
      )}
      <Removed draft={draft} onSend={(key, to) => change(sendTasks(draft, key, to))} />
      <label className="tf-flow-policy">
        <input
          type="checkbox"
          className="tf-check"
          checked={draft.wipPolicy === 'refuse'}
          onChange={(event) =>
            change({ ...draft, wipPolicy: event.target.checked ? 'refuse' : 'warn' })
          }
        />{' '}
        Refuse tasks that exceed the limit of a state
      </label>
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" busy={busy} disabled={!isChanged} onClick={() => void save()}>
          Save workflow
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

/** Where the tasks of removed states go. */
function Removed({
  draft,
  onSend,
}: {
  draft: WorkflowDraft;
  onSend: (key: string, to: string) => void;
}) {
  if (draft.removed.length === 0) return null;
  return (
    <ul className="tf-flow-removed" aria-label="Removed states">
      {draft.removed.map(({ state, to }) => (
        <li key={state.key}>
          <label>
            <span>
              Tasks in <b dir="auto">{statusName(state.was)}</b> ({state.tasks}) go to
            </span>
            <select
              className="form-select"
              value={to}
              onChange={(event) => onSend(state.key, event.target.value)}
            >
              {draft.states.map(({ key, name }) => (
                <option key={key} value={key}>
                  {statusName(name)}
                </option>
              ))}
            </select>
          </label>
        </li>
      ))}
    </ul>
  );
}
