import { useCallback, useState } from 'react';
import { Problem, toProblem } from '#api/index.ts';
import { Button } from '#ui/index.ts';

/** Keeps the refusal of a save, so that the text which was refused stays on the screen. */
export function useConflict() {
  const [problem, setProblem] = useState<Problem>();
  const collide = useCallback(
    () => setProblem(new Problem('', { status: 412, code: 'version_mismatch' })),
    [],
  );
  return {
    problem,
    clear: () => setProblem(undefined),
    /** Somebody else's change came while this one was being written. */
    collide,
    run: (saving: Promise<unknown>, onDone = () => {}) => {
      setProblem(undefined);
      saving.then(
        () => onDone(),
        (error: unknown) => setProblem(toProblem(error)),
      );
    },
  };
}

/** Says why a text was not saved and offers the ways out. Nothing typed is ever dropped. */
export function Conflict({
  problem,
  theirs,
  onKeepMine,
  onTakeTheirs,
}: {
  problem: Problem | undefined;
  theirs: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  if (!problem) return null;
  const stale = problem.status === 412;
  return (
    <div className="tf-conflict" role="alert">
      <p>
        {stale
          ? 'Someone else changed this while you were writing. Your text is still here.'
          : problem.message}
      </p>
      {stale && theirs && (
        <details>
          <summary>Their version</summary>
          <p className="tf-conflict-theirs">{theirs}</p>
        </details>
      )}
      <div className="d-flex gap-2">
        <Button size="sm" look="primary" onClick={onKeepMine}>
          {stale ? 'Save mine' : 'Try again'}
        </Button>
        <Button size="sm" onClick={onTakeTheirs}>
          {stale ? 'Take theirs' : 'Discard'}
        </Button>
      </div>
    </div>
  );
}
