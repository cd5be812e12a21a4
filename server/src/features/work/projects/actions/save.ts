import type { TxScope } from '#tenancy/scope/index.ts';
import { type ActivityKind, record } from '#features/foundation/activity/index.ts';
import { announceChange } from '../events.ts';
import { projectFields } from '../fields.ts';
import type { ActorContext, Project } from '../model.ts';
import { saveProject } from '../store/write.ts';

type Changed = Partial<Omit<Project, 'id' | 'key' | 'version' | 'descriptionVersion' | 'standing'>>;

/**
 * Writes a change of a project with its history; a change that changes nothing makes no new version.
 * @param before the project as it was locked
 * @param isMerged whether the new description also holds what others wrote in the meantime
 */
export function save(
  tx: TxScope,
  by: ActorContext,
  before: Project,
  changed: Changed,
  kind: ActivityKind,
  isMerged = false,
): Project {
  const wished = { ...before, ...changed };
  const after: Project = {
    ...wished,
    version: before.version + 1,
    descriptionVersion:
      before.descriptionVersion + Number(wished.description !== before.description),
    updatedAt: tx.now,
    standing: { ...before.standing, visibility: wished.visibility },
  };
  const diff = projectFields.diff(before, after);
  if (!projectFields.isChange(diff)) return before;
  saveProject(tx, diff);
  const changes = projectFields
    .history(diff, by)
    .map((change) =>
      isMerged && change.field === 'description' ? { ...change, merged: true as const } : change,
    );
  record(tx, { kind, projectId: after.id, actorId: by.actor.userId, changes });
  announceChange(tx, by, diff);
  return after;
}
