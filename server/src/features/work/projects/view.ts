import type { Actor } from '#identity/index.ts';
import type { Directory } from '#features/foundation/people/index.ts';
import { projectFields } from './fields.ts';
import type { Project } from './model.ts';
import type { ProjectMemberView, ProjectView } from './schema.ts';
import type { MemberRow } from './store/members.ts';

export const toProjectView = (project: Project, actor: Actor, people: Directory): ProjectView =>
  projectFields.view(project, { actor, people });

export const toMemberView = (member: MemberRow, people: Directory): ProjectMemberView => ({
  userId: member.person_id,
  name: people.get(member.person_id)?.name ?? 'Unknown person',
  role: member.role,
});
