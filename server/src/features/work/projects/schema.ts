import Type, { type Static } from 'typebox';
import {
  PlainDate,
  Timestamp,
  Uuid,
  nullable,
  object,
  oneOf,
  pageOf,
  pageQuery,
  sortBy,
} from '#platform/http/index.ts';
import { PROJECT_ROLES } from '#identity/index.ts';
import { Reference } from '#features/foundation/people/index.ts';
import { seenText, seenVersion, textVersion } from '#features/foundation/texts/index.ts';
import { KEY_PATTERN } from './key.ts';
import { MAX_PROJECT_DESCRIPTION, PROJECT_STATUSES, VISIBILITIES } from './model.ts';

const Key = Type.String({
  pattern: KEY_PATTERN,
  description: '2 to 10 characters of A-Z and 0-9, starting with a letter',
});
export const ProjectName = Type.String({
  minLength: 1,
  maxLength: 120,
  pattern: '\\S',
  description: '1 to 120 characters; trimmed',
});
const Description = Type.String({
  maxLength: MAX_PROJECT_DESCRIPTION,
  description: 'Markdown, up to 20,000 characters',
});
const Status = oneOf(PROJECT_STATUSES);
const Visibility = oneOf(VISIBILITIES, {
  description:
    'workspace: visible to every member; private: visible to project members, and to owners and admins of the workspace',
});
const Color = Type.String({
  pattern: '^#[0-9a-fA-F]{6}$',
  description: 'A colour such as #3b5bdb',
});
const ProjectRole = oneOf(PROJECT_ROLES);

export const ProjectView = object(
  {
    id: Uuid,
    key: Key,
    name: Type.String(),
    description: Type.String({ maxLength: MAX_PROJECT_DESCRIPTION }),
    status: Status,
    visibility: Visibility,
    color: Type.String(),
    owner: nullable(Reference),
    startDate: nullable(PlainDate),
    targetDate: nullable(PlainDate),
    version: Type.Integer({ description: 'Increases with every change; the ETag' }),
    descriptionVersion: textVersion('description'),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    archivedAt: nullable(Timestamp),
    deletedAt: nullable(Timestamp),
    role: nullable(oneOf(PROJECT_ROLES, { description: "The caller's role in the project" })),
    can: object(
      {
        update: Type.Boolean(),
        delete: Type.Boolean(),
        createTask: Type.Boolean(),
        manageMembers: Type.Boolean(),
      },
      { description: 'What the caller can do' },
    ),
  },
  { title: 'Project' },
);
export type ProjectView = Static<typeof ProjectView>;

export const ProjectPage = pageOf(ProjectView);

export const NewProject = object(
  {
    key: Type.Optional(Key),
    name: ProjectName,
    description: Type.Optional(Description),
    status: Type.Optional(Status),
    visibility: Type.Optional(Visibility),
    color: Type.Optional(Color),
    startDate: Type.Optional(nullable(PlainDate)),
    targetDate: Type.Optional(nullable(PlainDate)),
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

export const ProjectPatch = object(
  {
    name: Type.Optional(ProjectName),
    description: Type.Optional(Description),
    descriptionVersion: seenVersion('description'),
    descriptionBase: seenText('description', MAX_PROJECT_DESCRIPTION),
    status: Type.Optional(Status),
    visibility: Type.Optional(Visibility),
    color: Type.Optional(Color),
    ownerId: Type.Optional(
      Type.String({ format: 'uuid', description: 'An active member, who also becomes a lead' }),
    ),
    startDate: Type.Optional(nullable(PlainDate)),
    targetDate: Type.Optional(nullable(PlainDate)),
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
