import type { ExternalSourceTrial } from '#api/index.ts';
import { dayOf } from '#shared/index.ts';
import { tasksOf } from './health.tsx';

/** What came of asking a source: its first tasks, or why there are none; words when it was not asked. */
export function Trial({ trial }: { trial: ExternalSourceTrial | string }) {
  if (typeof trial === 'string' || trial.state !== 'ok')
    return (
      <p className="tf-plate-note is-warning" role="alert">
        {typeof trial === 'string' ? trial : trial.error}
      </p>
    );
  const { count, skipped, durationMs, sample } = trial;
  return (
    <div className="tf-plate-note" role="status">
      Answered in {durationMs} ms with {tasksOf(count)}
      {skipped > 0 && `, ${skipped} skipped because the id or title is missing`}
      {sample.length > 0 ? '. The first few:' : '.'}
      {sample.length > 0 && (
        <ul className="tf-sample">
          {sample.map((task) => (
            <li key={task.id}>
              <strong>{task.title}</strong>
              <span className="text-soft">
                {[
                  task.id,
                  task.status,
                  task.priority,
                  task.assignee?.name,
                  task.dueAt && `due ${dayOf(task.dueAt)}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
