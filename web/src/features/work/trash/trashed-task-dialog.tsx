import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import {
  statusName,
  PriorityIcon,
  priorityNames,
  StatusIcon,
} from '#features/work/fields/index.ts';
import { Ago, dayOf, durationOf, LoadProblem, useWorkspace } from '#shared/index.ts';
import { Timeline } from '#shared/timeline.tsx';
import { Button, Chip, Dialog, DialogFoot, SkeletonLines } from '#ui/index.ts';
import type { Trashed } from './changes.ts';
import { trashedTaskQuery } from './queries.ts';

const Markdown = lazy(() => import('#shared/markdown.tsx'));

/** A deleted task as it was, to read. */
export function TrashedTaskDialog({
  id,
  onClose,
  onRestore,
  onPurge,
}: {
  id: string;
  onClose: () => void;
  onRestore: (thing: Trashed) => void;
  onPurge: (thing: Trashed) => void;
}) {
  const { slug } = useWorkspace();
  const { data, error, refetch } = useQuery(trashedTaskQuery(slug, id));
  if (!data)
    return (
      <Dialog title="Deleted task" onClose={onClose} width={640}>
        {error ? (
          <LoadProblem error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonLines lines={8} />
        )}
      </Dialog>
    );
  const { task, deletedAt, deletedBy, note, can, history } = data;
  const thing: Trashed = { kind: 'task', id: task.id, name: task.key };
  return (
    <Dialog title={`${task.key} ${task.title}`} onClose={onClose} width={640}>
      <p className="tf-trash-note">
        Deleted <Ago at={deletedAt} />
        {deletedBy ? ` by ${deletedBy.name}.` : ' automatically.'} {note} It’s read-only until you
        restore it.
      </p>
      <dl className="tf-facts">
        <dt>Status</dt>
        <dd>
          <StatusIcon category={task.category} /> {statusName(task.status)}
        </dd>
        <dt>Priority</dt>
        <dd>
          <PriorityIcon priority={task.priority} /> {priorityNames[task.priority]}
        </dd>
        <dt>Assignee</dt>
        <dd>{task.assignee?.name ?? 'Unassigned'}</dd>
        <dt>Due</dt>
        <dd>{task.dueAt ? dayOf(task.dueAt) : 'None'}</dd>
        {task.estimateMinutes !== null && (
          <>
            <dt>Estimate</dt>
            <dd>{durationOf(task.estimateMinutes)}</dd>
          </>
        )}
        {task.labels.length > 0 && (
          <>
            <dt>Labels</dt>
            <dd className="flex-wrap">
              {task.labels.map((label) => (
                <Chip key={label} name={label} />
              ))}
            </dd>
          </>
        )}
      </dl>
      {task.description && (
        <section className="tf-trash-part" aria-label="Description">
          <h3>Description</h3>
          <Suspense fallback={<SkeletonLines lines={3} />}>
            <Markdown text={task.description} />
          </Suspense>
        </section>
      )}
      <section className="tf-trash-part" aria-label="History">
        <h3>History</h3>
        <Timeline entries={history.items} thing={() => 'this'} />
      </section>
      <DialogFoot>
        {can.purge && (
          <span className="tf-foot-start">
            <Button variant="ghost" className="tf-danger-text" onClick={() => onPurge(thing)}>
              Delete permanently…
            </Button>
          </span>
        )}
        <Button onClick={onClose}>Close</Button>
        {can.restore && (
          <Button variant="primary" onClick={() => onRestore(thing)}>
            Restore
          </Button>
        )}
      </DialogFoot>
    </Dialog>
  );
}
