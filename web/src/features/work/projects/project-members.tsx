import { useQuery } from '@tanstack/react-query';
import { UserPlus, X } from 'lucide-react';
import { peopleQuery } from '#features/workspace/people/index.ts';
import type { Project, ProjectRole } from '#api/index.ts';
import { useChange, useWorkspace } from '#shared/index.ts';
import { Avatar, IconButton, PickerButton, SkeletonLines } from '#ui/index.ts';
import { projectRoleChange } from './changes.ts';
import { projectMembersQuery } from './queries.ts';

const roleNames: Record<ProjectRole, string> = {
  lead: 'Lead',
  contributor: 'Contributor',
  viewer: 'Viewer',
};
const roles = Object.keys(roleNames) as ProjectRole[];

/** Who belongs to a project, and as what. */
export function ProjectMembers({ project }: { project: Project }) {
  const { slug } = useWorkspace();
  const change = useChange(projectRoleChange(slug, project));
  const members = useQuery(projectMembersQuery(slug, project.id)).data;
  const people = useQuery(peopleQuery(slug)).data ?? [];
  const may = project.can.manageMembers;
  const absent = people.filter(
    (person) =>
      person.kind === 'member' && person.active && !members?.some((m) => m.userId === person.id),
  );
  return (
    <section className="tf-panel-card" aria-label="Members of the project">
      <div className="tf-about-head">
        <h2>Members</h2>
        {may && absent.length > 0 && (
          <PickerButton
            label="Add a person…"
            placement="bottom-end"
            options={absent.map((person) => ({
              id: person.id,
              label: person.name,
              icon: <Avatar person={person} size={22} decorative />,
            }))}
            selected={[]}
            onPick={(id) => void change.run({ userId: id, role: 'contributor' })}
            renderTrigger={(props) => (
              <IconButton label="Add a member" size="sm" {...props}>
                <UserPlus size={16} aria-hidden="true" />
              </IconButton>
            )}
          />
        )}
      </div>
      {!members && <SkeletonLines lines={3} />}
      {members?.length === 0 && (
        <p className="text-faint mb-0">
          {project.visibility === 'private'
            ? 'No members yet.'
            : 'Everyone in the workspace can take part.'}
        </p>
      )}
      <ul className="tf-people-list">
        {members?.map((member) => (
          <li key={member.userId}>
            <Avatar person={{ id: member.userId, name: member.name }} size={26} decorative />
            <span dir="auto" className="truncate flex-grow-1">
              {member.name}
            </span>
            {may ? (
              <>
                <select
                  className="tf-bare-select"
                  aria-label={`Role of ${member.name}`}
                  value={member.role}
                  onChange={(event) =>
                    void change.run({
                      userId: member.userId,
                      role: event.target.value as ProjectRole,
                    })
                  }
                >
                  {roles.map((role) => (
                    <option key={role} value={role}>
                      {roleNames[role]}
                    </option>
                  ))}
                </select>
                <IconButton
                  label={`Remove ${member.name}`}
                  size="sm"
                  onClick={() => void change.run({ userId: member.userId, role: null })}
                >
                  <X size={15} aria-hidden="true" />
                </IconButton>
              </>
            ) : (
              <span className="text-faint">{roleNames[member.role]}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
