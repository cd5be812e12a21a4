import { newId } from '#kernel/ids.ts';
import { ranksBetween } from '#kernel/rank.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { record } from '#features/foundation/activity/index.ts';
import { linkLabels } from '#features/work/task-labels/index.ts';
import type { ActorContext, Project } from '#features/work/projects/index.ts';
import {
  type Workflow,
  firstState,
  recordTransitions,
  stateOf,
} from '#features/work/workflow/index.ts';
import { taskActivity } from '../activity.ts';
import { announceCreated } from '../events.ts';
import { taskFields } from '../fields.ts';
import type { Task } from '../model.ts';
import { type Imported, insertTasks } from '../store/import.ts';
import { requireWipLimit } from './wip.ts';

/** A task from elsewhere, with the dates and people it has there. */
export type ImportedTask = Pick<
  Task,
  | 'number'
  | 'title'
  | 'description'
  | 'status'
  | 'assigneeId'
  | 'reporterId'
  | 'labels'
  | 'externalUrl'
  | 'createdAt'
  | 'updatedAt'
  | 'completedAt'
> & {
  /** Where it comes from, such as `github:224959526`: no two tasks of a project share it. */
  readonly externalRef: string;
};

/** How many tasks go in one message. */
const CHUNK = 64;

/**
 * Writes tasks into a locked project, behind what stands in each column, with labels and history. The
 * caller has authorised it, made the labels and people exist, and seen to it that numbers are free.
 * @throws AppError `wip_limit`
 * @param workflow the project's; tasks are in states of it
 * @param ends the last rank of each column, where there is one
 * @param onProgress called with the number of written tasks
 */
export async function importTasks(
  tx: TxScope,
  by: ActorContext,
  project: Project,
  tasks: readonly ImportedTask[],
  { workflow, ends }: { workflow: Workflow; ends: Readonly<Partial<Record<string, string>>> },
  onProgress: (written: number) => void = () => {},
): Promise<void> {
  for (const [status, entering] of Map.groupBy(tasks, (task) => task.status))
    await requireWipLimit(tx, {
      projectId: project.id,
      workflow,
      state: stateOf(workflow, status),
      adding: entering.length,
    });
  const ranked = rankInColumns(tasks, workflow, ends);
  for (let start = 0; start < ranked.length; start += CHUNK) {
    const chunk = ranked
      .slice(start, start + CHUNK)
      .map((imported) => draft(project, workflow, imported));
    insertTasks(tx, chunk);
    linkLabels(
      tx,
      chunk.flatMap(({ task }) => task.labels.map((label) => ({ task_id: task.id, label }))),
    );
    record(tx, ...chunk.map(({ task }) => told(by, task)));
    const made = chunk.map(({ task }) => task);
    recordTransitions(tx, ...made.flatMap(completion));
    announceCreated(tx, by, made, true);
    // Sends what was deferred, so that memory and progress keep step.
    await tx.batch([]);
    onProgress(start + chunk.length);
  }
}

type Ranked = ImportedTask & { readonly rank: string };

function rankInColumns(
  tasks: readonly ImportedTask[],
  { states }: Workflow,
  ends: Readonly<Partial<Record<string, string>>>,
): Ranked[] {
  return states.flatMap(({ name: status }) => {
    const column = tasks.filter((task) => task.status === status);
    const ranks = ranksBetween(ends[status] ?? null, null, column.length);
    return column.map((task, i) => ({ ...task, rank: ranks[i] as string }));
  });
}

const draft = (
  project: Project,
  workflow: Workflow,
  { externalRef, ...imported }: Ranked,
): Imported => ({
  externalRef,
  task: {
    ...taskFields.initial,
    ...imported,
    id: newId(),
    projectId: project.id,
    projectKey: project.key,
    parentId: null,
    workflow,
    standing: project.standing,
    isArchived: false,
  },
});

/** What came completed was open until then, as far as anyone knows. */
const completion = ({ id, projectId, workflow, status, completedAt }: Task) =>
  completedAt === null
    ? []
    : [
        {
          projectId,
          taskId: id,
          from: firstState(workflow),
          to: stateOf(workflow, status),
          at: completedAt,
          actorId: null,
        },
      ];

const told = (by: ActorContext, task: Task) => ({
  kind: taskActivity.imported,
  projectId: task.projectId,
  task: { id: task.id, number: task.number, title: task.title },
  actorId: by.actor.userId,
  changes: [{ field: 'source', from: null, to: task.externalUrl }],
});
