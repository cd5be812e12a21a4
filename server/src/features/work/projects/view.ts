import { type Actor, roleInProject } from '#identity/index.ts';
import { type Directory, referTo } from '#features/foundation/people/index.ts';
import type { Project } from './model.ts';
import { abilitiesIn } from './policy.ts';
import type { ProjectMemberView, ProjectView } from './schema.ts';
import type { MemberRow } from './store/members.ts';

export const toProjectView = (project: Project, actor: Actor, people: Directory): ProjectView => ({
  id: project.id,
  key: project.key,
  name: project.name,
  description: project.description,
  status: project.status,
  visibility: project.visibility,
  color: project.color,
  owner: referTo(people, project.ownerId),
  startDate: project.startDate,
  targetDate: project.targetDate,
  version: project.version,
  descriptionVersion: project.descriptionVersion,
  createdAt: project.createdAt,
  updatedAt: project.updatedAt,
  archivedAt: project.archivedAt,
  deletedAt: project.deletedAt,
  role: roleInProject(actor, project.standing),
  can: abilitiesIn(project, actor),
});

export const toMemberView = (member: MemberRow, people: Directory): ProjectMemberView => ({
  userId: member.person_id,
  name: people.get(member.person_id)?.name ?? 'Unknown person',
  role: member.role,
});
