import { useState } from 'react';
import { messageOf, toProblem, type WorkflowTemplate } from '#api/index.ts';
import { useChange, useWorkspace } from '#shared/index.ts';
import { Button, Dialog, DialogFoot, Field, FormError } from '#ui/index.ts';
import { templateChange } from './changes.ts';
import { problemIn, templateDraft, toTemplate } from './draft.ts';
import { WorkflowEditor } from './editor.tsx';

/** What a new template begins with. */
const START: Pick<WorkflowTemplate, 'states' | 'wipPolicy'> = {
  wipPolicy: 'warn',
  states: [
    { name: 'To do', category: 'todo', color: '#868e96', wipLimit: null, next: ['Doing'] },
    { name: 'Doing', category: 'doing', color: '#3b5bdb', wipLimit: null, next: ['To do', 'Done'] },
    { name: 'Done', category: 'done', color: '#2f9e44', wipLimit: null, next: ['Doing'] },
  ],
};

/** Makes a template, or changes one. */
export function TemplateDialog({
  template,
  onClose,
}: {
  template?: WorkflowTemplate;
  onClose: () => void;
}) {
  const { slug } = useWorkspace();
  const { attempt, isBusy } = useChange(templateChange(slug, template));
  const [start] = useState(() => templateDraft(template ?? START));
  const [draft, setDraft] = useState(start);
  const [name, setName] = useState(template?.name ?? '');
  const [problem, setProblem] = useState<string>();

  async function save() {
    const wrong = name.trim() === '' ? 'Give the template a name.' : problemIn(draft);
    setProblem(wrong);
    if (wrong) return;
    try {
      await attempt({ name: name.trim(), ...toTemplate(draft) });
      onClose();
    } catch (error) {
      setProblem(
        toProblem(error).status === 412
          ? 'Someone else has changed this template. Close this dialog and open it again.'
          : messageOf(error),
      );
    }
  }

  return (
    <Dialog
      title={template ? 'Edit workflow template' : 'New workflow template'}
      onClose={onClose}
      width={860}
      unsaved={draft !== start || name !== (template?.name ?? '')}
    >
      <FormError>{problem}</FormError>
      <Field label="Name">
        {(control) => (
          <input
            {...control}
            maxLength={100}
            autoComplete="off"
            dir="auto"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <WorkflowEditor
        draft={draft}
        disabled={isBusy}
        onChange={(next) => {
          setProblem(undefined);
          setDraft(next);
        }}
      />
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" busy={isBusy} onClick={() => void save()}>
          {template ? 'Save template' : 'Create template'}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
