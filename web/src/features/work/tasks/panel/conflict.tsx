import { useCallback, useState } from 'react';
import { Problem, toProblem, type Task } from '#api/index.ts';
import { TextConflict } from '#shared/text-conflict/index.ts';
import { Button } from '#ui/index.ts';
import { conflictsIn } from '../texts.ts';
import { useLastEditor } from './last-editor.ts';

/** Keeps the refusal of a save, so that the text which was refused stays on the screen. */
export function useConflict() {
  const [problem, setProblem] = useState<Problem>();
  const [saves, setSaves] = useState(0);
  const collide = useCallback(
    () => setProblem(new Problem('', { status: 412, code: 'version_mismatch' })),
    [],
  );
  return {
    problem,
    /** While the answer may still be a refusal, and the text must stay. */
    isSaving: saves > 0,
    clear: () => setProblem(undefined),
    /** Shows a refusal again. */
    show: setProblem,
    /** Somebody else's change came while this one was being written. */
    collide,
    run: (saving: Promise<unknown>) => {
      setProblem(undefined);
      setSaves((count) => count + 1);
      saving
        .then(
          // A later text that was saved settles the refusal of an earlier one.
          () => setProblem(undefined),
          (error: unknown) => setProblem(toProblem(error)),
        )
        .finally(() => setSaves((count) => count - 1));
    },
  };
}

/** Says why a title was not saved and offers what can be done. Nothing typed is ever dropped. */
export function Conflict({
  problem,
  task,
  mine,
  onKeepMine,
  onTakeTheirs,
}: {
  problem: Problem | undefined;
  task: Task;
  mine: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const editor = useLastEditor(task, 'title', problem !== undefined);
  if (!problem) return null;
  if (conflictsIn(problem).length > 0 || problem.status === 412)
    return (
      <TextConflict
        field="title"
        editor={editor}
        theirs={task.title}
        mine={mine}
        onKeepMine={onKeepMine}
        onTakeTheirs={onTakeTheirs}
        onBack={() => document.querySelector<HTMLElement>('.tf-panel-title')?.focus()}
      />
    );
  return (
    <div className="tf-conflict" role="alert">
      <p>{problem.message}</p>
      <div className="tf-conflict-ways">
        <Button size="sm" variant="primary" onClick={onKeepMine}>
          Try again
        </Button>
        <Button size="sm" onClick={onTakeTheirs}>
          Discard
        </Button>
      </div>
    </div>
  );
}
