import { useState } from 'react';
import { toProblem, type Task } from '#api/index.ts';
import { useLive } from '#live/index.ts';
import { useChange, useDraft, useWorkspace } from '#shared/index.ts';
import { commentCreation, newComment } from './changes.ts';
import { nothing, toBody, type Written } from './mentions.ts';

/** A sentence for the field: what is wrong with the text itself, or why it was not sent. */
export function refusalOf(error: unknown): string {
  const { fields, message } = toProblem(error);
  const own = fields.find(({ path }) => path.includes('body'));
  return own ? `The text ${own.message}.` : message;
}

/** A comment that is being written: a draft until it is sent, and again when it is refused. */
export function useSending(task: Task, parentId: string | null) {
  const { slug, me } = useWorkspace();
  const { typing } = useLive();
  const draft = useDraft<Written>(`comment.new/${parentId ?? task.id}`, nothing);
  const [problem, setProblem] = useState<string>();
  const author = { id: me.id, name: me.fullName };
  const { attempt } = useChange(commentCreation(slug, task.id, author));

  function send(onSent?: () => void) {
    const written = draft.value;
    setProblem(undefined);
    draft.set(nothing);
    onSent?.();
    typing.hasSent();
    attempt(newComment(toBody(written).trim(), parentId)).catch((error: unknown) => {
      draft.set(written);
      setProblem(`${refusalOf(error)} Your text is still here.`);
    });
  }

  return {
    written: draft.value,
    problem,
    send,
    clear: () => draft.set(nothing),
    change: (written: Written) => {
      setProblem(undefined);
      draft.set(written);
      if (written.text.trim() !== '') typing.tell(task.id);
    },
  };
}
