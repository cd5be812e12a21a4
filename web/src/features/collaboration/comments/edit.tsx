import { useState } from 'react';
import type { Comment, Task } from '#api/index.ts';
import { useChange, useDraft, useWorkspace } from '#shared/index.ts';
import { mayLeave, useUnsaved } from '#ui/index.ts';
import { anchorOf } from './anchor.ts';
import { commentEdit } from './changes.ts';
import { Composer } from './composer.tsx';
import { toBody, toWritten, type Written } from './mentions.ts';
import { refusalOf } from './use-sending.ts';

/** Edits a comment in its place; what is typed is a draft until it is saved. */
export function EditComment({
  comment,
  task,
  onClose,
}: {
  comment: Comment;
  task: Task;
  onClose: () => void;
}) {
  const { slug } = useWorkspace();
  const [first] = useState(() => toWritten(comment.body));
  const draft = useDraft<Written>(`comment.edit/${comment.id}`, first);
  const [problem, setProblem] = useState<string>();
  const { attempt, isBusy } = useChange(commentEdit(slug, comment));
  const forget = () => draft.set(first);
  const isDirty = draft.value.text !== first.text;
  const unsaved = useUnsaved(isDirty, { keepsDraft: true, onDiscard: forget });

  function close() {
    onClose();
    document.getElementById(anchorOf(comment.id))?.focus({ preventScroll: true });
  }

  async function leave() {
    if (await mayLeave([unsaved.current])) close();
  }

  function save() {
    if (!isDirty) return close();
    setProblem(undefined);
    attempt(toBody(draft.value).trim()).then(
      () => {
        draft.clear();
        close();
      },
      (error: unknown) => setProblem(`${refusalOf(error)} Your text is still here.`),
    );
  }

  return (
    <Composer
      task={task}
      label="Edit the comment"
      action="Save"
      placeholder=""
      written={draft.value}
      problem={problem}
      busy={isBusy}
      takesFocus
      onChange={draft.set}
      onSend={save}
      onEscape={() => void leave()}
      onCancel={() => void leave()}
    />
  );
}
