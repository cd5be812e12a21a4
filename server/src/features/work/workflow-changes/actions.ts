import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { requireVersion } from '#kernel/version.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { type FieldChange, record } from '#features/foundation/activity/index.ts';
import {
  type ActorContext,
  type Project,
  authorizeChange,
  openProject,
  projectRights,
  projectFields,
  saveProject,
} from '#features/work/projects/index.ts';
import {
  type StatusCount,
  allCounts,
  liveCounts,
  restateTasks,
} from '#features/work/tasks/index.ts';
import {
  type Workflow,
  nextNames,
  saveWorkflow,
  workflowOf,
} from '#features/work/workflow/index.ts';
import { workflowActivity } from './activity.ts';
import { announceWorkflow } from './events.ts';
import { type WorkflowPlan, planChange } from './plan.ts';
import type { WorkflowInput } from './schema.ts';

export interface ChangedWorkflow {
  readonly project: Project;
  readonly workflow: Workflow;
  readonly counts: readonly StatusCount[];
}

/**
 * Gives a project another workflow, and its tasks the states of it. No one takes a task to another state meanwhile:
 * such a change keeps the project's workflow locked until its commit, and this waits for it.
 * @throws AppError `not_found`, `forbidden`, `version_mismatch`, `invalid`; `conflict` when the project is archived, or
 *   when a state is removed that has tasks and no one says where they go
 */
export async function changeWorkflow(
  tx: TxScope,
  by: ActorContext,
  name: string,
  input: WorkflowInput,
  ifMatch: number | undefined,
): Promise<ChangedWorkflow> {
  const [project] = await openProject(tx, by.actor, name, () => ({}));
  authorizeChange(by.actor, projectRights.update, project);
  requireVersion(project.version, ifMatch);
  const { id, workflowRevision } = project;
  const before = await workflowOf(tx, { projectId: id, revision: workflowRevision });
  const plan = planChange(before, input, newId());
  if (plan.stranded.length > 0) await requireNoTasks(tx, id, plan);
  const { workflow, changed } = plan;
  await restateTasks(tx, by, project, { before, after: workflow, changed });
  saveWorkflow(tx, id, before, workflow);
  const after: Project = {
    ...project,
    workflowRevision: workflow.revision,
    wipPolicy: workflow.wipPolicy,
    version: project.version + 1,
    updatedAt: tx.now,
  };
  saveProject(tx, projectFields.diff(project, after));
  record(tx, {
    kind: workflowActivity.changed,
    projectId: id,
    actorId: by.actor.userId,
    changes: changesBetween(before, workflow),
  });
  announceWorkflow(tx, by, after, plan);
  const [counts] = await tx.batch([liveCounts(id)]);
  return { project: after, workflow, counts };
}

/** @throws AppError `conflict` with the number of tasks in each state that has nowhere to send them */
async function requireNoTasks(
  tx: TxScope,
  projectId: string,
  { stranded }: WorkflowPlan,
): Promise<void> {
  const [counts] = await tx.batch([allCounts(projectId)]);
  const left = stranded.flatMap(({ id, name }) => {
    const tasks = Number(counts.find(({ status }) => status === name)?.tasks ?? 0);
    return tasks > 0 ? [{ id, name, tasks }] : [];
  });
  if (left.length === 0) return;
  const told = left.map(({ name, tasks }) => `${name} (${tasks})`).join(', ');
  throw new AppError(
    'conflict',
    `Some tasks are in states that would be removed: ${told}. Use "mapping" to give their new states.`,
    { extra: { states: left } },
  );
}

/** What history keeps of a list. */
const MOST_TOLD = 100;

function changesBetween(before: Workflow, after: Workflow): FieldChange[] {
  const tell = (
    field: string,
    words: (workflow: Workflow) => string[],
    all = false,
  ): FieldChange[] => {
    const [from, to] = [words(before), words(after)];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    const only = (these: string[], others: string[]): string[] =>
      (all ? these : these.filter((word) => !others.includes(word))).slice(0, MOST_TOLD);
    return [{ field, from: only(from, to), to: only(to, from) }];
  };
  return [
    ...tell('states', ({ states }) => states.map(({ name }) => name), true),
    ...tell('categories', ({ states }) =>
      states.map(({ name, category }) => `${name}: ${category}`),
    ),
    ...tell('transitions', (workflow) =>
      workflow.states.flatMap(({ name }) =>
        nextNames(workflow, name).map((to) => `${name} → ${to}`),
      ),
    ),
    ...tell('limits', ({ states }) =>
      states.flatMap(({ name, wipLimit }) => (wipLimit === null ? [] : [`${name}: ${wipLimit}`])),
    ),
    ...tell('wipPolicy', ({ wipPolicy }) => [wipPolicy]),
  ];
}
