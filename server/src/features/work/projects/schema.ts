import Type, { type Static } from 'typebox';
import { Uuid, object, oneOf, pageOf, pageQuery, sortBy } from '#platform/http/index.ts';
import { PROJECT_ROLES } from '#identity/index.ts';
import { seenText, seenVersion } from '#features/foundation/texts/index.ts';
import { ProjectKey, ProjectName, projectFields } from './fields.ts';
import { MAX_PROJECT_DESCRIPTION, PROJECT_STATUSES } from './model.ts';

const ProjectRole = oneOf(PROJECT_ROLES);

export const ProjectView = object(projectFields.viewProperties, { title: 'Project' });
export type ProjectView = Static<typeof ProjectView>;

export const ProjectPage = pageOf(ProjectView);

// The creator owns a new project.
const { name: _, ownerId: __, ...details } = projectFields.inputProperties;

export const NewProject = object(
  {
    key: Type.Optional(ProjectKey),
    name: ProjectName,
    ...details,
    workflowTemplate: Type.Optional(
      Type.String({
        format: 'uuid',
        description: 'The template of its workflow; without one it has the default workflow',
      }),
    ),
  },
  { title: 'NewProject', description: 'Without a key, one is derived from the name' },
);
export type NewProject = Static<typeof NewProject>;

const { name, description, ...others } = projectFields.inputProperties;
export const ProjectPatch = object(
  {
    name,
    description,
    descriptionVersion: seenVersion('description'),
    descriptionBase: seenText('description', MAX_PROJECT_DESCRIPTION),
    ...others,
  },
  { title: 'ProjectPatch' },
);
export type ProjectPatch = Static<typeof ProjectPatch>;

export const PROJECT_SORTS = ['name', 'key', 'createdAt', 'updatedAt'] as const;

export const ProjectQuery = object({
  ...pageQuery,
  sort: sortBy(PROJECT_SORTS),
  status: Type.Optional(
    Type.String({ description: `${PROJECT_STATUSES.join(', ')}; comma-separated` }),
  ),
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Part of the name or key' })),
  archived: Type.Optional(Type.Boolean({ description: 'true lists archived ones instead' })),
  deleted: Type.Optional(Type.Boolean({ description: 'true lists deleted ones instead' })),
});
export type ProjectQuery = Static<typeof ProjectQuery>;

export const ProjectParams = object({
  id: Type.String({ maxLength: 60, description: 'Id or key of the project, such as QUIC' }),
});

export const ProjectMemberView = object(
  { userId: Uuid, name: Type.String(), role: ProjectRole },
  { title: 'ProjectMember' },
);
export type ProjectMemberView = Static<typeof ProjectMemberView>;

export const ProjectMemberPage = pageOf(ProjectMemberView);
export const ProjectMemberQuery = object(pageQuery);
export const ProjectMemberParams = object({ ...ProjectParams.properties, userId: Uuid });
export const ProjectMemberPatch = object({ role: ProjectRole }, { title: 'ProjectMemberRole' });
