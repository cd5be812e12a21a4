import { colorFor } from '#kernel/color.ts';
import { newId } from '#kernel/ids.ts';
import { claimQuota } from '#tenancy/quota/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { authorize } from '#identity/index.ts';
import { record } from '#features/foundation/activity/index.ts';
import { projectLimits } from '../limits.ts';
import { projectActivity } from '../activity.ts';
import { announceCreated } from '../events.ts';
import { deriveKey, freeKey } from '../key.ts';
import { projectFields } from '../fields.ts';
import type { ActorContext, Project } from '../model.ts';
import { checkDates } from '../dates.ts';
import type { NewProject } from '../schema.ts';
import { setRole } from '../store/members.ts';
import { insertProject, keyTaken, keysLike, projectUsage } from '../store/write.ts';
import { DEFAULT_WORKFLOW, saveWorkflow } from '#features/work/workflow/index.ts';
import { workflowFromTemplate } from '#features/work/workflow-templates/index.ts';
import { projectRights } from '../rights.ts';

/**
 * Creates a project that its creator owns and leads.
 * @throws AppError `forbidden`, `plan_limit`; `duplicate_key` when the key asked for is taken; `invalid`
 */
export async function createProject(
  tx: TxScope,
  by: ActorContext,
  input: NewProject,
): Promise<Project> {
  authorize(by.actor, projectRights.create);
  const name = input.name.trim();
  const wanted = input.key ?? deriveKey(name);
  await claimQuota(tx, by.tenant, projectLimits.projects, projectUsage());
  const [similar] = await tx.batch([keysLike(wanted)]);
  const key = freeKey(wanted, new Set(similar.map((row) => row.key)));
  if (input.key !== undefined && key !== input.key) throw keyTaken(input.key);
  const workflow = input.workflowTemplate
    ? await workflowFromTemplate(tx, input.workflowTemplate)
    : DEFAULT_WORKFLOW;
  const visibility = input.visibility ?? 'workspace';
  const project: Project = {
    color: colorFor(key).toLowerCase(),
    ...projectFields.initial,
    ...projectFields.accepted(input),
    id: newId(),
    key,
    name,
    description: input.description ?? '',
    ownerId: by.actor.userId,
    ...checkDates(input.startDate ?? null, input.targetDate ?? null),
    workflowRevision: workflow.revision,
    wipPolicy: workflow.wipPolicy,
    createdAt: tx.now,
    updatedAt: tx.now,
    standing: { visibility, projectRole: 'lead' },
  };
  await insertProject(tx, project);
  // No task was ever in another state.
  if (workflow.revision !== null)
    saveWorkflow(tx, project.id, { ...workflow, states: [] }, workflow);
  setRole(tx, project.id, by.actor.userId, null, 'lead');
  record(tx, {
    kind: projectActivity.created,
    projectId: project.id,
    actorId: by.actor.userId,
    changes: [],
  });
  announceCreated(tx, by, project);
  return project;
}
