import { invalid } from '#kernel/errors.ts';
import { requireVersion } from '#kernel/version.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { projectActivity } from '../activity.ts';
import { findActiveMember } from '../store/person.ts';
import { settleTexts } from '#features/foundation/texts/index.ts';
import { checkDates } from '../dates.ts';
import { announceRole } from '../events.ts';
import { openProject } from '../load.ts';
import { projectFields } from '../fields.ts';
import { type ActorContext, MAX_PROJECT_DESCRIPTION, type Project } from '../model.ts';
import { authorizeChange } from '../policy.ts';
import type { ProjectPatch } from '../schema.ts';
import { roleOf, setRole } from '../store/members.ts';
import { save } from './save.ts';
import { projectRights } from '../rights.ts';

/**
 * Changes any of a project's fields. A new owner also leads it.
 * @throws AppError `not_found`, `forbidden`, `conflict` (archived), `version_mismatch`, `text_conflict`,
 *   `invalid`
 */
export async function updateProject(
  tx: TxScope,
  by: ActorContext,
  name: string,
  patch: ProjectPatch,
  ifMatch: number | undefined,
): Promise<Project> {
  const { ownerId } = patch;
  const [project, { owner, role }] = await openProject(tx, by.actor, name, (ref) => ({
    owner: ownerId === undefined ? undefined : findActiveMember(ownerId),
    role: ownerId === undefined ? undefined : roleOf(ref, ownerId),
  }));
  authorizeChange(by.actor, projectRights.update, project);
  requireVersion(project.version, ifMatch);
  if (ownerId !== undefined && !owner[0]) {
    throw invalid({ path: 'ownerId', message: 'must be an active member of this workspace' });
  }
  const { descriptionVersion, descriptionBase } = patch;
  const { description } = await settleTexts(tx, by.people, { of: 'project', ...project }, [
    {
      field: 'description',
      kept: { text: project.description, version: project.descriptionVersion },
      written: { text: patch.description, version: descriptionVersion, base: descriptionBase },
      longest: MAX_PROJECT_DESCRIPTION,
    },
  ]);
  const { startDate = project.startDate, targetDate = project.targetDate } = patch;
  const after = save(
    tx,
    by,
    project,
    {
      ...projectFields.accepted(patch),
      ...(description && { description: description.text }),
      ...checkDates(startDate, targetDate),
    },
    projectActivity.updated,
    description?.isMerged,
  );
  const before = role[0]?.role ?? null;
  if (ownerId !== undefined && before !== 'lead') {
    setRole(tx, project.id, ownerId, before, 'lead');
    announceRole(tx, by, project, ownerId, 'lead');
  }
  return after;
}
