import Type, { type Static } from 'typebox';
import { object } from '#platform/http/index.ts';
import { type Actor, roleInProject, seesEveryProject } from '#identity/index.ts';
import {
  type Presented,
  type Presenter,
  type Viewer,
  type AclSource,
  presentAsIs,
  presenter,
} from '#features/foundation/live/index.ts';
import { type Directory, referTo } from '#features/foundation/people/index.ts';
import {
  type ProjectSnapshot,
  PurgedProject,
  projectCreated,
  projectDeleted,
  projectMemberChanged,
  projectPurged,
  projectRestored,
  projectUpdated,
} from './events.ts';
import { ProjectView } from './schema.ts';
import { abilitiesIn } from './policy.ts';
import { allAcls, rolesOfPeople, aclOf } from './store/acl.ts';

/** Live messages about projects, and their audience. */

export const projectAcls: AclSource = {
  all: allAcls,
  one: aclOf,
  rolesOf: rolesOfPeople,
};

const { description: _untold, ...told } = ProjectView.properties;
const LiveProject = object(
  // The version before, which may run beside this one, does not tell of it.
  { ...told, descriptionVersion: Type.Optional(told.descriptionVersion) },
  { title: 'LiveProject' },
);
type LiveProject = Static<typeof LiveProject>;

export const projectPresenters: readonly Presenter[] = [
  presenter(projectCreated, LiveProject, ({ data }, viewer, people) =>
    present(data.project, viewer, people),
  ),
  presenter(
    [projectUpdated, projectDeleted, projectRestored],
    LiveProject,
    ({ data: { project, changed } }, viewer, people) => present(project, viewer, people, changed),
    {
      hides: ({ data: { project, changed } }) =>
        changed.includes('visibility') && project.visibility === 'private',
    },
  ),
  // It may have been private, so only people who see every project get the event.
  presenter(projectPurged, PurgedProject, ({ data }, { actor }) =>
    seesEveryProject(actor) ? { data: data.project } : undefined,
  ),
  presentAsIs(projectMemberChanged, {
    hides: ({ data }, userId) => data.personId === userId && data.role === null,
  }),
];

/** The project as a request would answer it to that viewer, without its description. */
function present(
  { ownerId, ...project }: ProjectSnapshot,
  { actor, project: standing }: Viewer,
  people: Directory,
  changed?: readonly string[],
): Presented<LiveProject> | undefined {
  if (!standing) return undefined;
  const data = {
    ...project,
    owner: referTo(people, ownerId),
    ...rightsIn(project, actor, standing),
  };
  return { data, ...(changed && { changed }) };
}

const rightsIn = (
  project: Pick<ProjectSnapshot, 'archivedAt' | 'deletedAt'>,
  actor: Actor,
  { standing }: NonNullable<Viewer['project']>,
) => ({
  role: roleInProject(actor, standing),
  can: abilitiesIn({ ...project, standing }, actor),
});
