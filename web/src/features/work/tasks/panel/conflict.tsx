import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Problem, toProblem, type Task } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { DiffView } from '#shared/diff-view.tsx';
import { Button } from '#ui/index.ts';
import { activityQuery } from '../queries.ts';

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

/** Who changed a field last, and is not the one who looks; undefined until history tells. */
function useLastEditor(task: Task, field: 'title' | 'description'): string | undefined {
  const { slug, me } = useWorkspace();
  const entries = useInfiniteQuery(activityQuery(slug, task.id)).data?.pages[0]?.items;
  const last = entries?.find((entry) => entry.changes.some((change) => change.field === field));
  return last?.actor && last.actor.id !== me.id ? last.actor.name : undefined;
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
  field: 'title' | 'description';
  mine: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const editor = useLastEditor(task, field);
  if (!problem) return null;
  const stale = problem.status === 412;
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
          {stale ? 'Save mine' : 'Try again'}
        </Button>
        <Button size="sm" onClick={onTakeTheirs}>
          {stale ? 'Take theirs' : 'Discard'}
        </Button>
      </div>
    </div>
  );
}
