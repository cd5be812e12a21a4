import { useState, type FormEvent } from 'react';
import { messageOf } from '#api/index.ts';
import { useChange, useWorkspace } from '#shared/index.ts';
import { Button } from '#ui/index.ts';
import { templateChange } from './changes.ts';
import { problemIn, toTemplate, type WorkflowDraft } from './draft.ts';

/** Keeps the workflow as it is drawn, saved or not, as a template of the workspace. */
export function SaveAsTemplate({
  draft,
  onProblem,
}: {
  draft: WorkflowDraft;
  onProblem: (problem: string | undefined) => void;
}) {
  const { slug } = useWorkspace();
  const { attempt, isBusy } = useChange(templateChange(slug));
  const [name, setName] = useState<string>();
  if (name === undefined)
    return (
      <Button size="sm" onClick={() => setName('')}>
        Save as template…
      </Button>
    );

  async function save(event: FormEvent) {
    event.preventDefault();
    const wrong = problemIn(draft) ?? (name?.trim() ? undefined : 'Give the template a name.');
    onProblem(wrong);
    if (wrong || name === undefined) return;
    try {
      await attempt({ name: name.trim(), ...toTemplate(draft) });
      setName(undefined);
    } catch (error) {
      onProblem(messageOf(error));
    }
  }

  return (
    <form className="tf-flow-save" onSubmit={(event) => void save(event)}>
      <input
        className="form-control form-control-sm"
        aria-label="Name of the template"
        placeholder="Name of the template"
        maxLength={100}
        autoFocus
        dir="auto"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button size="sm" type="submit" busy={isBusy}>
        Save template
      </Button>
      <Button size="sm" onClick={() => setName(undefined)}>
        Cancel
      </Button>
    </form>
  );
}
