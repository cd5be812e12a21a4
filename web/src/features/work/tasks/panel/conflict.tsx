import { useCallback, useState } from 'react';
import { Problem, toProblem, type Task } from '#api/index.ts';
import { DiffView } from '#shared/diff-view.tsx';
import { Button } from '#ui/index.ts';
import { conflictsIn } from '../texts.ts';
import { useLastEditor } from './last-editor.ts';
import '#shared/text-conflict.css';

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
    /** Somebody else's change came while this one was being written. */
    collide,
    run: (saving: Promise<unknown>, onDone = () => {}) => {
      setProblem(undefined);
      setSaves((count) => count + 1);
      saving
        .then(
          () => onDone(),
          (error: unknown) => setProblem(toProblem(error)),
        )
        .finally(() => setSaves((count) => count - 1));
    },
  };
}

/** Says why a text was not saved and offers the ways out. Nothing typed is ever dropped. */
export function Conflict({
  problem,
  task,
  field,
  mine,
  onKeepMine,
  onTakeTheirs,
}: {
  problem: Problem | undefined;
  task: Task;
  field: 'title';
  mine: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const editor = useLastEditor(task, field)?.name;
  if (!problem) return null;
  const stale = conflictsIn(problem).length > 0 || problem.status === 412;
  return (
    <div className="tf-conflict" role="alert">
      <p>
        {stale
          ? `${editor ?? 'Someone else'} changed the ${field} while you were editing. Your text is still here.`
          : problem.message}
      </p>
      {stale && (
        <>
          <p className="tf-conflict-legend">
            <del>only theirs</del> <ins>only yours</ins>
          </p>
          <DiffView from={task[field]} to={mine} />
        </>
      )}
      <div className="d-flex gap-2 mt-2">
        <Button size="sm" variant="primary" onClick={onKeepMine}>
          {stale ? 'Keep mine' : 'Try again'}
        </Button>
        <Button size="sm" onClick={onTakeTheirs}>
          {stale ? 'Take theirs' : 'Discard'}
        </Button>
      </div>
    </div>
  );
}
