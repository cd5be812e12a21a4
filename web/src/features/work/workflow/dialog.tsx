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
import { workflowQuery } from '#features/work/projects/index.ts';
import { queryClient, useWorkspace } from '#shared/index.ts';
import { Button, Dialog, DialogFoot, FormError, SkeletonLines, toast } from '#ui/index.ts';
import { adoptTemplate, draftOf, problemIn, toInput, type WorkflowDraft } from './draft.ts';
import { WorkflowEditor } from './editor.tsx';
import { SaveAsTemplate } from './save-as-template.tsx';
import { TemplatePicker } from './template-picker.tsx';

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
  const { slug, tenant } = useWorkspace();
  // Edited is what was there when it was opened; another's change shows when it is saved.
  const [start] = useState(workflow);
  const [draft, setDraft] = useState(() => draftOf(start));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(start));

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
      <div className="tf-flow-tools">
        <TemplatePicker onPick={(template) => change(adoptTemplate(draft, template))} />
        {tenant.can.manageWorkflowTemplates && (
          <SaveAsTemplate draft={draft} onProblem={setProblem} />
        )}
      </div>
      <WorkflowEditor draft={draft} disabled={busy} onChange={change} />
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" busy={busy} disabled={!isChanged} onClick={() => void save()}>
          Save workflow
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
