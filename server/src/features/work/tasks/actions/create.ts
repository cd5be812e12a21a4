import { newId } from '#kernel/ids.ts';
import { rankBetween } from '#kernel/rank.ts';
import { limitOf } from '#tenancy/registry/index.ts';
import { claimQuota, roomToSpare } from '#tenancy/quota/index.ts';
import { type TxScope, namedBatch } from '#tenancy/scope/index.ts';
import { record } from '#features/foundation/activity/index.ts';
import { relabel } from '#features/work/task-labels/index.ts';
import {
  type ActorContext,
  type Project,
  admitRow,
  authorizeChange,
  findActiveMember,
  findProject,
  takeNumber,
  projectRights,
} from '#features/work/projects/index.ts';
import {
  DEFAULT_WORKFLOW,
  assertStart,
  firstState,
  workflowOf,
} from '#features/work/workflow/index.ts';
import { taskActivity } from '../activity.ts';
import { announceCreated } from '../events.ts';
import { taskLimits } from '../limits.ts';
import { taskFields } from '../fields.ts';
import type { Task } from '../model.ts';
import type { NewTask } from '../schema.ts';
import { endOfColumn } from '../store/board.ts';
import { findCard } from '../store/find.ts';
import { taskUsage } from '../store/usage.ts';
import { insertTask } from '../store/write.ts';
import { requireAssignee, requireParent } from './checks.ts';
import { requireWipLimit } from './wip.ts';

/**
 * Creates a task at the end of its column, reported by the actor.
 * @throws AppError `not_found` (project), `forbidden`, `conflict` (archived, no room in the state), `illegal_transition`
 *   (a state of done work), `plan_limit`, `invalid`
 */
export async function createTask(tx: TxScope, by: ActorContext, input: NewTask): Promise<Task> {
  const { projectId, assigneeId = null, parentId = null } = input;
  const limit = limitOf(by.tenant, taskLimits.tasks);
  const guess = input.status ?? firstState(DEFAULT_WORKFLOW).name;
  const found = await namedBatch(
    tx,
    {
      usage: limit === null ? undefined : taskUsage(limit, 1),
      project: findProject({ by: 'id', value: projectId }, by.actor),
      end: endOfColumn(projectId, guess),
      assignee: assigneeId === null ? undefined : findActiveMember(assigneeId),
      parent: parentId === null ? undefined : findCard(parentId),
    },
    // It waits for running imports, so that a later count includes their tasks.
    { after: [takeNumber(projectId)] },
  );
  const project = admitRow(by.actor, found.project[0]);
  authorizeChange(by.actor, projectRights.createTask, project);
  const workflow = await workflowOf(tx, { projectId, revision: project.workflowRevision });
  const state = assertStart(workflow, input.status ?? firstState(workflow).name);
  const [end] =
    state.name === guess ? found.end : (await tx.batch([endOfColumn(projectId, state.name)]))[0];
  await requireWipLimit(tx, { projectId, workflow, state });
  if (limit !== null && !roomToSpare(by.tenant, taskLimits.tasks, found.usage[0]?.usage ?? 0))
    await claimQuota(tx, by.tenant, taskLimits.tasks, taskUsage(limit, 1));
  const task: Task = {
    ...draft(tx.now, by, project, input),
    workflow,
    status: state.name,
    rank: rankBetween(end?.rank ?? null, null),
    assigneeId: assigneeId === null ? null : requireAssignee(found.assignee[0]),
    parentId: parentId === null ? null : requireParent(found.parent[0], project.id),
  };
  insertTask(tx, task);
  relabel(tx, task.id, [], task.labels);
  record(tx, {
    kind: taskActivity.created,
    projectId: project.id,
    task: { id: task.id, number: task.number, title: task.title },
    actorId: by.actor.userId,
    changes: [],
  });
  announceCreated(tx, by, [task], false);
  return task;
}

/** The task as far as nothing else needs to be known of it. */
const draft = (
  now: string,
  by: ActorContext,
  project: Project,
  input: NewTask,
): Omit<Task, 'workflow' | 'status' | 'rank' | 'assigneeId' | 'parentId'> => ({
  ...taskFields.initial,
  ...taskFields.accepted(input),
  title: input.title.trim(),
  description: input.description ?? '',
  id: newId(),
  projectId: project.id,
  projectKey: project.key,
  number: project.nextNumber - 1,
  reporterId: by.actor.userId,
  createdAt: now,
  updatedAt: now,
  standing: project.standing,
  isArchived: false,
});
