import { AppError, notFound } from '#kernel/errors.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { ProjectRole } from '#identity/index.ts';
import { type ActivityKind, record } from '#features/foundation/activity/index.ts';
import { referTo } from '#features/foundation/people/index.ts';
import { projectActivity } from '../activity.ts';
import { findActiveMember } from '../store/person.ts';
import { announceRole } from '../events.ts';
import { openProject } from '../load.ts';
import type { ActorContext, Project } from '../model.ts';
import { authorizeChange } from '../policy.ts';
import { type MemberRow, roleOf, setRole } from '../store/members.ts';
import { projectRights } from '../rights.ts';

/**
 * Gives a member of the workspace a role in a project, in place of the one they had there.
 * @throws AppError `not_found` (project or member), `forbidden`; `conflict` for the owner, who leads
 */
export async function setProjectMember(
  tx: TxScope,
  by: ActorContext,
  name: string,
  userId: string,
  role: ProjectRole,
): Promise<MemberRow> {
  const [project, found] = await openProject(tx, by.actor, name, (ref) => ({
    member: findActiveMember(userId),
    before: roleOf(ref, userId),
  }));
  authorizeChange(by.actor, projectRights.manageMembers, project);
  if (!found.member[0]) throw notFound('member');
  if (role !== 'lead') keepOwner(project, userId);
  const before = found.before[0]?.role ?? null;
  if (before !== role) {
    setRole(tx, project.id, userId, before, role);
    const kind = before === null ? projectActivity.memberAdded : projectActivity.memberChanged;
    tell(tx, by, project, kind, userId, before, role);
  }
  return { person_id: userId, role };
}

/**
 * Takes away a person's explicit role; what the workspace lets them do in the project stays.
 * @throws AppError `not_found`, `forbidden`; `conflict` for the owner
 */
export async function removeProjectMember(
  tx: TxScope,
  by: ActorContext,
  name: string,
  userId: string,
): Promise<void> {
  const [project, found] = await openProject(tx, by.actor, name, (ref) => ({
    before: roleOf(ref, userId),
  }));
  authorizeChange(by.actor, projectRights.manageMembers, project);
  const before = found.before[0]?.role;
  if (before === undefined) throw notFound('member');
  keepOwner(project, userId);
  setRole(tx, project.id, userId, before, null);
  tell(tx, by, project, projectActivity.memberRemoved, userId, before, null);
}

function keepOwner(project: Project, userId: string): void {
  if (project.ownerId !== userId) return;
  throw new AppError(
    'conflict',
    'The owner of a project is always a lead; choose another owner first.',
  );
}

function tell(
  tx: TxScope,
  by: ActorContext,
  project: Project,
  kind: ActivityKind,
  userId: string,
  from: ProjectRole | null,
  to: ProjectRole | null,
): void {
  const person = referTo(by.people, userId);
  const told = (role: ProjectRole | null): unknown => role && { ...person, role };
  const changes = [{ field: 'member', from: told(from), to: told(to) }];
  record(tx, { kind, projectId: project.id, actorId: by.actor.userId, changes });
  announceRole(tx, by, project, userId, to);
}
