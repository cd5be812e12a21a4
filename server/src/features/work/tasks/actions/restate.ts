import type { TxScope } from '#tenancy/scope/index.ts';
import { record } from '#features/foundation/activity/index.ts';
import type { ActorContext, Project } from '#features/work/projects/index.ts';
import {
  type Workflow,
  type WorkflowState,
  recordTransitions,
  stateOf,
} from '#features/work/workflow/index.ts';
import { taskActivity } from '../activity.ts';
import { announceChange } from '../events.ts';
import { taskFields } from '../fields.ts';
import type { Task } from '../model.ts';
import { findInStates, saveStates } from '../store/restate.ts';
import { type StoredTask, toTask } from '../store/tables.ts';

/** Tasks in memory at the same time, each with a description of up to 100,000 characters. */
const AT_ONCE = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

export interface Restated {
  /** The workflow the project has had. */
  readonly before: Workflow;
  readonly after: Workflow;
  /** Old name to new state, for every state whose tasks change. */
  readonly changed: ReadonlyMap<string, WorkflowState>;
}

/**
 * Takes the tasks of a locked project along into its new workflow. A task that is in another state, or whose state means
 * something else, has a transition and is announced; one whose state only has another name is not.
 */
export async function restateTasks(
  tx: TxScope,
  by: ActorContext,
  project: Project,
  { before, after, changed }: Restated,
): Promise<void> {
  if (changed.size === 0) return;
  const moving = [...changed].filter(([name, to]) => {
    const from = stateOf(before, name);
    return from.id !== to.id || from.category !== to.category;
  });
  const names = moving.map(([name]) => name);
  for (let last = FIRST; names.length > 0;) {
    const rows = await findInStates(tx, project.id, names, { after: last, limit: AT_ONCE });
    for (const row of rows) follow(tx, by, taskOf(project, before, row), { after, changed });
    // Sends what was deferred, so that memory does not grow with the project.
    await tx.batch([]);
    last = rows.at(-1)?.id ?? FIRST;
    if (rows.length < AT_ONCE) break;
  }
  saveStates(tx, project.id, changed);
}

function follow(
  tx: TxScope,
  by: ActorContext,
  task: Task,
  { after, changed }: Pick<Restated, 'after' | 'changed'>,
): void {
  const to = changed.get(task.status);
  if (!to) return;
  const { actor } = by;
  const from = stateOf(task.workflow, task.status);
  const { id, projectId, number, title, completedAt } = task;
  recordTransitions(tx, { projectId, taskId: id, from, to, actorId: actor.userId });
  if (task.deletedAt !== null) return;
  const moved: Task = {
    ...task,
    workflow: after,
    status: to.name,
    completedAt: to.category === 'done' ? (completedAt ?? tx.now) : null,
    version: task.version + 1,
    updatedAt: tx.now,
  };
  if (from.id !== to.id)
    record(tx, {
      kind: taskActivity.transitioned,
      projectId,
      task: { id, number, title },
      actorId: actor.userId,
      changes: [{ field: 'status', from: from.name, to: to.name }],
      note: `The state ${from.name} was removed from the workflow.`,
    });
  announceChange(tx, by, taskFields.diff(task, moved));
}

const taskOf = (project: Project, workflow: Workflow, row: StoredTask): Task =>
  toTask(
    {
      ...row,
      visibility: project.visibility,
      project_role: project.standing.projectRole,
      archived_at: project.archivedAt,
      workflow_revision: project.workflowRevision,
    },
    workflow,
  );
